"""The operators hear of a trouble once an hour, each of them whoever else can be reached."""

from __future__ import annotations

from pathlib import Path

from orchestration.health.alarm import raise_alarm
from orchestration.settings import Settings
from tests.servers import http_server


def test_a_channel_that_does_not_answer_costs_no_other_its_hour_of_silence(tmp_path: Path) -> None:
    with http_server() as well, http_server() as ill:
        settings = Settings(raw_dir=tmp_path, data_dir=tmp_path, notify_urls=(well.url, ill.url))
        ill.failures = 1

        assert raise_alarm(settings, "trouble", "one channel is away")
        assert raise_alarm(settings, "trouble", "it is back")
        assert not raise_alarm(settings, "trouble", "both have heard")

        assert (len(well.posts), len(ill.posts)) == (1, 1)
