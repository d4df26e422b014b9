with deadlines as (

    select * from {{ ref('deadlines') }}

),

plan_letters as (

    select * from {{ ref('plan_letters') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

applied as (

    select
        deadlines.form_code,
        periods.period_code,
        periods.period_end,
        periods.last_year,
        deadlines.obligation = 'required' as is_required,
        deadlines.due_rule,
        deadlines.days_after_letter,
        deadlines.due_day,
        deadlines.legal_source,
        cast(periods.last_year + deadlines.due_year_offset as {{ text_type() }}) as due_year
    from deadlines
    inner join periods
        on
            deadlines.period_kind = periods.kind
            and deadlines.valid_from <= periods.period_end
            and (deadlines.valid_to is null or deadlines.valid_to >= periods.period_end)

)

select
    applied.form_code,
    applied.period_code,
    applied.period_end,
    applied.is_required,
    case
        when applied.due_rule = 'days_after_letter' and plan_letters.letter_date is not null
            then {{ days_after('plan_letters.letter_date', 'applied.days_after_letter') }}
        else cast(applied.due_year || '-' || applied.due_day as date)
    end as due_date,
    applied.legal_source
from applied
left join plan_letters
    on applied.last_year = plan_letters.report_year
