-- A failing row is a fact whose value is outside its own range, or a range without both ends.
select
    submission_id,
    sheet,
    cell,
    value,
    value_low,
    value_high
from {{ ref('fct_collective_economy') }}
where
    value < value_low
    or value > value_high
    or (qualifier = 'range' and (value_low is null or value_high is null))
