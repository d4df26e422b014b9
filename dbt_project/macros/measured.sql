{#
  The codes that say what a figure measures and of whom, wherever and whenever it does, as a list of columns.

  Args:
    table: needed in a join.
#}
{% macro measured(table=none) -%}
    {%- for column in [
        'entity_type', 'indicator_code', 'sector_code', 'policy_code', 'program_code', 'funding_source'
    ] -%}
        {% if table %}{{ table }}.{% endif %}{{ column }}{% if not loop.last %}, {% endif %}
    {%- endfor %}
{%- endmacro %}

{#
  Whether figures of two tables measure the same, as a condition of a join.

  Args:
    left, right: the tables.
    whoever: whether it may be of other organisations.
#}
{% macro same_measure(left, right, whoever=false) -%}
    {%- for column in measured().split(', ') if not (whoever and column == 'entity_type') -%}
        {{ left }}.{{ column }} = {{ right }}.{{ column }}{% if not loop.last %} and {% endif %}
    {%- endfor %}
{%- endmacro %}
