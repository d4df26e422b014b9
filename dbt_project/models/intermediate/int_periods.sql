-- A code is looked up, never parsed: the years 1900 to 2099 and the parts of a year are listed, and a code
-- that they do not build finds no row here.
with period_kinds as (

    select * from {{ ref('period_kinds') }}

),

digits as (

    {% for digit in range(10) %}
        select {{ digit }} as digit
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

years as (

    select 1900 + 100 * hundreds.digit + 10 * tens.digit + ones.digit as year_no
    from digits as hundreds
    cross join digits as tens
    cross join digits as ones
    where hundreds.digit < 2

),

named_years as (

    select
        year_no,
        cast(year_no as {{ text_type() }}) as year_text
    from years

),

standard_periods as (

    select
        case
            when period_kinds.suffix = 'year' then years.year_text
            else years.year_text || '-' || period_kinds.suffix
        end as period_code,
        period_kinds.kind,
        years.year_no as first_year,
        years.year_no as last_year,
        cast(years.year_text || '-' || period_kinds.first_day as date) as period_start,
        cast(years.year_text || '-' || period_kinds.last_day as date) as period_end,
        period_kinds.months,
        period_kinds.label_vi || ' ' || years.year_text as label_vi,
        period_kinds.label_en || ' ' || years.year_text as label_en
    from named_years as years
    cross join period_kinds

),

multi_year_periods as (

    select
        first_years.year_text || '-' || last_years.year_text as period_code,
        'multi_year' as kind,
        first_years.year_no as first_year,
        last_years.year_no as last_year,
        cast(first_years.year_text || '-01-01' as date) as period_start,
        cast(last_years.year_text || '-12-31' as date) as period_end,
        12 * (last_years.year_no - first_years.year_no + 1) as months,
        'Giai đoạn ' || first_years.year_text || ' - ' || last_years.year_text as label_vi,
        'Years ' || first_years.year_text || ' to ' || last_years.year_text as label_en
    from named_years as first_years
    inner join named_years as last_years
        on first_years.year_no <= last_years.year_no

),

all_periods as (

    select * from standard_periods
    union all
    select * from multi_year_periods

),

observed_codes as (

    select period_code from {{ ref('stg_figures') }}
    union distinct
    select period_code from {{ ref('stg_submissions') }}

)

select
    all_periods.period_code,
    all_periods.kind,
    all_periods.first_year,
    all_periods.last_year,
    all_periods.period_start,
    all_periods.period_end,
    all_periods.months,
    all_periods.label_vi,
    all_periods.label_en
from all_periods
left join observed_codes
    on all_periods.period_code = observed_codes.period_code
where
    observed_codes.period_code is not null
    or (
        all_periods.kind <> 'multi_year'
        and all_periods.last_year between {{ var('calendar_first_year') }} and {{ var('calendar_last_year') }}
    )
