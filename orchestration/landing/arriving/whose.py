"""The province and period of a submission: from its folder, or from the file itself if it is in no folder. Pure."""

from __future__ import annotations

from difflib import get_close_matches

from orchestration.landing.cells.workbook import Workbook
from orchestration.landing.codes import ALLIANCE_FOLDER, Codes
from orchestration.landing.folder import Folder
from orchestration.landing.landed import Noticed
from orchestration.landing.recognising.template_mark import mark_of
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import geo_version, is_period, is_span, period_year
from orchestration.landing.values.periods import UNTOLD, Frame, read_time
from orchestration.landing.words.places import declared_provinces
from orchestration.landing.words.titles import read_title

_WORDS_OF_A_TITLE = 4  # `Năm 2022` over a column is none


def misplaced(folder: Folder, codes: Codes) -> Noticed | None:
    """A folder that declares no known period or province: its figures would belong to nobody."""
    where = f"{folder.period}/{folder.province}"
    if not is_period(folder.period):
        return Noticed("submissions.unknown_period", printed_text=folder.period, params={"folder": folder.period})
    if not folder.province:
        return Noticed("submissions.misplaced_file", printed_text=folder.period, params={"folder": folder.period})
    if not folder.is_alliance and folder.declared(codes) is None:
        params = {"folder": where, "closest": _folder_meant(folder, codes) or None}
        return Noticed("submissions.unknown_province", printed_text=folder.province, params=params)
    return None


def _folder_meant(folder: Folder, codes: Codes) -> str:
    """The folders that the map of the period has for a province of another time, the one whose name it is, or alike.

    >>> from orchestration.landing.codes import load_codes
    >>> typed = ("yen-bai", "TP. HCM", "thanh pho Hai Phong", "brvt")
    >>> [_folder_meant(Folder("2023", typed[0]), load_codes()), _folder_meant(Folder("2025", typed[0]), load_codes())]
    ['yen-bai', 'lao-cai']
    >>> [_folder_meant(Folder("2023", name), load_codes()) for name in typed[1:]]
    ['ho-chi-minh', 'hai-phong', 'ba-ria-vung-tau']
    """
    version, typed = geo_version(folder.period), fold(folder.province).replace("_", " ").replace("-", " ")
    if instead := codes.provinces_instead(typed.replace(" ", "-"), version):
        return ", ".join(province.folder for province in instead)
    here = [province for province in codes.provinces if province.geo_version == version]
    named = declared_provinces([f"tỉnh {typed}"], codes)
    if called := [province.folder for province in here if not named.keys().isdisjoint(province.names)]:
        return called[0]
    return next(iter(get_close_matches(typed.replace(" ", "-"), [*(p.folder for p in here), ALLIANCE_FOLDER], 1)), "")


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
    period = _period_told(lines, this_year)
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


def _period_told(lines: list[str], this_year: str) -> str:
    """The period that a title names, however long ago; without one, the last that a column reports."""
    titles = [line for line in lines if len(line.split()) >= _WORDS_OF_A_TITLE]
    told = read_title(titles, "").period
    if told != UNTOLD:
        is_long_ago = period_year(told) < int(this_year) - 1
        return told if is_long_ago else read_title(titles, this_year).period
    times = [read_time(line, Frame(this_year)) for line in lines if line not in titles]
    reported = {t.period for t in times if t.period and t.scenario != "plan" and not t.is_comparison and not t.rest}
    past = [period for period in reported if not is_span(period) and period_year(period) <= int(this_year)]
    return max(past, key=lambda period: (period_year(period), -len(period)), default=this_year)
