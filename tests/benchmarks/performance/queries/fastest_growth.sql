-- Where did members grow fastest?
SELECT geo_name, period_code, previous_value, value, growth_percent
FROM marts.growth
WHERE indicator_code = 'member_total' AND entity_type = 'cooperative' AND growth_percent IS NOT NULL
ORDER BY growth_percent DESC, geo_name, period_code
LIMIT 20
