-- A failing row is a ledger line that does not add up: opening + entries - exits + residual is not
-- the closing stock.
select
    geo_version,
    geo_code,
    entity_type,
    period_code
from {{ ref('stock_flow_ledger') }}
where
    opening
    + coalesce(founded, 0) + coalesce(reinstated, 0) + coalesce(other_in, 0)
    - coalesce(dissolved, 0) - coalesce(revoked, 0) - coalesce(converted, 0) - coalesce(merged, 0)
    - coalesce(other_out, 0)
    + residual <> closing
