with source as (

    select * from {{ source('landing', 'register_rows') }}

),

renamed as (

    select
        -- where it is printed
        submission_id,
        form_code,
        sheet,
        cell,
        row_index,

        -- who it is
        entity_type,
        name,
        registration_code,
        founded_on,
        founded_text,
        commune,

        -- what is said of it
        sector_code,
        status_code,
        rating_code,
        charter_capital,
        capital_total,
        member_total,
        worker_total,
        revenue,
        profit,

        -- the day of which the list speaks
        as_of

    from source

)

select * from renamed
