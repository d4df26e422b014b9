"""What the first page of a feedback workbook calls itself and its columns.

Who writes it (`dialogue`) and who reads it when it comes back (`explanations`) must agree. Belongs here: these words.
Imports nothing, so that a command that only shows findings does not wait for what reads workbooks.
"""

from __future__ import annotations

PAGE_TITLE = "PHIẾU PHẢN HỒI SỐ LIỆU KINH TẾ TẬP THỂ"
EXPLANATION_HEADER = "Giải trình"
CODE_HEADER = "Mã"
