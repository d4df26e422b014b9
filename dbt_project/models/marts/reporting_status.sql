with submission_forms as (

    select * from {{ ref('int_submission_forms') }}

),

submissions as (

    select * from {{ ref('stg_submissions') }}

),

receipts as (

    select * from {{ ref('stg_receipts') }}

),

calendar as (

    select * from {{ ref('int_reporting_calendar') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

geographies as (

    select * from {{ ref('int_geographies') }}

),

first_arrivals as (

    select
        submission_id,
        min(received_at) as received_at
    from receipts
    group by submission_id

),

-- Periods up to the year of the latest arrival: the calendar of a load does not depend on when it is read.
horizon as (

    select max(extract(year from received_at)) as last_year from receipts

),

expected as (

    select
        geographies.geo_version,
        geographies.geo_code,
        calendar.period_code,
        calendar.form_code
    from calendar
    inner join periods
        on calendar.period_code = periods.period_code
    inner join horizon
        on periods.last_year <= horizon.last_year
    inner join geographies
        on
            periods.period_end >= geographies.valid_from
            and (geographies.valid_to is null or periods.period_end <= geographies.valid_to)
    where
        calendar.is_required
        and geographies.geo_kind = 'province'

),

returns as (

    select
        submissions.geo_version,
        submissions.geo_code,
        submissions.period_code,
        submission_forms.form_code,
        submission_forms.submission_id,
        submission_forms.state,
        submission_forms.version_no,
        first_arrivals.received_at,
        row_number() over (
            partition by
                submissions.geo_version,
                submissions.geo_code,
                submissions.period_code,
                submission_forms.form_code
            order by
                case when submission_forms.in_force then 1 else 2 end,
                submission_forms.version_no desc,
                submission_forms.submission_id asc
        ) as preference,
        min(first_arrivals.received_at) over (
            partition by
                submissions.geo_version,
                submissions.geo_code,
                submissions.period_code,
                submission_forms.form_code
        ) as first_received_at
    from submission_forms
    inner join submissions
        on submission_forms.submission_id = submissions.submission_id
    inner join first_arrivals
        on submission_forms.submission_id = first_arrivals.submission_id

),

latest_returns as (

    select * from returns
    where preference = 1

),

duties as (

    select
        geo_version,
        geo_code,
        period_code,
        form_code
    from expected
    union distinct
    select
        geo_version,
        geo_code,
        period_code,
        form_code
    from latest_returns

)

select
    duties.geo_version,
    duties.geo_code,
    duties.period_code,
    duties.form_code,

    geographies.geo_name,
    periods.period_end,
    expected.form_code is not null as expected,
    calendar.due_date,
    calendar.legal_source,

    coalesce(latest_returns.state, 'not_received') as state,
    latest_returns.first_received_at as received_at,
    {{ vietnam_date('latest_returns.first_received_at') }} > calendar.due_date as is_late,
    case
        when {{ vietnam_date('latest_returns.first_received_at') }} <= calendar.due_date then 0
        else {{ days_between('calendar.due_date', vietnam_date('latest_returns.first_received_at')) }}
    end as days_late,
    latest_returns.submission_id,
    latest_returns.version_no
from duties
inner join geographies
    on
        duties.geo_version = geographies.geo_version
        and duties.geo_code = geographies.geo_code
inner join periods
    on duties.period_code = periods.period_code
left join expected
    on
        duties.geo_version = expected.geo_version
        and duties.geo_code = expected.geo_code
        and duties.period_code = expected.period_code
        and duties.form_code = expected.form_code
left join calendar
    on
        duties.period_code = calendar.period_code
        and duties.form_code = calendar.form_code
left join latest_returns
    on
        duties.geo_version = latest_returns.geo_version
        and duties.geo_code = latest_returns.geo_code
        and duties.period_code = latest_returns.period_code
        and duties.form_code = latest_returns.form_code
