-- Whose stocks and flows do not add up?
SELECT geo_name, entity_type, count(*) AS years, sum(abs(residual)) AS unexplained
FROM marts.stock_flow_ledger
WHERE residual <> 0
GROUP BY geo_name, entity_type
ORDER BY unexplained DESC, geo_name, entity_type
LIMIT 20
