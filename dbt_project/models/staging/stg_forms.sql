with source as (

    select * from {{ source('landing', 'forms') }}

),

renamed as (

    select
        form_code,
        title_vi as label_vi,
        title_en as label_en,
        precedence,
        geo_scope

    from source

)

select * from renamed
