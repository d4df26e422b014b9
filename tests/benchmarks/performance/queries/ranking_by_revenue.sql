-- Where do cooperatives turn over most?
SELECT geo_name, value, rank() OVER (ORDER BY value DESC) AS place
FROM marts.fct_collective_economy
WHERE indicator_code = 'revenue_avg' AND entity_type = 'cooperative' AND period_code = '2022' AND scenario = 'actual'
ORDER BY place, geo_name
LIMIT 10
