with submissions as (

    select * from {{ ref('stg_submissions') }}

),

verdicts as (

    select * from {{ ref('stg_verdicts') }}

),

carried as (

    select
        submission_id,
        form_code
    from {{ ref('stg_figures') }}
    union distinct
    select
        submission_id,
        form_code
    from {{ ref('stg_register_rows') }}

),

judged as (

    select
        carried.submission_id,
        carried.form_code,
        submissions.period_code,
        submissions.geo_code,
        coalesce(verdicts.state, 'received') as state,
        submissions.version_no,
        submissions.received_at
    from carried
    inner join submissions
        on carried.submission_id = submissions.submission_id
    left join verdicts
        on carried.submission_id = verdicts.submission_id

),

ranked as (

    select
        submission_id,
        form_code,
        state,
        version_no,
        received_at,
        row_number() over (
            partition by period_code, geo_code, form_code, state
            order by version_no desc, received_at desc, submission_id desc
        ) as rank_in_state
    from judged

)

select
    submission_id,
    form_code,
    state,
    version_no,
    received_at,
    state = 'accepted' and rank_in_state = 1 as in_force
from ranked
