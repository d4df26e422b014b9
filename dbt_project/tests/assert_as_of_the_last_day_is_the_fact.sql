-- A failing row is a figure that only one of two sides has: the fact, and what is known on the last day that
-- can be asked for.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy_as_of'}}}) }}
with last_day as (

    select max(as_of_date) as as_of_date from {{ ref('dim_as_of_date') }}

),

known as (

    select
        {{ figure_key('history') }} as figure_key,
        history.value
    from {{ ref('fct_collective_economy_as_of') }} as history
    inner join last_day
        on history.as_of_date = last_day.as_of_date

),

facts as (

    select
        {{ figure_key() }} as figure_key,
        value
    from {{ ref('fct_collective_economy') }}

)

select
    coalesce(facts.figure_key, known.figure_key) as figure_key,
    facts.value,
    known.value as known_value
from facts
full outer join known
    on
        facts.figure_key = known.figure_key
        and facts.value = known.value
where
    facts.figure_key is null
    or known.figure_key is null
