select
    code as entity_type,

    label_vi,
    label_en,
    sort_order,

    code in ('cooperative', 'union', 'group', 'credit_fund') as is_one_kind
from {{ ref('code_labels') }}
where column_name = 'entity_type'
