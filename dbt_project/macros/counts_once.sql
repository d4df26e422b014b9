{#
  Whether a row of a province counts for the country: the ground of a merged province counts by what the new province
  prints of it, else by what its old provinces print. Needs geo_version and territory_code of `int_territories` (null
  where the row is no province's); `key` names what else makes two rows the same.
#}
{% macro counts_once(key) -%}
    case
        when territory_code is null then false
        when geo_version = '34' then true
        else max(case when geo_version = '34' then 1 else 0 end) over (
            partition by territory_code, {{ key | join(', ') }}
        ) = 0
    end
{%- endmacro %}
