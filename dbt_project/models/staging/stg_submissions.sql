with source as (

    select * from {{ source('landing', 'submissions') }}

),

renamed as (

    select
        submission_id,

        period_code,
        geo_version,
        province_code as geo_code,

        folder,
        file_name,
        version_no,

        received_at

    from source

)

select * from renamed
