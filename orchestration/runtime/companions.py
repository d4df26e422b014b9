"""Our own worker processes, which compute beside this one on other cores.

For functions without side effects that take seconds: arguments and results travel as pickles through a pipe that no
other process can open.

Belongs here: the life of these processes. Not here: what they compute, and reading untrusted files, which needs a cage
(`orchestration.landing.caged.cage`).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from threading import Lock
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from orchestration.settings import PROJECT_ROOT

P = ParamSpec("P")
T = TypeVar("T")

_AHEAD = 2  # calls per process that may be computed before their turn: what waits takes memory


class CompanionDied(RuntimeError):
    """A process ended before it answered: no memory, or somebody killed it."""


class Companions:
    """Some processes, each started when it is first needed. Use as a context manager.

    Args:
        number: how many.
    """

    def __init__(self, number: int = 1) -> None:
        self._number = number
        self._threads = ThreadPoolExecutor(number, "companion")
        self._lock = Lock()
        self._ended = False
        self._idle: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Companions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the processes, also those at work: nobody waits for their answers any more."""
        with self._lock:
            self._ended = True
            for process in self._all:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):  # closing flushes what the dead process never read
                        stream.close()
        self._all.clear()

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function computed.

        Args:
            function: one that a module defines by name.
            *args: what it is given.
            **kwargs: likewise.

        Returns:
            Its answer, or what it raised; `CompanionDied` when the process did not live to say.
        """
        return self._threads.submit(self._ask, function, args, kwargs)

    def map(self, function: Callable[..., T], calls: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """Have a function computed for many arguments, which are asked for as they are needed.

        Yields:
            The answers, in the order of the calls.
        """
        todo = iter(calls)
        waiting: deque[Future[T]] = deque()
        while True:
            free = self._number * _AHEAD - len(waiting)
            waiting.extend(self.submit(function, *arguments) for arguments in islice(todo, free))
            if not waiting:
                return
            yield waiting.popleft().result()

    def _ask(self, function: Callable[..., T], args: Any, kwargs: Any) -> T:
        process = self._taken()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((function, args, kwargs), process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            answer, error = pickle.load(process.stdout)
        except (BrokenPipeError, EOFError) as lost:
            process.kill()
            raise CompanionDied(f"the process computing {function.__name__} ended ({process.wait()})") from lost
        with self._lock:
            self._idle.append(process)
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]

    def _taken(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise CompanionDied("ended before it began")
            if self._idle:
                return self._idle.pop()
            process = subprocess.Popen(
                [sys.executable, "-P", "-X", "utf8", "-m", "orchestration.runtime.companions"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.fspath(PROJECT_ROOT), "PYTHONHASHSEED": "0"},
                start_new_session=True,  # Ctrl-C is for the parent, which ends its children
            )
            self._all.append(process)
            return process


def main() -> None:
    """Compute until standard input ends, as it does when the parent dies."""
    from orchestration.runtime.garbage import collect_rarely

    collect_rarely()
    questions, channel = sys.stdin.buffer, os.dup(1)
    os.dup2(2, 1)  # nothing that a function prints may look like an answer
    with os.fdopen(channel, "wb") as answers:
        while True:
            try:
                function, args, kwargs = pickle.load(questions)
                said = pickle.dumps((function(*args, **kwargs), None), pickle.HIGHEST_PROTOCOL)
            except EOFError:
                return
            except Exception as error:  # whatever it is, whoever asked is told
                said = pickle.dumps((None, _told(error)), pickle.HIGHEST_PROTOCOL)
            answers.write(said)
            answers.flush()


def _told(error: Exception) -> Exception:
    """An error that can travel."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


if __name__ == "__main__":
    main()
