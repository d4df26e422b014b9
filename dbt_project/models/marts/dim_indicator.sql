select
    indicator_code,

    label_vi,
    label_en,

    unit,
    kind,
    aggregation,
    whole_number,
    parent_code,
    entity_types,
    ledger_sign,

    valid_from,
    valid_to
from {{ ref('indicators') }}
