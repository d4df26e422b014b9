"""What a template says inside its file: its form, province and period.

A clerk who fills in a template keeps its document properties, whatever she does to titles and sheets. They supplement
the evidence of the content and never replace it.

Belongs here: the properties, and where they contradict what was sent. Not here: reading them from a file (`formats`),
weighing them against a title (`recognition`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from orchestration.landing.codes import ALLIANCE_FOLDER, Codes
from orchestration.landing.forms.form import Form
from orchestration.landing.landed import Noticed
from orchestration.landing.values.period_codes import geo_version, is_period

PREFIX = "kttt_"
_CODE = re.compile(r"[a-z0-9_-]{1,60}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TemplateMark:
    """The mark of a template; '' where a property is missing.

    Attributes:
        form: form code.
        period: period code.
        province: folder name of the reporter.
    """

    form: str
    period: str
    province: str

    def properties(self) -> dict[str, str]:
        """Its document properties by name."""
        return {f"{PREFIX}{name}": getattr(self, name) for name in self.__dataclass_fields__}


def mark_of(properties: Mapping[str, str]) -> TemplateMark | None:
    """The mark that document properties hold, if they are those of a template.

    >>> mark_of({"kttt_form": "pl1", "kttt_period": "2025", "kttt_province": "ha-tinh"})
    TemplateMark(form='pl1', period='2025', province='ha-tinh')
    >>> mark_of({"Author": "VT"}) is None
    True
    """
    known = {name: text for name, text in properties.items() if _CODE.fullmatch(text)}
    mark = TemplateMark(*(known.get(f"{PREFIX}{name}", "") for name in TemplateMark.__dataclass_fields__))
    return mark if mark.form else None


def contradiction(
    mark: TemplateMark, period: str, province: str, found: Collection[str], codes: Codes, forms: Collection[Form]
) -> Noticed | None:
    """A finding when a workbook was made from the template of another form, province or period.

    Args:
        mark: of its template.
        period: period of the folder.
        province: folder name of the reporter.
        found: codes of the forms it carries.
        codes: code lists.
        forms: the forms there are.
    """
    titles = {form.code: form.title_vi.partition(":")[0] for form in forms}
    pairs: list[tuple[str, str]] = []
    if found and mark.form in titles and mark.form not in found:
        pairs.append((titles[mark.form], ", ".join(titles[code] for code in sorted(found))))
    if mark.province and mark.province != province:
        pairs.append((_name(mark.province, mark.period, codes), _name(province, period, codes)))
    if mark.period and mark.period != period:
        pairs.append((mark.period, period))
    if not pairs:
        return None
    stated, sent = (", ".join(texts) for texts in zip(*pairs, strict=True))
    return Noticed(
        "submissions.template_of_another", printed_text=stated, expected=sent, params={"stated": stated, "sent": sent}
    )


def _name(folder: str, period: str, codes: Codes) -> str:
    known = codes.province(folder, geo_version(period)) if is_period(period) else None
    return known.name if known else "Liên minh HTX Việt Nam" if folder == ALLIANCE_FOLDER else folder
