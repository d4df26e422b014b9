-- What share of the cooperatives of a region is at work?
SELECT p.region_code, f.period_code,
       sum(CASE WHEN f.indicator_code = 'org_active' THEN f.value END)
       / sum(CASE WHEN f.indicator_code = 'org_total' THEN f.value END) AS active_share
FROM marts.fct_collective_economy AS f
JOIN marts.dim_province AS p ON p.geo_version = f.geo_version AND p.geo_code = f.geo_code
WHERE f.entity_type = 'cooperative' AND f.sector_code = 'total' AND f.scenario = 'actual'
  AND f.indicator_code IN ('org_active', 'org_total')
GROUP BY p.region_code, f.period_code
ORDER BY p.region_code, f.period_code
