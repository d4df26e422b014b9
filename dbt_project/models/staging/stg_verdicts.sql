with source as (

    select * from {{ source('quality', 'verdicts') }}

),

renamed as (

    select
        submission_id,
        state,
        decided_at

    from source

)

select * from renamed
