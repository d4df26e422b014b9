-- How many cooperatives, unions and groups has the country had, year by year?
SELECT period_code, scenario, entity_type, value, provinces_reported, coverage_share
FROM marts.national_total
WHERE indicator_code = 'org_total' AND sector_code = 'total' AND scenario IN ('actual', 'estimate')
ORDER BY period_code, scenario, entity_type
