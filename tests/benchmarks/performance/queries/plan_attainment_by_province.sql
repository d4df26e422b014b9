-- Who missed its plan for new cooperatives, and by how much?
SELECT geo_name, period_code, plan, estimate, actual, percent_of_plan
FROM marts.plan_attainment
WHERE indicator_code = 'org_new' AND entity_type = 'cooperative' AND percent_of_plan < 100
ORDER BY percent_of_plan, geo_name, period_code
