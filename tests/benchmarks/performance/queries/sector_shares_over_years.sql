-- Which sector's share of all cooperatives grows?
SELECT period_code, sector_code, sum(value) / sum(sum(value)) OVER (PARTITION BY period_code) AS share
FROM marts.fct_collective_economy
WHERE indicator_code = 'org_total' AND entity_type = 'cooperative' AND scenario = 'actual' AND sector_code <> 'total'
  AND length(period_code) = 4
GROUP BY period_code, sector_code
ORDER BY period_code, sector_code
