-- A failing row is a fact that no cell of a form in force prints with this value: it was invented,
-- changed on its way (unless the office corrected it), or belongs to a rejected or replaced submission.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
select
    facts.submission_id,
    facts.sheet,
    facts.cell,
    facts.value
from {{ ref('fct_collective_economy') }} as facts
left join {{ ref('int_figures_in_force') }} as figures
    on
        facts.submission_id = figures.submission_id
        and facts.sheet = figures.sheet
        and facts.cell = figures.cell
        and (facts.value = figures.value or facts.quality_status = 'corrected')
where figures.submission_id is null
