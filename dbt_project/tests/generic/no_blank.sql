{# A failing row lacks what every row must have; `blank_column` names the first of the columns that it lacks. #}
{% test no_blank(model, columns) %}
    select
        case
            {%- for column in columns %}
            when {{ column }} is null then '{{ column }}'
            {%- endfor %}
        end as blank_column,
        tested.*
    from {{ model }} as tested
    where
        {%- for column in columns %}
        {% if not loop.first %}or {% endif %}{{ column }} is null
        {%- endfor %}
{% endtest %}
