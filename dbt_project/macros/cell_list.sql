{#
  Whether a finding's `related_cells` ('D9, D10, Phụ lục II!C8') names a cell, and exactly that cell: D1 is not
  in 'D10'. A reference without a sheet means the finding's own sheet.

  Args:
    cells: the list, an SQL expression.
    reference: 'D9' or 'Phụ lục II!C8', an SQL expression.
#}
{% macro is_in_cell_list(cells, reference) -%}
    {{ contains_text("', ' || " ~ cells ~ " || ', '", "', ' || " ~ reference ~ " || ', '") }}
{%- endmacro %}
