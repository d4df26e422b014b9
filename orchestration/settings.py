"""Where things are and what time it is: the only module that reads the process environment.

Belongs here: paths of the project and of the data directory, the clock. Not here: anything about Dagster,
dbt or the content of submissions.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[1]
DBT_DIR = PROJECT_ROOT / "dbt_project"
SEEDS_DIR = DBT_DIR / "seeds"
EXPECTATIONS_DIR = PROJECT_ROOT / "expectations"
#: What the clocks of Vietnam are ahead of UTC, all year round.
VIETNAM = timedelta(hours=7)


def utc_now() -> datetime:
    """The current time in UTC, without time zone, to the second: what every timestamp column holds."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Settings:
    """Settings of one load.

    Attributes:
        raw_dir: folder of received workbooks, `<period>/<province>/<file>`; never written.
        data_dir: everything the project writes.
        now: the clock, UTC without time zone.
        notify_urls: where alerts go, one URL per channel.
        contacts: file of addresses per province, if any.
        readers: how many workbooks are read at the same time.
        keep_generations: how many of the newest generations are kept whatever their age.
        keep_days: for how long every generation is kept.
        dagster_home: folder of a Dagster instance that somebody else set up, if any.
        postgres_url: database that serves a copy of every new generation, if any.
    """

    raw_dir: Path
    data_dir: Path
    now: Callable[[], datetime] = utc_now
    notify_urls: tuple[str, ...] = ()
    contacts: Path | None = None
    readers: int = field(default_factory=_cores)
    keep_generations: int = 10
    keep_days: int = 92
    dagster_home: Path | None = None
    postgres_url: str = ""

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the variables `KTTT_*` of the environment; docs/running-every-night.md lists them.

        Raises:
            ValueError: `KTTT_NOW` is not an ISO 8601 time, or a number is none.
        """
        fixed = os.environ.get("KTTT_NOW")
        clock = _fixed_clock(fixed) if fixed else utc_now
        contacts = os.environ.get("KTTT_CONTACTS")
        return cls(
            raw_dir=Path(os.environ.get("KTTT_RAW_DIR") or PROJECT_ROOT / "raw").resolve(),
            data_dir=Path(os.environ.get("KTTT_DATA_DIR") or PROJECT_ROOT / "data").resolve(),
            now=clock,
            notify_urls=tuple(os.environ.get("KTTT_NOTIFY_URLS", "").split()),
            contacts=Path(contacts) if contacts else None,
            readers=_whole_number("KTTT_READERS", _cores()),
            keep_generations=_whole_number("KTTT_KEEP_GENERATIONS", cls.keep_generations),
            keep_days=_whole_number("KTTT_KEEP_DAYS", cls.keep_days),
            dagster_home=Path(home) if (home := os.environ.get("DAGSTER_HOME")) else None,
            postgres_url=os.environ.get("KTTT_POSTGRES_URL", ""),
        )

    @property
    def warehouse(self) -> Path:
        """The working warehouse, private to the load."""
        return self.data_dir / "kttt.duckdb"

    @property
    def archive(self) -> Path:
        """Every file received, named by the SHA-256 of its bytes."""
        return self.data_dir / "archive"

    @property
    def receipts(self) -> Path:
        """One small JSON file per arrival."""
        return self.data_dir / "receipts"

    @property
    def feedback(self) -> Path:
        """Workbooks that go back to the provinces, `<period>/<province>/<file>`."""
        return self.data_dir / "feedback"

    @property
    def alerts(self) -> Path:
        """What people were told, and whether it arrived."""
        return self.data_dir / "alerts"

    @property
    def data_docs(self) -> Path:
        """The pages of Great Expectations: of the last loads, and of everything received."""
        return self.data_dir / "data_docs"

    @property
    def published(self) -> Path:
        """Generations for readers, and `current`."""
        return self.data_dir / "published"


def _whole_number(variable: str, otherwise: int) -> int:
    text = os.environ.get(variable)
    if not text:
        return otherwise
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{variable} must be a whole number from 1 on, not '{text}'")
    return int(text)


def _fixed_clock(text: str) -> Callable[[], datetime]:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"KTTT_NOW must be a time such as 2026-01-15T18:00:00, not '{text}'") from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return lambda: moment
