-- A failing row is a ledger line whose closing stock is not printed as actual or estimate of that
-- year: a target would have been booked as if it had happened.
{{ config(meta={'dagster': {'ref': {'name': 'stock_flow_ledger'}}}) }}
select
    ledger.geo_version,
    ledger.geo_code,
    ledger.entity_type,
    ledger.period_code
from {{ ref('stock_flow_ledger') }} as ledger
left join {{ ref('fct_collective_economy') }} as facts
    on
        ledger.geo_version = facts.geo_version
        and ledger.geo_code = facts.geo_code
        and ledger.entity_type = facts.entity_type
        and ledger.period_code = facts.period_code
        and ledger.closing = facts.value
        and facts.indicator_code = 'org_total'
        and facts.sector_code = 'total'
        and facts.scenario in ('actual', 'estimate')
where facts.geo_code is null
