"""Reads files in child processes with limits: a file made to break the reader harms only itself.

Belongs here: the life of the child processes, and the order of their answers. Not here: the limits of a child
(`limits`), what it does (`reader_child`). Neither this module nor its imports load a spreadsheet parser.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType

from orchestration.landing.caged.answers import Answer, refused
from orchestration.landing.caged.limits import MIB, Limits
from orchestration.landing.folder import Folder
from orchestration.settings import PROJECT_ROOT

_GRACE = 5.0  # seconds after which a child that does not end itself is ended
_AHEAD = 8  # files per reader that may be read before their turn: what waits takes memory
_AHEAD_BYTES = 16 * MIB  # of such files, as sent: a long register makes few others wait
_END = b'{"end":'
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGALRM)
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # where some interpreters find their own libraries
_NOWHERE = Folder("", "")
_NOT_STARTED = 1  # how Python ends a program whose imports or first steps fail


class ReaderNotStarted(RuntimeError):
    """The reader does not start: its code or a code list is broken, and no file is to blame for it."""


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read.

    Attributes:
        path: where its bytes are.
        file_name: the name it came with, whose suffix tells text formats.
        folder: whose it is; None to go by its content.
        this_year: the period of a file without folder whose title names none.
    """

    path: Path
    file_name: str
    folder: Folder | None = None
    this_year: str = ""

    @property
    def size(self) -> int:
        """Bytes of the file; 0 where there is none, which its reader will tell."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def line(self) -> bytes:
        """As sent to a child."""
        folder = [self.folder.period, self.folder.province] if self.folder else None
        message = {"path": str(self.path), "file_name": self.file_name, "folder": folder, "this_year": self.this_year}
        return json.dumps(message).encode() + b"\n"


class Cage:
    """A pool of child processes that read files; one that dies is replaced. Use as a context manager.

    Args:
        readers: how many files are read at the same time by `read_all`.
        limits: what a child may use for one file.
    """

    def __init__(self, readers: int = 1, limits: Limits = Limits()) -> None:  # noqa: B008  (frozen)
        self._readers = readers
        self._limits = limits
        self._idle: list[_Child] = []
        self._children: list[_Child] = []

    def __enter__(self) -> Cage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        for child in self._children:
            child.stop()
        self._children.clear()
        self._idle.clear()

    def start(self, readers: int = 1) -> None:
        """Start some child processes, which get ready while the caller does something else."""
        for _ in range(min(readers, self._readers)):
            child = self._new_child()
            child.start()
            self._idle.append(child)

    def _new_child(self) -> _Child:
        child = _Child(self._limits)
        self._children.append(child)
        return child

    def read(self, request: Request) -> Answer:
        """Read one file, whatever it is: what cannot be read is one finding.

        Raises:
            ReaderNotStarted: no file can be read.
        """
        try:
            child = self._idle.pop()
        except IndexError:
            child = self._new_child()
        try:
            return child.read(request)
        finally:
            self._idle.append(child)

    def read_all(self, requests: Iterable[Request]) -> Iterator[Answer]:
        """Read many files at the same time; answers come in the order of the requests.

        Raises:
            ReaderNotStarted: no file can be read.
        """
        todo = iter(requests)
        with ThreadPoolExecutor(self._readers) as threads:
            waiting: deque[tuple[int, Future[Answer]]] = deque()
            try:
                while True:
                    while self._may_go_ahead([size for size, _ in waiting]) and (request := next(todo, None)):
                        waiting.append((request.size, threads.submit(self.read, request)))
                    if not waiting:
                        return
                    yield waiting.popleft()[1].result()
            finally:
                # A child dies with the thread that started it: none may be left for later.
                for _, future in waiting:
                    future.cancel()
                for child in self._children:
                    child.abort()
                threads.shutdown()
                self._stop()

    def _may_go_ahead(self, waiting: list[int]) -> bool:
        """Whether one more file may be read while files of these sizes are or wait for their turn."""
        return len(waiting) < self._readers or (len(waiting) < self._readers * _AHEAD and sum(waiting) < _AHEAD_BYTES)


class _Child:
    """One child process, started when it is needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._has_read = False  # whether this process was asked for a file before
        self._aborted = False
        self._starting = Lock()

    def read(self, request: Request) -> Answer:
        """Read one file. What an earlier file left behind never decides: then it is read again by a new process."""
        is_new = self._process is None or not self._has_read
        answer = self._ask(request)
        if isinstance(answer, str) and answer != "too_slow" and not is_new:
            answer = self._ask(request)
        if isinstance(answer, Answer):
            return answer
        return refused(f"submissions.{answer}", request.folder or _NOWHERE)

    def start(self) -> None:
        """Start the process, unless it runs."""
        with self._starting:
            if self._process is None and not self._aborted:
                self._process, self._has_read = self._started(), False

    def abort(self) -> None:
        """Start no process from now on and kill the present one: whoever waits for its answer waits no longer."""
        with self._starting:
            self._aborted = True
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """End the process, if any. Only while nobody waits for its answer."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):  # closing flushes what the dead child never read
                        stream.close()

    def _ask(self, request: Request) -> Answer | str:
        """The answer, or the rule that says how the process failed; a failed one is stopped."""
        self.start()
        process = self._process
        if process is None or self._aborted:
            return "reader_crashed"
        assert process.stdin is not None
        self._has_read = True
        try:
            process.stdin.write(request.line())
            process.stdin.flush()
            lines = self._lines(process)
        except BrokenPipeError:
            lines = None
        if isinstance(lines, list):
            end = json.loads(lines.pop())["end"]
            if end.get("retires"):
                self.stop()
            if end.get("out_of_memory"):
                return "too_heavy"
            folder = Folder(*end["folder"]) if "folder" in end else request.folder or _NOWHERE
            return Answer(lines, end.get("file_format"), folder, end.get("figures", 0))
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE if lines is None else 0)
        died_of = process.poll()
        self.stop()
        if died_of == _NOT_STARTED:
            raise ReaderNotStarted(f"the reader of workbooks does not start: {self._why_not_started()}")
        return lines or _rule(died_of)

    def _why_not_started(self) -> str:
        """What a child that is asked for nothing complains of."""
        tried = subprocess.run(
            self._command(), env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        complaint = tried.stderr.decode(errors="replace").strip().splitlines()
        return complaint[-1] if complaint else f"it ends with status {tried.returncode}"

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for the parent, which ends its children
        )

    def _command(self) -> list[str]:
        limits, parent = json.dumps(asdict(self._limits)), str(os.getpid())
        return [sys.executable, "-P", "-X", "utf8", "-m", "orchestration.landing.reader_child", limits, parent]

    def _lines(self, process: subprocess.Popen[bytes]) -> list[bytes] | str | None:
        """The lines of one answer; a rule when it takes too long or too much, None when the child died."""
        assert process.stdout is not None
        content = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            deadline = time.monotonic() + self._limits.wall_seconds + _GRACE
            while selector.select(max(deadline - time.monotonic(), 0)):
                chunk = os.read(process.stdout.fileno(), 1 << 20)
                if not chunk:
                    return None
                content += chunk
                if len(content) > self._limits.answer_bytes:
                    return "too_heavy"
                if content.endswith(b"\n") and content.startswith(_END, content.rfind(b"\n", 0, -1) + 1):
                    return bytes(content[:-1]).split(b"\n")
        return "too_slow"


def _environment() -> dict[str, str]:
    """All that a child knows of the environment."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    byte_code = {"PYTHONPYCACHEPREFIX": sys.pycache_prefix} if sys.pycache_prefix else {}
    return {"PYTHONPATH": str(PROJECT_ROOT), "PYTHONHASHSEED": "0"} | byte_code | kept


def _rule(died_of: int | None) -> str:
    """The rule that says why a child died, by its exit status."""
    if died_of in _OUT_OF_TIME:
        return "too_slow"
    return "too_heavy" if died_of == -signal.SIGABRT else "reader_crashed"
