with programs as (

    select
        program_code,
        label_vi,
        label_en,
        legal_basis,
        valid_from,
        valid_to
    from {{ ref('programs') }}

),

not_applicable as (

    select
        'none' as program_code,
        'Không áp dụng' as label_vi,
        'Not applicable' as label_en,
        cast(null as {{ text_type() }}) as legal_basis,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to

)

select * from programs
union all
select * from not_applicable
