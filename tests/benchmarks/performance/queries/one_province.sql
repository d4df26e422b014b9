-- Everything one province reported of cooperatives in ten years.
SELECT indicator_code, period_code, scenario, value
FROM marts.fct_collective_economy
WHERE geo_version = '63' AND geo_code = '01' AND entity_type = 'cooperative' AND sector_code = 'total'
ORDER BY indicator_code, period_code, scenario
