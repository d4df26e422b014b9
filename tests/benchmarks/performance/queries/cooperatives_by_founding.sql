-- How old are the cooperatives still at work?
SELECT founded_year, sector_code, count(*) AS cooperatives
FROM marts.dim_cooperative
WHERE is_current AND status_code = 'active'
GROUP BY founded_year, sector_code
ORDER BY founded_year, sector_code
