-- A failing row is a print that only one of two sides has: the fact, and the best of the prints that count
-- now. Withdrawn figures are in neither.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
with facts as (

    select
        submission_id,
        sheet,
        cell,
        {{ figure_key() }} as figure_key
    from {{ ref('fct_collective_economy') }}

),

counting as (

    select
        submission_id,
        sheet,
        cell,
        figure_key,
        row_number() over (partition by figure_key order by key_rank) as place
    from {{ ref('int_figure_vintages') }}
    where replaced_at is null

),

withdrawn as (

    select
        submission_id,
        sheet,
        cell
    from {{ ref('fct_collective_economy_history') }}
    where ended_by = 'withdrawn'

),

best as (

    select
        counting.submission_id,
        counting.sheet,
        counting.cell,
        counting.figure_key
    from counting
    left join withdrawn
        on
            counting.submission_id = withdrawn.submission_id
            and counting.sheet = withdrawn.sheet
            and counting.cell = withdrawn.cell
    where
        counting.place = 1
        and withdrawn.submission_id is null

)

select
    'fact' as only_in,
    facts.figure_key,
    facts.submission_id,
    facts.sheet,
    facts.cell
from facts
left join best
    on
        facts.figure_key = best.figure_key
        and facts.submission_id = best.submission_id
        and facts.sheet = best.sheet
        and facts.cell = best.cell
where best.figure_key is null
union all
select
    'history' as only_in,
    best.figure_key,
    best.submission_id,
    best.sheet,
    best.cell
from best
left join facts
    on
        best.figure_key = facts.figure_key
        and best.submission_id = facts.submission_id
        and best.sheet = facts.sheet
        and best.cell = facts.cell
where facts.figure_key is null
