-- A failing row has an empty text in its key. Null is refused by the table itself; empty text would
-- pass as a code.
select
    submission_id,
    sheet,
    cell
from {{ ref('fct_collective_economy') }}
where
    trim(geo_version) = ''
    or trim(geo_code) = ''
    or trim(period_code) = ''
    or trim(scenario) = ''
    or trim(entity_type) = ''
    or trim(indicator_code) = ''
    or trim(sector_code) = ''
    or trim(policy_code) = ''
    or trim(program_code) = ''
    or trim(funding_source) = ''
