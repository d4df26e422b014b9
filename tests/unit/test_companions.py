"""Processes beside ours: they answer in order, say what went wrong, and leave nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from orchestration.runtime.companions import CompanionDied, Companions
from tests.processes import ends, is_running


def test_answers_come_in_the_order_of_the_calls() -> None:
    with Companions(2) as companions:
        assert list(companions.map(divmod, ((number, 7) for number in range(30)))) == [
            divmod(number, 7) for number in range(30)
        ]


def test_arguments_are_asked_for_as_they_are_needed() -> None:
    asked: list[int] = []

    def calls() -> Iterator[tuple[int, int]]:
        for number in range(100):
            asked.append(number)
            yield (number, 7)

    with Companions(1) as companions:
        answers = companions.map(divmod, calls())
        next(answers)

        assert len(asked) < 10


def test_what_a_function_raises_is_raised_here() -> None:
    with Companions() as companions, pytest.raises(ZeroDivisionError):
        companions.submit(divmod, 1, 0).result()


def test_a_process_lives_on_after_an_error() -> None:
    with Companions() as companions:
        first = companions.submit(os.getpid).result()
        with pytest.raises(ZeroDivisionError):
            companions.submit(divmod, 1, 0).result()

        assert companions.submit(os.getpid).result() == first != os.getpid()


def test_a_process_that_dies_is_told_and_replaced() -> None:
    with Companions() as companions:
        with pytest.raises(CompanionDied, match="-9"):
            companions.submit(signal.raise_signal, signal.SIGKILL).result()

        assert companions.submit(divmod, 9, 2).result() == (4, 1)


def test_what_a_function_prints_is_no_answer() -> None:
    with Companions() as companions:
        assert companions.submit(os.write, 1, b"not an answer").result() == 13


def test_nothing_is_left_at_work_when_nobody_waits_any_more() -> None:
    with Companions() as companions:
        child = companions.submit(os.getpid).result()
        companions.submit(time.sleep, 600)

    assert not is_running(child)


def test_a_process_ends_with_the_one_it_works_for() -> None:
    program = (
        "import os, signal\nfrom orchestration.runtime.companions import Companions\n"
        "print(Companions().submit(os.getpid).result(), flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=False)

    assert ends(int(killed.stdout))
