-- How many provinces met their plans, by indicator and year?
SELECT period_code, indicator_code, count(*) AS plans,
       sum(CASE WHEN percent_of_plan >= 100 THEN 1 ELSE 0 END) AS met, avg(percent_of_plan) AS mean_percent
FROM marts.plan_attainment
WHERE percent_of_plan IS NOT NULL
GROUP BY period_code, indicator_code
ORDER BY period_code, indicator_code
