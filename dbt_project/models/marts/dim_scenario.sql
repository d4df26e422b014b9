select
    code as scenario,

    label_vi,
    label_en,
    sort_order
from {{ ref('code_labels') }}
where column_name = 'scenario'
