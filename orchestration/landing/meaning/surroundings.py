"""What title, corner and columns of a table say about all of its rows.

Belongs here: names and types. Not here: how they are found (`recognition`), how rows use them (`statistics`,
`support`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.landing.layout.outline import Meaning
from orchestration.landing.values.periods import Frame


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is said around the rows of one table.

    Attributes:
        meaning: what the title says for the whole table.
        over_labels: what stands over the labels of support.
        unit_note: unit in a corner, for rows of support programmes that print none.
        frame: what words about time refer to.
        of_support: title or columns speak of support: `Thành lập mới HTX` are then those that were supported.
        of_all_support: the title speaks of all support: what sums up the table is all, whatever its rows are.
        people: whom the title names, as `People.named` gives them.
        entity_in_columns: columns name the entity type, rows need not.
        measures_in_columns: columns say what is counted of support; a row is a policy or a programme.
        averages_in_columns: all columns say that they are averages.
        counted_in_columns: columns say what is counted of organisations; a row is whose that is, and when.
    """

    meaning: Meaning = field(default_factory=Meaning)
    over_labels: str = ""
    unit_note: str = ""
    frame: Frame | None = None
    of_support: bool = True
    of_all_support: bool = False
    people: str | None = None
    entity_in_columns: bool = False
    measures_in_columns: bool = False
    averages_in_columns: bool = False
    counted_in_columns: bool = False


NOTHING_SAID = Surroundings()
