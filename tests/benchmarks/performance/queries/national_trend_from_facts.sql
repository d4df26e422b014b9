-- The same, added up from the national fact table.
SELECT period_code, scenario, entity_type, sum(value) AS organisations, count(DISTINCT geo_code) AS provinces
FROM marts.fct_collective_economy
WHERE indicator_code = 'org_total' AND sector_code = 'total' AND geo_version = '63'
GROUP BY period_code, scenario, entity_type
ORDER BY period_code, scenario, entity_type
