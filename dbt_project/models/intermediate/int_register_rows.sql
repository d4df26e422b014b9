with register_rows as (

    select * from {{ ref('stg_register_rows') }}
    where name is not null

),

submission_forms as (

    select * from {{ ref('int_submission_forms') }}
    where in_force

),

submissions as (

    select * from {{ ref('stg_submissions') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

successors as (

    select * from {{ ref('province_successors') }}

)

select
    -- where it is printed
    register_rows.submission_id,
    register_rows.form_code,
    submissions.file_name,
    register_rows.sheet,
    register_rows.cell,
    register_rows.row_index,

    -- who lists it, and where it lies on today's map
    submissions.geo_version,
    submissions.geo_code,
    case
        when submissions.geo_version = '63' then successors.new_code
        else submissions.geo_code
    end as block_code,
    submissions.period_code,
    coalesce(register_rows.as_of, periods.period_end) as listed_on,
    cast(extract(year from coalesce(register_rows.as_of, periods.period_end)) as integer) as year_no,
    submissions.version_no,

    -- who it is
    register_rows.entity_type,
    register_rows.name,
    register_rows.registration_code,
    register_rows.founded_on,
    register_rows.founded_text,
    register_rows.commune,

    -- what is said of it
    register_rows.sector_code,
    register_rows.status_code,
    register_rows.rating_code,
    register_rows.charter_capital,
    register_rows.capital_total,
    register_rows.member_total,
    register_rows.worker_total,
    register_rows.revenue,
    register_rows.profit
from register_rows
inner join submission_forms
    on
        register_rows.submission_id = submission_forms.submission_id
        and register_rows.form_code = submission_forms.form_code
inner join submissions
    on register_rows.submission_id = submissions.submission_id
inner join periods
    on submissions.period_code = periods.period_code
left join successors
    on submissions.geo_code = successors.old_code
where submissions.geo_code <> 'VN'
