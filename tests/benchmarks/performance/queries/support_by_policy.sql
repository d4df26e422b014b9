-- What did support cost and reach, policy by policy, year by year?
SELECT period_code, policy_code, sum(budget) AS budget, sum(organisations) AS organisations, sum(turns) AS turns
FROM marts.support_programs
WHERE scenario = 'actual' AND length(period_code) = 4
GROUP BY period_code, policy_code
ORDER BY period_code, policy_code
