"""The folder of a submission, which says who reports what: `<period>/<province>`.

Belongs here: what the folder's name declares. Not here: whether the workbook agrees (`evidence`, `whose`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.landing.codes import ALLIANCE_FOLDER, Codes, Province
from orchestration.landing.values.period_codes import geo_version, is_period


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a submission lies: `<period>/<province>` as found."""

    period: str
    province: str

    def declared(self, codes: Codes) -> Province | None:
        """The province of the folder on the map of its period; None for the alliance and unknown folders."""
        return codes.province(self.province, geo_version(self.period)) if is_period(self.period) else None

    @property
    def is_alliance(self) -> bool:
        """Whether the national alliance reports."""
        return self.province == ALLIANCE_FOLDER
