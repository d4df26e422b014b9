"""The names of the first page of a feedback workbook and of its columns.

The writer (`dialogue`) and the reader of what comes back (`explanations`) must agree on them.

Belongs here: these texts. Imports nothing, so that a command that only shows findings does not load the reader.
"""

from __future__ import annotations

PAGE_TITLE = "PHIẾU PHẢN HỒI SỐ LIỆU KINH TẾ TẬP THỂ"
EXPLANATION_HEADER = "Giải trình"
CODE_HEADER = "Mã"
