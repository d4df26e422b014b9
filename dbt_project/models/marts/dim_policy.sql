with policies as (

    select
        policy_code,
        label_vi,
        label_en,
        measures,
        valid_from,
        valid_to
    from {{ ref('policies') }}

),

not_applicable as (

    select
        'none' as policy_code,
        'Không áp dụng' as label_vi,
        'Not applicable' as label_en,
        cast(null as {{ text_type() }}) as measures,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to

)

select * from policies
union all
select * from not_applicable
