{{ config(materialized='view') }}

select
    geo_version,
    geo_code,
    period_code,
    form_code,

    geo_name,
    due_date,
    legal_source,
    state
from {{ ref('reporting_status') }}
where
    expected
    and state in ('not_received', 'rejected')
    and due_date < {{ vietnam_today() }}
