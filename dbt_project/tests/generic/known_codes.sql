{#
  A failing row has a code that its list does not have, so it would be of nothing; null passes.

  Args:
    columns: codes to look up, each under its own name, in `indicators`, `sectors` or `code_labels`.
    also: words that may stand for a code, as `any`.
#}
{% test known_codes(model, columns, also=[]) %}
    select tested.*
    from {{ model }} as tested
    where
        {%- for column in columns %}
        {% if not loop.first %}or {% endif %}tested.{{ column }} not in (
            {%- if column == 'indicator_code' %}
            select indicator_code from {{ ref('indicators') }}
            {%- elif column == 'sector_code' %}
            select sector_code from {{ ref('sectors') }} union all select 'total'
            {%- else %}
            select code from {{ ref('code_labels') }} where column_name = '{{ column }}'
            {%- endif %}
            {%- for code in also %}
            union all select '{{ code }}'
            {%- endfor %}
        )
        {%- endfor %}
{% endtest %}
