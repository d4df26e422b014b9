"""Writes feedback workbooks in a child process with limits: a file that breaks the copying harms only itself.

Belongs here: the life of the child process. Not here: what it draws (`workbook_copy`), the texts (`feedback`).
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from orchestration.settings import PROJECT_ROOT

_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")
TIME_LIMIT = 60.0  # seconds for one workbook; an ordinary one takes a tenth of a second
_NO_COPY = "các sheet của tệp gốc (tệp quá lớn hoặc không sao lại được); chỉ có trang phản hồi này"


@dataclass(frozen=True)
class Copied:
    """A feedback workbook that was written.

    Attributes:
        lost: what it does not keep of the original, in Vietnamese.
        reason: why it is its first page alone, '' when the sheets follow.
    """

    lost: tuple[str, ...]
    reason: str = ""


class CopyFailed(RuntimeError):
    """No feedback workbook could be written, not even its first page."""


class Copyist:
    """A child process that writes one workbook after another, started anew when it dies.

    Use as a context manager.
    """

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Copyist:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def write(self, source: Path, file_format: str, target: Path, page: dict[str, Any]) -> Copied:
        """Write a copy of a submission with its first page and marks; where it cannot be copied, the page alone.

        The target appears whole or not at all.

        Args:
            source: bytes of the submission, which passed the preflight.
            file_format: what the preflight says they are.
            target: path of the feedback workbook.
            page: `feedback.Page.as_dict()`.

        Returns:
            What was written.

        Raises:
            CopyFailed: neither could be written.
        """
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        part = target.with_name(f".{target.name}.part")
        request = {"source": str(source), "format": file_format, "target": str(part), "page": page, "note": _NO_COPY}
        try:
            answer, reason = self._ask(request), ""
            if "error" in answer:
                reason = "; ".join(answer["error"])
                answer = self._ask({**request, "source": None})
            if "error" in answer:
                raise CopyFailed(reason)
            part.chmod(0o640)  # a register names people
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return Copied(tuple(answer["lost"]), reason)

    def _ask(self, request: dict[str, Any]) -> dict[str, list[str]]:
        process = self._running()
        assert process.stdin is not None
        answer = None
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = self._line(process)
        if not answer:
            self._stop()
            return {"error": ["crashed or too slow"]}
        reply: dict[str, list[str]] = json.loads(answer)
        return reply

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-X", "utf8", "-m", "orchestration.dialogue.workbook_copy"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # No passwords of channels and databases near a file that somebody sent.
                env={"PYTHONPATH": str(PROJECT_ROOT)}
                | {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
                start_new_session=True,  # Ctrl-C is for the parent, which ends its child
            )
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes | None:
        """One line, or None when the child died or took too long."""
        assert process.stdout is not None
        chunks: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            deadline = time.monotonic() + self._time_limit
            while selector.select(max(deadline - time.monotonic(), 0)):
                chunk = os.read(process.stdout.fileno(), 1 << 16)
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
                    with suppress(BrokenPipeError):
                        stream.close()
            self._process = None
