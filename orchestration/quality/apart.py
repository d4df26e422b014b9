"""Great Expectations in a process beside the load, so that the load need not wait for its import.

Belongs here: where a validation is computed. Not here: the validation itself (`suites`).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from orchestration.quality import suites
from orchestration.runtime.companions import Companions

P = ParamSpec("P")
T = TypeVar("T")

_begun: list[Companions] = []


def begin() -> None:
    """Start the process, which begins to import; from now on it is the one that computes. It ends with this one."""
    if not _begun:
        _begun.append(Companions())
        _begun[0].submit(suites.get_ready)


def compute(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Have a function of `suites` computed: beside this process where one has begun, else here and now."""
    if _begun:
        return _begun[0].submit(function, *args, **kwargs)
    answer: Future[T] = Future()
    answer.set_result(function(*args, **kwargs))
    return answer
