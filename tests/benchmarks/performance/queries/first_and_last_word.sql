-- How far do first figures lie from the last ones?
SELECT indicator_code, count(*) AS figures, avg(abs(change_from_first)) AS mean_change
FROM marts.revision_triangle
WHERE is_latest AND vintage_no > 1
GROUP BY indicator_code
ORDER BY indicator_code
