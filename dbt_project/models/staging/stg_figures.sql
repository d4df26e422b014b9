with source as (

    select * from {{ source('landing', 'figures') }}

),

renamed as (

    select
        -- where it is printed
        submission_id,
        form_code,
        sheet,
        cell,
        sheet_index,
        row_index,
        column_index,

        -- what it speaks of
        period_code,
        scenario,
        entity_type,
        indicator_code,
        sector_code,
        policy_code,
        program_code,
        funding_source,

        -- how much
        value,
        value_low,
        value_high,
        qualifier,
        unit,
        missing_reason,
        repair,

        -- as printed
        row_label,
        column_label,
        printed_text,
        unit_text

    from source

)

select * from renamed
