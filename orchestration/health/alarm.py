"""Notifies the operators of a failure of the machinery itself, such as a sensor that fails.

Belongs here: sending one short text to the operators' channels. Not here: notifications of provinces about their
returns.
"""

from __future__ import annotations

import logging
import time

from orchestration.dialogue.contacts import channels
from orchestration.settings import Settings

# The same trouble every twenty seconds is one message an hour.
_SILENCE = 3600.0
_TOLD = 50  # lines of one message
_said: dict[tuple[str, str], float] = {}  # by subject and channel


def tell_troubles(settings: Settings, troubles: list[str]) -> None:
    """Tell of what stood in the way of arrivals: files, `raw/` itself, the clock; of nothing when there is nothing."""
    if troubles:
        raise_alarm(settings, "[KTTT] Trục trặc khi nhận tệp · trouble with arrivals", "\n".join(troubles[:_TOLD]))


def raise_alarm(settings: Settings, subject: str, text: str) -> bool:
    """Log a trouble and send it to every channel of `KTTT_NOTIFY_URLS`, at most once an hour.

    Returns:
        Whether a channel has it now; one that does not answer costs no other its hour of silence.
    """
    logging.getLogger("kttt.alarm").error("%s: %s", subject, text)
    now = time.monotonic()
    waiting = [
        (channel, said)
        for channel in channels(settings.notify_urls, None).channels  # every channel hears of a failure
        if now - _said.get(said := (subject, channel.id), -_SILENCE) >= _SILENCE
    ]
    if not waiting:
        return False
    from apprise import Apprise, NotifyType

    told = []
    for channel, said in waiting:
        sender = Apprise()
        sender.add(channel.url)
        if sender.notify(title=subject, body=text, notify_type=NotifyType.FAILURE):
            told.append(said)
    _said.update(dict.fromkeys(told, time.monotonic()))
    return bool(told)
