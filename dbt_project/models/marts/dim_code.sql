with labelled as (

    select
        column_name,
        code,
        sort_order,
        label_vi,
        label_en
    from {{ ref('code_labels') }}

),

-- A form's names stand in its own description.
forms as (

    select
        'form_code' as column_name,
        form_code as code,
        cast(row_number() over (order by precedence, form_code) as integer) as sort_order,
        label_vi,
        label_en
    from {{ ref('stg_forms') }}

)

select * from labelled
union all
select * from forms
