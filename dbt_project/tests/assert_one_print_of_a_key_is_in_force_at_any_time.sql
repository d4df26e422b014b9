-- A failing row is a print that began to count while another print of its key still did: on that day the
-- fact would have had two answers.
with history as (

    select
        submission_id,
        sheet,
        cell,
        known_from,
        known_to,
        {{ figure_key() }} as figure_key
    from {{ ref('fct_collective_economy_history') }}
    where was_in_force

),

followed as (

    select
        *,
        lead(known_from) over (partition by figure_key order by known_from) as next_known_from,
        count(*) over (partition by figure_key, known_from) as n_at_once
    from history

)

select
    figure_key,
    submission_id,
    sheet,
    cell,
    known_from,
    known_to,
    next_known_from
from followed
where
    n_at_once > 1
    or known_to > next_known_from
    or (known_to is null and next_known_from is not null)
