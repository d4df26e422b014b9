-- A failing row is a fact of a submission that gate 1 did not accept.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
select
    facts.submission_id,
    facts.sheet,
    facts.cell
from {{ ref('fct_collective_economy') }} as facts
left join {{ ref('stg_verdicts') }} as verdicts
    on
        facts.submission_id = verdicts.submission_id
        and verdicts.state = 'accepted'
where verdicts.submission_id is null
