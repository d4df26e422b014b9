{#
    How an indicator adds up, from column `aggregation` of seed `indicators`: `sum`, `weighted_mean:<weight>`,
    `derive:<part>/<weight>`.
#}
{% macro aggregation_columns() -%}
split_part(aggregation, ':', 1) as aggregation_kind,
        case
            when aggregation like 'weighted_mean:%' then split_part(aggregation, ':', 2)
            when aggregation like 'derive:%' then split_part(split_part(aggregation, ':', 2), '/', 2)
        end as weight_code,
        case
            when aggregation like 'derive:%' then split_part(split_part(aggregation, ':', 2), '/', 1)
        end as part_code
{%- endmacro %}
