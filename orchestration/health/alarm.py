"""Tell the people who run the load that the machinery itself is in trouble: a sensor that fails, say.

Belongs here: sending one short text to the operators' channels. Not here: what provinces hear about their returns.
"""

from __future__ import annotations

import logging
import time

from orchestration.dialogue.contacts import channels
from orchestration.settings import Settings

# The same trouble every twenty seconds is one message an hour.
_SILENCE = 3600.0
_TOLD = 50  # lines of one message
_said: dict[str, float] = {}


def tell_troubles(settings: Settings, troubles: list[str]) -> None:
    """Tell of what stood in the way of arrivals: files, `raw/` itself, the clock; of nothing when there is nothing."""
    if troubles:
        raise_alarm(settings, "[KTTT] Trục trặc khi nhận tệp · trouble with arrivals", "\n".join(troubles[:_TOLD]))


def raise_alarm(settings: Settings, subject: str, text: str) -> bool:
    """Log a trouble and send it to every channel of `KTTT_NOTIFY_URLS`, at most once an hour.

    Returns:
        Whether it was sent; a channel that does not answer never makes things worse.
    """
    logging.getLogger("kttt.alarm").error("%s: %s", subject, text)
    if not settings.notify_urls or time.monotonic() - _said.get(subject, -_SILENCE) < _SILENCE:
        return False
    from apprise import Apprise, NotifyType

    office = Apprise()
    for channel in channels(settings.notify_urls, None).channels:  # every channel hears of a failure
        office.add(channel.url)
    sent = bool(office.notify(title=subject, body=text, notify_type=NotifyType.FAILURE))
    if sent:
        _said[subject] = time.monotonic()
    return sent
