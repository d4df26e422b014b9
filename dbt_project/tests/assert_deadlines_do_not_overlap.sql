-- A failing row is a pair of rules that set two due dates for the same form and period.
select
    earlier.form_code,
    earlier.period_kind,
    earlier.valid_from,
    later.valid_from as second_valid_from
from {{ ref('deadlines') }} as earlier
inner join {{ ref('deadlines') }} as later
    on
        earlier.form_code = later.form_code
        and earlier.period_kind = later.period_kind
        and earlier.valid_from < later.valid_from
where
    earlier.valid_to is null
    or earlier.valid_to >= later.valid_from
