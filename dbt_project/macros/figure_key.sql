{# The ten columns of a figure key in one text; codes hold no '|'. `table` is needed in a join. #}
{% macro figure_key(table=none) -%}
    {%- for column in ['geo_version', 'geo_code', 'period_code', 'scenario'] + measured().split(', ') -%}
        {% if table %}{{ table }}.{% endif %}{{ column }}{% if not loop.last %} || '|' || {% endif %}
    {%- endfor %}
{%- endmacro %}
