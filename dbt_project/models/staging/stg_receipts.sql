with source as (

    select * from {{ source('landing', 'receipts') }}

),

renamed as (

    select
        receipt_no,
        submission_id,

        path,
        file_name,
        version_no,

        received_at

    from source

)

select * from renamed
