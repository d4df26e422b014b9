{# The sum, or null when any part is null: an open end of one part leaves the end of the sum open. #}
{% macro complete_sum(part) -%}
    case when count({{ part }}) = count(*) then sum({{ part }}) end
{%- endmacro %}
