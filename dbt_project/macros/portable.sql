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


{# The date in Vietnam now, whatever the time zone of the machine or session that asks. #}
{% macro vietnam_today() -%}
    {{ return(adapter.dispatch('vietnam_today', 'kttt')()) }}
{%- endmacro %}

{% macro default__vietnam_today() -%}
    cast(now() at time zone 'Asia/Ho_Chi_Minh' as date)
{%- endmacro %}

{% macro spark__vietnam_today() -%}
    cast(from_utc_timestamp(to_utc_timestamp(current_timestamp(), current_timezone()), 'Asia/Ho_Chi_Minh') as date)
{%- endmacro %}


{# The last value that is not null, in the order of a window. #}
{% macro last_known(expression) -%}
    {{ return(adapter.dispatch('last_known', 'kttt')(expression)) }}
{%- endmacro %}

{% macro default__last_known(expression) -%}
    last_value({{ expression }} ignore nulls)
{%- endmacro %}

{% macro spark__last_known(expression) -%}
    last_value({{ expression }}, true)
{%- endmacro %}


{# The different texts of a group as one list, in alphabetical order: 'An Giang, Bắc Giang'; null when there is none. #}
{% macro text_list(expression) -%}
    {{ return(adapter.dispatch('text_list', 'kttt')(expression)) }}
{%- endmacro %}

{% macro default__text_list(expression) -%}
    string_agg(distinct {{ expression }}, ', ' order by {{ expression }})
{%- endmacro %}

{% macro spark__text_list(expression) -%}
    nullif(array_join(sort_array(collect_set({{ expression }})), ', '), '')
{%- endmacro %}


{# Whole days from one date to a later one; negative when it is earlier. #}
{% macro days_between(first_date, last_date) -%}
    {{ return(adapter.dispatch('days_between', 'kttt')(first_date, last_date)) }}
{%- endmacro %}

{% macro default__days_between(first_date, last_date) -%}
    cast({{ last_date }} - {{ first_date }} as integer)
{%- endmacro %}

{% macro spark__days_between(first_date, last_date) -%}
    datediff({{ last_date }}, {{ first_date }})
{%- endmacro %}


{#
  Descriptions as comments on a table and its columns, in one question. dbt asks every table twice which columns it has,
  which is known here: a description without its column fails.
#}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {% set comments %}
        {% if for_relation and config.persist_relation_docs() and model.description %}
            {{ alter_relation_comment(relation, model.description) }}
        {% endif %}
        {% if for_columns and config.persist_column_docs() %}
            {% for name, column in model.columns.items() %}
                comment on column {{ relation }}.{{ adapter.quote(name) if column["quote"] else name }}
                is {{ duckdb_escape_comment(column["description"]) }};
            {% endfor %}
        {% endif %}
    {% endset %}
    {% if comments | trim %}
        {% do run_query(comments) %}
    {% endif %}
{%- endmacro %}
