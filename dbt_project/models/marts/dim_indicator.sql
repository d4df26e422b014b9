with indicators as (

    select * from {{ ref('indicators') }}

),

notes as (

    select * from {{ ref('indicator_notes') }}

)

select
    indicators.indicator_code,

    indicators.label_vi,
    indicators.label_en,

    indicators.unit,
    indicators.kind,
    indicators.aggregation,
    indicators.whole_number,
    indicators.parent_code,
    indicators.entity_types,
    indicators.ledger_sign,
    notes.usage_note,

    indicators.valid_from,
    indicators.valid_to
from indicators
left join notes
    on indicators.indicator_code = notes.indicator_code
