-- A failing row is a figure of the whole country, or a minimum that the alliance sets for every
-- province, booked as if one province had reported it.
{{ config(meta={'dagster': {'ref': {'name': 'stock_flow_ledger'}}}) }}
select
    'stock_flow_ledger' as mart,
    geo_version,
    period_code
from {{ ref('stock_flow_ledger') }}
where geo_code in ('VN', 'each')
union all
select
    'support_programs' as mart,
    geo_version,
    period_code
from {{ ref('support_programs') }}
where geo_code = 'each'
