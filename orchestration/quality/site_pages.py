"""Makes the pages of a Great Expectations site work without a network.

The generated pages load styles and scripts from elsewhere. A machine without access shows bare text, one behind a
silent firewall waits for each of them, and an office may not want its pages to contact others.

Belongs here: their replacement, `data_docs.css`. Not here: the list of pages (`site_index`), the site (`suites`).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_STYLES = Path(__file__).with_name("data_docs.css")
_ELSEWHERE = re.compile(
    r"""<link\b[^>]*\bhref="https?://[^>]*>|<script\b[^>]*\bsrc="https?://[^>]*>\s*</script>"""
    r"""|<img\b[^>]*\bsrc="https?://[^>]*>|background:\s*url\('https?://[^)]*\)[^;]*;"""
)
# The two buttons of a result, which jQuery would serve.
_BUTTONS = """
<script>
function showAllValidations() { document.body.classList.remove("failed-only") }
function hideSucceededValidations() { document.body.classList.add("failed-only") }
</script>
</body>"""


def stand_alone(folder: Path) -> None:
    """Have every page of a site look and work as it is, without anything from elsewhere."""
    shutil.copyfile(_STYLES, folder / "static" / "styles" / _STYLES.name)
    for page in folder.rglob("*.html"):
        up = "../" * (len(page.relative_to(folder).parts) - 1)
        styles = f'<link rel="stylesheet" href="{up}static/styles/{_STYLES.name}">\n</head>'
        content = _ELSEWHERE.sub("", page.read_text(encoding="utf-8"))
        head, _, body = content.partition("</head>")
        text, _, rest = body.rpartition("</body>")
        page.write_text(f"{head}{styles}{text}{_BUTTONS}{rest}", encoding="utf-8")
