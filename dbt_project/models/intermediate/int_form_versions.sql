with receipts as (

    select * from {{ ref('stg_receipts') }}

),

submissions as (

    select * from {{ ref('stg_submissions') }}

),

accepted_forms as (

    select * from {{ ref('int_submission_forms') }}
    where state = 'accepted'

),

arrivals as (

    select
        accepted_forms.submission_id,
        accepted_forms.form_code,
        submissions.period_code,
        submissions.geo_code,
        receipts.version_no,
        receipts.received_at
    from accepted_forms
    inner join submissions
        on accepted_forms.submission_id = submissions.submission_id
    inner join receipts
        on accepted_forms.submission_id = receipts.submission_id

),

followed as (

    select
        *,
        min(received_at) over (
            partition by period_code, geo_code, form_code
            order by version_no, received_at, submission_id
            rows between 1 following and unbounded following
        ) as next_received_at
    from arrivals

)

select
    submission_id,
    form_code,
    version_no,
    received_at,
    case when next_received_at is not null then greatest(received_at, next_received_at) end as replaced_at
from followed
