"""To whom a submission belongs: what its folder declares, or what a file without a folder says itself. Pure."""

from __future__ import annotations

from difflib import get_close_matches

from orchestration.landing.codes import ALLIANCE_FOLDER, Codes
from orchestration.landing.figures import Noticed
from orchestration.landing.periods import geo_version, is_period, period_year, read_title
from orchestration.landing.places import declared_provinces
from orchestration.landing.reading import Folder
from orchestration.landing.template_mark import mark_of
from orchestration.landing.workbook import Workbook


def misplaced(folder: Folder, codes: Codes) -> Noticed | None:
    """A folder that declares no known period or province: its figures would belong to nobody."""
    where = f"{folder.period}/{folder.province}"
    if not is_period(folder.period):
        return Noticed("submissions.unknown_period", printed_text=folder.period, params={"folder": folder.period})
    if not folder.province:
        return Noticed("submissions.misplaced_file", printed_text=folder.period, params={"folder": folder.period})
    if not folder.is_alliance and folder.declared(codes) is None:
        known = [p.folder for p in codes.provinces if p.geo_version == geo_version(folder.period)]
        closest = next(iter(get_close_matches(folder.province, [*known, ALLIANCE_FOLDER], 1)), "")
        params = {"folder": where, "closest": closest}
        return Noticed("submissions.unknown_province", printed_text=folder.province, params=params)
    return None


def folder_by_content(workbook: Workbook, this_year: str, codes: Codes) -> Folder:
    """The folder a workbook would belong to, by its title and letterhead.

    The period of its template holds where the sheets speak of its year, the reporter where no letterhead names one.

    Args:
        workbook: the file.
        this_year: the period where its title names none.
        codes: code lists.
    """
    lines = [text for sheet in workbook.sheets if sheet.visible for _, _, text in sheet.texts(0, 11)]
    mark = mark_of(workbook.properties)
    period = read_title(lines, this_year).period
    if mark and is_period(mark.period) and any(str(period_year(mark.period)) in line for line in lines):
        period = mark.period
    names = list(declared_provinces(lines, codes))
    version = geo_version(period)
    for province in codes.provinces:
        if names and names[0] in province.names and province.geo_version == version:
            return Folder(period, province.folder)
    if names:
        return Folder(period, names[0].replace(" ", "-"))
    return Folder(period, mark.province if mark and mark.province else ALLIANCE_FOLDER)
