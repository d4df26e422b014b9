"""What is built from seeds, forms and rules, cached beside Python's byte code for the next process.

Building the word lists and wordings takes a reader three times as long as everything else before its first file. The
cache follows the rules of Python's own: same place, and nothing is written where Python may not write byte code
(`PYTHONDONTWRITEBYTECODE`, `PYTHONPYCACHEPREFIX`). A cached object is used only if the same Python built it from the
present contents of all files of reader, forms, rules and seeds; otherwise, or if it is damaged in any way, it is
rebuilt.

Belongs here: the cache. Not here: its contents (`codes`, `lexicon`, `forms`, the rule book).
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from importlib.util import cache_from_source
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from orchestration.landing.rules_version import rules_version, rules_version_now

P = ParamSpec("P")
Learnt = TypeVar("Learnt")


def learnt_once(learn: Callable[P, Learnt]) -> Callable[P, Learnt]:
    """A function that, called without arguments, returns what an earlier process learnt by it.

    What it returns must depend on the files of the project alone, and survive pickling.
    """

    @wraps(learn)
    def learnt(*args: P.args, **kwargs: P.kwargs) -> Learnt:
        if args or kwargs or (path := _path(learn)) is None:
            return learn(*args, **kwargs)
        if (pickled := _kept(path)) is not None:
            with suppress(Exception):  # a class of another version of a library
                return cast(Learnt, pickle.loads(pickled))
        pickled = pickle.dumps(learn(*args, **kwargs), pickle.HIGHEST_PROTOCOL)
        _keep(path, pickled)
        # whoever learns has what whoever is told has, down to the order of sets
        return cast(Learnt, pickle.loads(pickled))

    return learnt


def _path(learn: Callable[..., object]) -> Path | None:
    """Where it is kept: `__pycache__/lexicon.cpython-311.load_lexicon.pickle`; None where Python keeps nothing."""
    try:
        return Path(cache_from_source(learn.__code__.co_filename)).with_suffix(f".{learn.__name__}.pickle")
    except NotImplementedError:
        return None


def _seal(pickled: bytes) -> bytes:
    """What stands before it: by whom and from what it was learnt, and that it is whole."""
    digest = hashlib.sha256(f"{sys.version}\n{rules_version()}\n".encode())
    digest.update(pickled)
    return digest.digest()


def _kept(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    seal, pickled = content[:32], content[32:]
    return pickled if seal == _seal(pickled) else None


def _keep(path: Path, pickled: bytes) -> None:
    """Write it in one step, as several readers that start together may; unless a file changed while it was learnt."""
    if sys.dont_write_bytecode or rules_version_now() != rules_version():
        return
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(_seal(pickled) + pickled)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
