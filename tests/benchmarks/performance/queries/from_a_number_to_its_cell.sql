-- Which file, sheet and cell print a number?
SELECT file_name, sheet, cell, printed_text, value
FROM marts.fct_collective_economy
WHERE geo_version = '63' AND geo_code = '01' AND period_code = '2022' AND indicator_code = 'org_total'
ORDER BY file_name, sheet, cell
