select
    code as funding_source,

    label_vi,
    label_en,
    sort_order
from {{ ref('code_labels') }}
where column_name = 'funding_source'
