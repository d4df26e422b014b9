-- A failing row is a code of a fact's column that no list names, so that a report would show the bare
-- code, or drop the figure with its join.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
{%- set coded = [
    'entity_type', 'scenario', 'funding_source', 'qualifier', 'unit', 'quality_status', 'repair', 'form_code'
] %}
with codes as (

    {% for column in coded %}
        select distinct
            '{{ column }}' as column_name,
            {{ column }} as code
        from {{ ref('fct_collective_economy') }}
        where {{ column }} is not null
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    codes.column_name,
    codes.code
from codes
left join {{ ref('dim_code') }} as named
    on
        codes.column_name = named.column_name
        and codes.code = named.code
where named.code is null
