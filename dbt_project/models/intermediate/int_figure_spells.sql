-- When did which print of a key stand in the national fact? At any moment the best-ranked of those that
-- counted then. Moments at which nothing changes for a key are not looked at.
with vintages as (

    select
        figure_key,
        key_rank,
        received_at,
        replaced_at
    from {{ ref('int_figure_vintages') }}

),

moments as (

    select
        figure_key,
        received_at as moment
    from vintages
    union distinct
    select
        figure_key,
        replaced_at as moment
    from vintages
    where replaced_at is not null

),

segments as (

    select
        figure_key,
        moment as began_at,
        lead(moment) over (partition by figure_key order by moment) as ended_at
    from moments

),

best as (

    select
        segments.figure_key,
        segments.began_at,
        segments.ended_at,
        min(vintages.key_rank) as key_rank
    from segments
    left join vintages
        on
            segments.figure_key = vintages.figure_key
            and segments.began_at >= vintages.received_at
            and (vintages.replaced_at is null or segments.began_at < vintages.replaced_at)
    group by
        segments.figure_key,
        segments.began_at,
        segments.ended_at

),

compared as (

    select
        *,
        lag(key_rank) over (partition by figure_key order by began_at) as rank_before
    from best

),

numbered as (

    select
        *,
        sum(case when key_rank = rank_before then 0 else 1 end) over (
            partition by figure_key
            order by began_at
            rows between unbounded preceding and current row
        ) as spell_no
    from compared

),

-- A spell without a rank is a time in which no print of the key counted.
spells as (

    select
        figure_key,
        key_rank,
        min(began_at) as known_from,
        case when count(ended_at) = count(*) then max(ended_at) end as known_to
    from numbered
    group by
        figure_key,
        key_rank,
        spell_no

),

followed as (

    select
        *,
        lead(key_rank) over (partition by figure_key order by known_from) as next_key_rank
    from spells

)

select
    figure_key,
    key_rank,
    known_from,
    known_to,
    next_key_rank
from followed
where key_rank is not null
