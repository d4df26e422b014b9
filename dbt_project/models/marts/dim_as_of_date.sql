with moments as (

    select known_from as moment from {{ ref('fct_collective_economy_history') }}
    union distinct
    select known_to as moment from {{ ref('fct_collective_economy_history') }}
    where known_to is not null

),

days_of_change as (

    select distinct {{ vietnam_date('moment') }} as as_of_date
    from moments

),

span as (

    select
        min(as_of_date) as first_day,
        extract(year from max(as_of_date)) + 1 as last_year
    from days_of_change

),

digits as (

    {% for digit in range(10) %}
        select {{ digit }} as digit
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

numbers as (

    -- 273 years: a clock that once stood at 1970, or in a distant future, stops no load
    select
        10000 * ten_thousands.digit + 1000 * thousands.digit + 100 * hundreds.digit + 10 * tens.digit
        + ones.digit as n
    from digits as ten_thousands
    cross join digits as thousands
    cross join digits as hundreds
    cross join digits as tens
    cross join digits as ones

),

days as (

    select {{ days_after('span.first_day', 'numbers.n') }} as as_of_date
    from span
    cross join numbers
    where span.first_day is not null

)

select
    days.as_of_date,
    days_of_change.as_of_date is not null as has_change,
    extract(day from {{ days_after('days.as_of_date', '1') }}) = 1 as is_month_end
from days
inner join span
    on extract(year from days.as_of_date) <= span.last_year
left join days_of_change
    on days.as_of_date = days_of_change.as_of_date
