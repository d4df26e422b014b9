-- A failing row is an organisation on a list in force that is no cooperative of the register.
{{ config(meta={'dagster': {'ref': {'name': 'dim_cooperative'}}}) }}
select
    register_rows.submission_id,
    register_rows.sheet,
    register_rows.cell,
    identities.cooperative_id
from {{ ref('int_register_rows') }} as register_rows
left join {{ source('register', 'identities') }} as identities
    on
        register_rows.submission_id = identities.submission_id
        and register_rows.sheet = identities.sheet
        and register_rows.cell = identities.cell
left join {{ ref('dim_cooperative') }} as cooperatives
    on
        identities.cooperative_id = cooperatives.cooperative_id
        and cooperatives.is_current
where cooperatives.cooperative_id is null
