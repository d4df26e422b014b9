-- The same from the history: everything printed of one year, as known now.
SELECT indicator_code, entity_type, scenario, count(*) AS figures, sum(value) AS total
FROM marts.fct_collective_economy_history
WHERE period_code = '2022' AND was_in_force
  AND known_from <= TIMESTAMP '2100-01-01' AND (known_to IS NULL OR known_to > TIMESTAMP '2100-01-01')
GROUP BY indicator_code, entity_type, scenario
ORDER BY indicator_code, entity_type, scenario
