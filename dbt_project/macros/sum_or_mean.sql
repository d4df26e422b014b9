{# A sum, or the mean by weight. Only the mean is divided, which DuckDB does in floating point: beside it a sum stays the
   decimal that it is, however large. #}
{% macro sum_or_mean(value, weight, is_sum) -%}
    case
        when {{ is_sum }} then sum({{ value }} * {{ weight }})
        else cast(sum({{ value }} * {{ weight }}) / nullif(sum({{ weight }}), 0) as decimal(24, 4))
    end
{%- endmacro %}
