{#
  Whether a row of a province counts for the country: the ground of a merged province counts by what the new province
  prints of it, else by what its old provinces print. Needs geo_version and territory_code of `int_territories` (null
  where the row is no province's); `key` names what else makes two rows the same.
#}
{% macro counts_once(rows, key) -%}
    {{ rows }}.territory_code is not null
    and (
        {{ rows }}.geo_version = '34'
        or not max({{ rows }}.geo_version = '34') over (
            partition by
                {{ rows }}.territory_code,
                {% for column in key %}{{ rows }}.{{ column }}{{ ',
                ' if not loop.last }}{% endfor %}
        )
    )
{%- endmacro %}
