-- The series of each province of today, back through the mergers.
SELECT geo_name, period_code, value, n_parts_reported
FROM marts.national_panel
WHERE geo_map = '34' AND indicator_code = 'org_total' AND entity_type = 'cooperative' AND sector_code = 'total'
  AND scenario = 'actual'
ORDER BY geo_name, period_code
