with rule_results as (

    select * from {{ source('quality', 'rule_results') }}

),

submissions as (

    select * from {{ source('quality', 'submissions') }}

)

select
    rule_results.submission_id,
    rule_results.rule_id,

    submissions.geo_version,
    submissions.province_code as geo_code,
    submissions.period_code,
    submissions.file_name,
    submissions.version_no,
    submissions.state,

    rule_results.gate,
    rule_results.outcome,
    rule_results.checked,
    rule_results.failed
from rule_results
inner join submissions
    on rule_results.submission_id = submissions.submission_id
