"""Settings come from the environment, and one that makes no sense is named."""

from __future__ import annotations

from datetime import datetime

import pytest

from orchestration.settings import Settings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KTTT_NOW", "yesterday"),
        ("KTTT_READERS", "many"),
        ("KTTT_KEEP_DAYS", "-3"),
        ("KTTT_KEEP_GENERATIONS", "0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_with_its_value(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValueError, match=rf"{variable} must be .*'{value}'"):
        Settings.from_environment()


def test_a_fixed_time_of_another_zone_is_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KTTT_NOW", "2026-01-16T01:00:00+07:00")

    assert Settings.from_environment().now() == datetime(2026, 1, 15, 18)
