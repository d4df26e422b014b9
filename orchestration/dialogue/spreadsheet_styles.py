"""Colours and sizes shared by every workbook that the project writes.

Belongs here: how a sheet looks. Not here: its contents.
"""

from __future__ import annotations

from math import ceil

FACE = "Times New Roman"
INK = "1F3864"
GREY = "595959"
LINE = "BFBFBF"
LINK = "0563C1"
PAPER = "FFFDF3"
TINTS = {"critical": "F8CBAD", "warning": "FFE699", "info": "DDEBF7", "explained": "E2EFDA"}
DEEP = {"critical": "9C0006", "warning": "7F4F00", "info": "1F3864", "explained": "375623"}
#: Between a comment that was there before and ours.
COMMENT_RULE = "———\n"


def lines(text: str, width: float) -> int:
    """Lines that a wrapped text takes in a column of this width, in characters."""
    return sum(max(1, ceil(len(part) * 0.95 / width)) for part in text.split("\n")) if text else 1
