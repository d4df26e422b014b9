{#
  The figure of one measure among rows of one province and period, as a column; null when it is not printed.

  Args:
    entity_type: type of organisation.
    indicator_code: what is measured.
#}
{% macro figure_of(entity_type, indicator_code) -%}
    max(case when entity_type = '{{ entity_type }}' and indicator_code = '{{ indicator_code }}' then value end)
{%- endmacro %}
