"""Reads files in child processes with limits: a file made to break the reader costs itself, nothing else.

Belongs here: the life of the child process. Not here: what may be read (`preflight`), how (`reader_child`).
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from orchestration.landing.preflight import Refusal, inspect
from orchestration.landing.workbook import Workbook, from_message
from orchestration.settings import PROJECT_ROOT

TIME_LIMIT = 60.0  # seconds for one file; the largest honest register takes about two


class Cage:
    """A child process that reads one file after another, started anew when it dies.

    Use as a context manager.
    """

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Cage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: Path, file_name: str) -> Workbook | Refusal:
        """Read one file.

        Args:
            path: where its bytes are.
            file_name: the name it came with, whose suffix tells text formats.
        """
        file_format = inspect(path.read_bytes(), file_name)
        if isinstance(file_format, Refusal):
            return file_format
        process = self._running()
        assert process.stdin is not None
        request = json.dumps({"path": str(path), "format": file_format}) + "\n"
        try:
            process.stdin.write(request.encode())
            process.stdin.flush()
            answer = self._answer(process)
        except BrokenPipeError:
            answer = None
        if not answer:
            self._stop()
            return _failed("chương trình đọc dừng đột ngột hoặc quá thời gian / crashed or too slow")
        message = json.loads(answer)
        if "too_large" in message:
            return Refusal("submissions.too_large", {"detail": message["too_large"]})
        if "error" in message:
            if "password" in message["error"].lower() or "encrypt" in message["error"].lower():
                return Refusal("submissions.password_protected")
            return _failed(message["error"])
        return from_message(message)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "orchestration.landing.reader_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT)},
            )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> bytes | None:
        """One line, or None when the child died or took too long."""
        assert process.stdout is not None
        chunks: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            deadline = time.monotonic() + self._time_limit
            while selector.select(max(deadline - time.monotonic(), 0)):
                chunk = os.read(process.stdout.fileno(), 1 << 20)
                if not chunk:
                    return None
                chunks.append(chunk)
                if chunk.endswith(b"\n"):
                    return b"".join(chunks)
        return None

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):  # closing flushes what the dead child never read
                        stream.close()
            self._process = None


def _failed(detail: str) -> Refusal:
    return Refusal("submissions.reader_failed", {"detail": detail})
