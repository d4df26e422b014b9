with source as (

    select * from {{ source('landing', 'register_rows') }}

),

renamed as (

    select
        submission_id,
        form_code,
        sheet,
        cell

    from source

)

select * from renamed
