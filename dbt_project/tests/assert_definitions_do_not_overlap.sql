-- A failing row is a pair of definitions of the same thing that are in force on the same day.
{{ config(meta={'dagster': {'ref': {'name': 'legal_definitions'}}}) }}
select
    earlier.definition_kind,
    earlier.subject,
    earlier.measure,
    later.valid_from
from {{ ref('legal_definitions') }} as earlier
inner join {{ ref('legal_definitions') }} as later
    on
        earlier.definition_kind = later.definition_kind
        and earlier.subject = later.subject
        and earlier.measure = later.measure
        and earlier.version_no < later.version_no
where
    earlier.definition_kind not in ('series_break', 'deadline')
    and (earlier.valid_to is null or earlier.valid_to >= later.valid_from)
