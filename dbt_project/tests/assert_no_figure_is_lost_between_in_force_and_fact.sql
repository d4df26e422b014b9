-- A failing row is a figure in force whose key the fact does not hold: it is neither the figure of
-- the fact nor one that another figure of the same key replaced by precedence, nor withdrawn by the
-- office.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
select
    figures.submission_id,
    figures.sheet,
    figures.cell
from {{ ref('int_figures_in_force') }} as figures
left join {{ ref('fct_collective_economy') }} as facts
    on
        figures.geo_version = facts.geo_version
        and figures.geo_code = facts.geo_code
        and figures.period_code = facts.period_code
        and figures.scenario = facts.scenario
        and figures.entity_type = facts.entity_type
        and figures.indicator_code = facts.indicator_code
        and figures.sector_code = facts.sector_code
        and figures.policy_code = facts.policy_code
        and figures.program_code = facts.program_code
        and figures.funding_source = facts.funding_source
left join {{ ref('correction_log') }} as corrections
    on
        corrections.action = 'withdraw'
        and corrections.status = 'applied'
        and {{ figure_key('figures') }} = {{ figure_key('corrections') }}
where
    facts.submission_id is null
    and corrections.status is null
