"""A PostgreSQL server for tests: a temporary cluster of an ordinary user, on a socket of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


def binaries() -> Path | None:
    """The newest installed server's programs; `initdb` is rarely on PATH."""
    found = [path for place in _PLACES for path in Path("/").glob(place.lstrip("/")) if (path / "initdb").exists()]
    on_path = shutil.which("initdb")
    return max(found, default=Path(on_path).resolve().parent if on_path else None)


def needed() -> Path:
    """The server's programs; without them a test is skipped, in CI it fails."""
    programs = binaries()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: .ci/run installs Debian's package")
        pytest.skip("PostgreSQL (initdb) is not installed: apt-get install postgresql")
    return programs


@contextmanager
def cluster() -> Iterator[str]:
    """Run a server; yields the URL of its superuser. It ends with the block."""
    programs = needed()
    # PostgreSQL refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    as_user = {"user": user} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="kttt-pg-", dir="/tmp"))
    if as_user:
        shutil.chown(folder, user)
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": "/", **as_user}
    data = folder / "data"
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "kttt", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"],
            **quiet,  # type: ignore[call-overload]
        )
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **as_user,  # type: ignore[arg-type]
        )
        try:
            ready = [programs / "pg_isready", "-q", "-h", folder, "-t", "1"]
            while subprocess.run(ready, check=False).returncode and server.poll() is None:
                pass
            yield f"postgresql://kttt@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # one that is terminated waits for whoever is still connected
            server.wait(120)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
