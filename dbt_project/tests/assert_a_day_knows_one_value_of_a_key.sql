-- A failing row is a key of which a day knows more than one figure. A key gains figures only on a day on
-- which one of its prints begins to count: no other day is asked, of which there are as many
-- as figures by days.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy_as_of'}}}) }}
with beginnings as (

    select distinct
        {{ figure_key() }} as figure_key,
        {{ vietnam_date('known_from') }} as as_of_date
    from {{ ref('fct_collective_economy_history') }}
    where was_in_force

)

select
    beginnings.as_of_date,
    beginnings.figure_key,
    count(*) as figures
from {{ ref('fct_collective_economy_as_of') }} as known
inner join beginnings
    on
        known.as_of_date = beginnings.as_of_date
        and {{ figure_key('known') }} = beginnings.figure_key
group by beginnings.as_of_date, beginnings.figure_key
having count(*) > 1
