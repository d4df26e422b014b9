-- A failing row is an accepted submission whose folder, or a figure of it, names a period that
-- int_periods cannot build: its figures would fall out of the fact.
{{ config(meta={'dagster': {'ref': {'name': 'int_periods'}}}) }}
select
    figures.submission_id,
    figures.submission_period_code,
    figures.period_code
from {{ ref('int_figures_in_force') }} as figures
left join {{ ref('int_periods') }} as submission_periods
    on figures.submission_period_code = submission_periods.period_code
left join {{ ref('int_periods') }} as figure_periods
    on figures.period_code = figure_periods.period_code
where
    submission_periods.period_code is null
    or figure_periods.period_code is null
