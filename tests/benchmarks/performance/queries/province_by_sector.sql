-- Cooperatives of the last year, province by sector.
SELECT geo_name,
       sum(CASE WHEN sector_code = 'agriculture' THEN value END) AS agriculture,
       sum(CASE WHEN sector_code = 'industry' THEN value END) AS industry,
       sum(CASE WHEN sector_code = 'construction' THEN value END) AS construction,
       sum(CASE WHEN sector_code = 'trade_services' THEN value END) AS trade_services,
       sum(CASE WHEN sector_code = 'transport' THEN value END) AS transport,
       sum(CASE WHEN sector_code = 'credit' THEN value END) AS credit,
       sum(CASE WHEN sector_code = 'environment' THEN value END) AS environment
FROM marts.fct_collective_economy
WHERE indicator_code = 'org_total' AND entity_type = 'cooperative' AND period_code = '2023' AND scenario = 'estimate'
GROUP BY geo_name
ORDER BY geo_name
