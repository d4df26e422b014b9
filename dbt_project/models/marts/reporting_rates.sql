with expected_returns as (

    select * from {{ ref('reporting_status') }}
    where expected

),

counted as (

    select
        geo_version,
        period_code,
        form_code,
        period_end,
        due_date,
        count(*) as expected,
        count(received_at) as received,
        count(case when state = 'accepted' then 1 end) as accepted,
        count(case when state = 'accepted' and not is_late then 1 end) as on_time,
        max(days_late) as most_days_late
    from expected_returns
    group by
        geo_version,
        period_code,
        form_code,
        period_end,
        due_date

)

select
    geo_version,
    period_code,
    form_code,

    period_end,
    due_date,
    cast(expected as integer) as expected,
    cast(received as integer) as received,
    cast(accepted as integer) as accepted,
    cast(on_time as integer) as on_time,
    cast(100.0 * accepted / expected as decimal(7, 4)) as completeness,
    cast(100.0 * on_time / expected as decimal(7, 4)) as timeliness,
    most_days_late
from counted
