-- Which provinces live on central money?
SELECT geo_name, sum(budget_central) AS central, sum(budget_local) AS local,
       sum(budget_central) / nullif(sum(budget_central) + sum(budget_local), 0) AS central_share
FROM marts.support_programs
WHERE scenario = 'actual'
GROUP BY geo_name
ORDER BY central_share DESC, geo_name
LIMIT 10
