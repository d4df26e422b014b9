with sectors as (

    select
        sector_code,
        label_vi,
        label_en,
        vsic_sections,
        is_sum,
        parent_code,
        valid_from,
        valid_to
    from {{ ref('sectors') }}

),

not_broken_down as (

    select
        'total' as sector_code,
        'Tổng số' as label_vi,
        'Total' as label_en,
        cast(null as {{ text_type() }}) as vsic_sections,
        true as is_sum,
        cast(null as {{ text_type() }}) as parent_code,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to

)

select * from sectors
union all
select * from not_broken_down
