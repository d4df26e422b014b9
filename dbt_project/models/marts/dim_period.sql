select
    period_code,

    kind,
    label_vi,
    label_en,

    first_year,
    last_year,
    period_start,
    period_end,
    months
from {{ ref('int_periods') }}
