with review as (

    select * from {{ source('register', 'review') }}

),

identities as (

    select * from {{ source('register', 'identities') }}

),

register_rows as (

    select * from {{ ref('int_register_rows') }}

),

rows_of_cooperatives as (

    select
        register_rows.*,
        identities.cooperative_id,
        identities.commune as commune_alone
    from register_rows
    inner join identities
        on
            register_rows.submission_id = identities.submission_id
            and register_rows.sheet = identities.sheet
            and register_rows.cell = identities.cell

)

select
    review.left_ref,
    review.right_ref,

    review.reason,
    review.score,
    coalesce(review.decision, 'open') as decision,

    left_row.cooperative_id as left_cooperative_id,
    left_row.block_code as left_geo_code,
    left_row.listed_on as left_listed_on,
    left_row.name as left_name,
    left_row.registration_code as left_registration_code,
    left_row.commune_alone as left_commune,
    left_row.founded_text as left_founded,
    left_row.member_total as left_members,
    review.left_submission_id,
    review.left_sheet,
    review.left_cell,

    right_row.cooperative_id as right_cooperative_id,
    right_row.block_code as right_geo_code,
    right_row.listed_on as right_listed_on,
    right_row.name as right_name,
    right_row.registration_code as right_registration_code,
    right_row.commune_alone as right_commune,
    right_row.founded_text as right_founded,
    right_row.member_total as right_members,
    review.right_submission_id,
    review.right_sheet,
    review.right_cell
from review
left join rows_of_cooperatives as left_row
    on
        review.left_submission_id = left_row.submission_id
        and review.left_sheet = left_row.sheet
        and review.left_cell = left_row.cell
left join rows_of_cooperatives as right_row
    on
        review.right_submission_id = right_row.submission_id
        and review.right_sheet = right_row.sheet
        and review.right_cell = right_row.cell
