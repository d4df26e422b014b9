with minimum_members as (

    select
        'minimum_members' as definition_kind,
        entity_type as subject,
        member_kind as measure,
        cast(minimum as decimal(24, 4)) as value_from,
        cast(null as decimal(24, 4)) as value_below,
        valid_from,
        valid_to,
        legal_source,
        is_confirmed
    from {{ ref('minimum_members') }}

),

rating_bands as (

    select
        'rating_band' as definition_kind,
        scheme || ':' || rating_code as subject,
        'score' as measure,
        cast(score_from as decimal(24, 4)) as value_from,
        cast(score_below as decimal(24, 4)) as value_below,
        valid_from,
        valid_to,
        legal_source,
        is_confirmed
    from {{ ref('rating_bands') }}

),

size_thresholds as (

    select
        *,
        scheme || ':' || size_field || ':' || size_code as subject
    from {{ ref('size_thresholds') }}

),

sizes as (

    {% for measure in ['members', 'revenue', 'capital'] %}
        select
            'size_threshold' as definition_kind,
            subject,
            '{{ measure }}' as measure,
            {{ measure }}_from as value_from,
            cast(null as decimal(24, 4)) as value_below,
            valid_from,
            valid_to,
            legal_source,
            is_confirmed
        from size_thresholds
        where {{ contains_text('criteria', "'" ~ measure ~ "'") }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

programmes as (

    select
        'programme' as definition_kind,
        program_code as subject,
        'validity' as measure,
        cast(null as decimal(24, 4)) as value_from,
        cast(null as decimal(24, 4)) as value_below,
        valid_from,
        valid_to,
        legal_basis as legal_source,
        true as is_confirmed
    from {{ ref('programs') }}

),

deadlines as (

    select
        'deadline' as definition_kind,
        form_code || ':' || period_kind as subject,
        due_rule || ':' || due_day as measure,
        cast(days_after_letter as decimal(24, 4)) as value_from,
        cast(null as decimal(24, 4)) as value_below,
        valid_from,
        valid_to,
        legal_source,
        true as is_confirmed
    from {{ ref('deadlines') }}

),

classifications as (

    select
        'classification' as definition_kind,
        classification || ':' || version as subject,
        'validity' as measure,
        cast(null as decimal(24, 4)) as value_from,
        cast(null as decimal(24, 4)) as value_below,
        valid_from,
        valid_to,
        legal_source,
        is_confirmed
    from {{ ref('classification_versions') }}

),

series_breaks as (

    select
        'series_break' as definition_kind,
        break_code || ':' || entity_type as subject,
        indicator_code as measure,
        cast(null as decimal(24, 4)) as value_from,
        cast(null as decimal(24, 4)) as value_below,
        break_date as valid_from,
        cast(null as date) as valid_to,
        legal_source,
        is_confirmed
    from {{ ref('series_breaks') }}

),

definitions as (

    select * from minimum_members
    union all
    select * from rating_bands
    union all
    select * from sizes
    union all
    select * from programmes
    union all
    select * from deadlines
    union all
    select * from classifications
    union all
    select * from series_breaks

)

select
    definition_kind,
    subject,
    measure,
    row_number() over (partition by definition_kind, subject, measure order by valid_from) as version_no,

    value_from,
    value_below,
    valid_from,
    valid_to,
    legal_source,
    is_confirmed
from definitions
