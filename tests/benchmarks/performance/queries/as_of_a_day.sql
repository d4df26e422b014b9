-- What did the country's total look like on a day, as far as known then?
SELECT period_code, scenario, entity_type, sum(value) AS organisations
FROM marts.fct_collective_economy_as_of
WHERE as_of_date = (SELECT max(as_of_date) FROM marts.dim_as_of_date)
  AND indicator_code = 'org_total' AND sector_code = 'total'
GROUP BY period_code, scenario, entity_type
ORDER BY period_code, scenario, entity_type
