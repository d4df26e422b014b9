"""The child process that reads files: it may die, run out of memory or hang, and only one file is lost.

Run as `python -m orchestration.landing.reader_child LIMITS PARENT`. For each line of standard input, a JSON object
that names a file, it prints the lines of `answers` and one line `{"end": ...}`. It is the only process that imports
spreadsheet parsers.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from orchestration.landing.caged import limits as fences
from orchestration.landing.caged.answers import encode, refused
from orchestration.landing.caged.limits import Limits
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_checked_forms
from orchestration.landing.one_file import read_one
from orchestration.landing.review.scale import load_bounds
from orchestration.landing.words.lexicon import load_lexicon
from orchestration.runtime.garbage import collect_rarely

_ENDED_BY_FILE = 70  # exit status; 1 is Python's own, of a program that does not start
_RETIRES_AFTER = 300_000  # cells of one file: what so many leave behind in memory is the next file's loss


def main() -> None:
    """Read until standard input ends."""
    limits = Limits(**json.loads(sys.argv[1]))
    channel = os.dup(1)
    os.dup2(2, 1)  # nothing that a parser prints may look like an answer
    collect_rarely()
    learn()
    fences.confine(limits, int(sys.argv[2]))
    try:
        _serve(channel, limits)
    except BaseException:  # from here on a file is to blame; an error before means that no file can be read
        os._exit(_ENDED_BY_FILE)


def learn() -> None:
    """Learn what every file asks for, before a fence forbids to keep it; an installation may do so once for all."""
    load_codes(), load_checked_forms(), load_lexicon(), load_bounds()


def _serve(channel: int, limits: Limits) -> None:
    """Answer request after request."""
    with os.fdopen(channel, "wb") as answers:
        for line in sys.stdin:
            request = json.loads(line)
            fences.start_clock(limits)
            lines, end = answer(request, limits)
            for part in lines:
                answers.write(part + b"\n")
            fences.stop_clock()
            answers.write(json.dumps({"end": end}).encode() + b"\n")
            answers.flush()


def answer(request: dict[str, Any], limits: Limits) -> tuple[list[bytes], dict[str, Any]]:
    """Lines of tables, and the end line's content, for one request."""
    folder = Folder(*request["folder"]) if request["folder"] else None
    try:
        read = read_one(
            Path(request["path"]),
            request["file_name"],
            folder,
            request["this_year"],
            lambda cells: fences.allow_for(limits, cells),
        )
        lines = list(encode(read.reading))
    except MemoryError:
        return [], {"out_of_memory": True, "retires": True}
    except BaseException as error:  # any file, however broken, is one finding; a panic of Rust is no Exception
        detail = f"{type(error).__name__}: {error}"[:200]
        return refused("submissions.reader_failed", folder or Folder("", ""), detail=detail).lines, {"retires": True}
    end = {
        "file_format": read.file_format,
        "folder": [read.folder.period, read.folder.province],
        "figures": len(read.reading.figures),
        "retires": read.cells > _RETIRES_AFTER,
    }
    return lines, end


if __name__ == "__main__":
    main()
