"""What a reader hands to the load: the same rows at both ends."""

from __future__ import annotations

from orchestration.landing.caged.answers import Answer, encode
from orchestration.landing.folder import Folder
from orchestration.landing.landed import Noticed, Reading


def handed_over(reading: Reading) -> Reading:
    return Answer(list(encode(reading)), "xlsx", Folder("2023", "ha-tinh")).reading()


def test_a_name_that_is_no_text_costs_its_letter_and_nothing_else() -> None:
    noticed = [Noticed("submissions.hidden_sheet", "Biểu \udcff 1"), Noticed("submissions.no_table", params={"n": 1})]

    assert handed_over(Reading(noticed=noticed)).noticed == [
        Noticed("submissions.hidden_sheet", "Biểu ? 1"),
        noticed[1],
    ]
