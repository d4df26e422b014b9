-- A failing row is a correction whose source does not print the wrong value (any more): the correction does
-- nothing, what the source prints counts, and its row should leave seeds/corrections.csv. By hand and in
-- tests this is an error; a night goes on, because one new workbook must not stop the country.
{{ config(severity=env_var('KTTT_VOID_CORRECTION', 'error')) }}
select
    geo_code,
    period_code,
    indicator_code,
    expected_value,
    value_in_force
from {{ ref('correction_log') }}
where status = 'void'
