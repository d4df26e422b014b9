-- A failing row is a code that changed owner in 2025 and whose figures carry the name of the wrong
-- province in the panel, or whose two owners are no longer those of the decree.
{{ config(meta={'dagster': {'ref': {'name': 'national_panel'}}}) }}
{%- set owners = [
    ('15', 'Yên Bái', 'Lào Cai'), ('24', 'Bắc Giang', 'Bắc Ninh'), ('44', 'Quảng Bình', 'Quảng Trị'),
    ('52', 'Bình Định', 'Gia Lai'), ('80', 'Long An', 'Tây Ninh'), ('82', 'Tiền Giang', 'Đồng Tháp'),
    ('91', 'Kiên Giang', 'An Giang')
] %}

with owners as (

    {% for code, old_name, new_name in owners %}
        select
            '63' as geo_version,
            '{{ code }}' as geo_code,
            '{{ old_name }}' as geo_name
        union all
        select
            '34' as geo_version,
            '{{ code }}' as geo_code,
            '{{ new_name }}' as geo_name
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    owners.geo_version,
    owners.geo_code,
    owners.geo_name,
    panel.geo_name as name_in_panel
from owners
left join {{ ref('dim_province') }} as provinces
    on
        owners.geo_version = provinces.geo_version
        and owners.geo_code = provinces.geo_code
left join {{ ref('national_panel') }} as panel
    on
        owners.geo_version = panel.geo_version
        and owners.geo_code = panel.geo_code
where
    provinces.geo_name is null
    or provinces.geo_name <> owners.geo_name
    or panel.geo_name <> owners.geo_name
