{#
  Everything that engines write differently, and nothing else: a new engine adds its `<engine>__` variants here
  and leaves the models alone. `.sqlfluff` repeats the default variants, because the linter runs without dbt.
#}

{# The type of text without a length limit. #}
{% macro text_type() -%}
    {{ return(adapter.dispatch('text_type', 'kttt')()) }}
{%- endmacro %}

{% macro default__text_type() -%}
    varchar
{%- endmacro %}

{% macro spark__text_type() -%}
    string
{%- endmacro %}


{# Whether a text holds another text, letter by letter: no pattern, no wildcard. #}
{% macro contains_text(text, part) -%}
    {{ return(adapter.dispatch('contains_text', 'kttt')(text, part)) }}
{%- endmacro %}

{% macro default__contains_text(text, part) -%}
    position({{ part }} in {{ text }}) > 0
{%- endmacro %}


{# The date some days after a date. #}
{% macro days_after(date, days) -%}
    {{ return(adapter.dispatch('days_after', 'kttt')(date, days)) }}
{%- endmacro %}

{% macro default__days_after(date, days) -%}
    cast({{ date }} + {{ days }} * interval '1' day as date)
{%- endmacro %}

{% macro spark__days_after(date, days) -%}
    date_add({{ date }}, {{ days }})
{%- endmacro %}


{# The date in Vietnam (UTC+7, no summer time) at a moment given in UTC. #}
{% macro vietnam_date(moment) -%}
    {{ return(adapter.dispatch('vietnam_date', 'kttt')(moment)) }}
{%- endmacro %}

{% macro default__vietnam_date(moment) -%}
    cast({{ moment }} + interval '7' hour as date)
{%- endmacro %}
