"""Sends messages and records them: what was sent where, what failed and will be retried.

Every digest is one file `<data dir>/alerts/<name>.json`, written before anything is sent, so that no message is lost
between two attempts.

Belongs here: Apprise, the record of deliveries. Not here: the texts (`alerts`), the recipients (`contacts`), when to
send (`notify`).
"""

from __future__ import annotations

import json
import logging
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.dialogue.alerts import Message
from orchestration.dialogue.contacts import MAIL_SCHEMES, Channel, Known
from orchestration.runtime import durable, journal

if TYPE_CHECKING:
    from apprise.plugins import NotifyBase

#: Tries within one call, pauses between them in seconds, and how long a failed delivery is tried again.
PAUSES = (0.0, 1.0, 3.0)
PATIENCE = timedelta(days=3)
_BOOK_MODE, _FOLDER_MODE = 0o600, 0o750
_UNREADABLE = ".unreadable"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]')  # a quote would end the name on its way, and lose `.xlsx`
_MAIL_SERVER_SAID = "Socket Exception: "  # as Apprise logs it


@dataclass(frozen=True)
class Delivery:
    """One message on its way to one channel; one row of the book.

    Attributes:
        channel_id: the channel, by its hash.
        channel: the channel as people may read it, without secrets.
        province: whose message it is, '' for the national office.
        state: pending, sent, failed or given_up.
        tries: how often it was tried.
        at: last try, UTC; '' before the first.
        error: why the last try failed.
    """

    channel_id: str
    channel: str
    province: str
    state: str = "pending"
    tries: int = 0
    at: str = ""
    error: str = ""


@dataclass
class Dispatch:
    """A digest in the book: its messages and their deliveries.

    Attributes:
        name: name of the digest.
        created_at: when it was written, UTC.
        severity: how grave it is.
        messages: text by province, '' for the national office.
        attachments: paths by province.
        deliveries: one per channel.
    """

    name: str
    created_at: str
    severity: str
    messages: dict[str, Message] = field(default_factory=dict)
    attachments: dict[str, list[str]] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)


class Book:
    """The digests of one data directory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where a digest is kept."""
        return self._folder / f"{name}.json"

    def __contains__(self, name: str) -> bool:
        return self.path(name).exists()

    def __iter__(self) -> Iterator[Dispatch]:
        """Every digest that can be read, oldest first; one that cannot is put aside, and costs no other its tries."""
        dispatches = [dispatch for path in self._folder.glob("*.json") if (dispatch := _read(path))]
        yield from sorted(dispatches, key=lambda dispatch: (dispatch.created_at, dispatch.name))

    def write(self, dispatch: Dispatch) -> None:
        """Keep a digest, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=_FOLDER_MODE)
        content = json.dumps(asdict(dispatch), ensure_ascii=False, indent=1)
        durable.replace_file(self.path(dispatch.name), content.encode(), _BOOK_MODE)


def _read(path: Path) -> Dispatch | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Dispatch(
            **{
                **content,
                "messages": {province: Message(**message) for province, message in content["messages"].items()},
                "deliveries": [Delivery(**delivery) for delivery in content["deliveries"]],
            }
        )
    except UNREADABLE as error:
        put_aside(path, error)
        return None


#: What reading a file of the book raises when it is damaged, or of another version.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


def put_aside(path: Path, error: Exception) -> None:
    """Keep a damaged file under another name, and say so in the journal."""
    aside = path.with_name(path.name + _UNREADABLE)
    path.replace(aside)
    facts = {"file": str(aside), "error": f"{type(error).__name__}: {error}"}
    journal.tell("dialogue", "a file of the alerts cannot be read", facts, level=logging.ERROR)


def addressed(channels: Iterable[Channel], severities: Mapping[str, str]) -> list[Delivery]:
    """The deliveries of a digest: to every channel that has a message and wants to hear of something so grave.

    Args:
        channels: every channel of the settings.
        severities: severity of the message, by province ('' for the national office).
    """
    return [
        Delivery(channel.id, readable(channel), channel.province)
        for channel in channels
        if channel.province in severities and channel.wants(severities[channel.province])
    ]


def understood(known: Known) -> Known:
    """The channels that something can be sent to; a URL that nobody can send to is a fault until it is mended.

    Were its messages written into the book as failed, whoever mends the URL would never hear of them: that is
    another channel.
    """
    channels, faults = [], list(known.faults)
    for channel in known.channels:
        if plugin := _plugin(channel):
            channels += _one_by_one(channel, plugin)
        else:  # only its scheme: the rest may hold a password
            scheme, mark, _ = channel.url.partition("://")
            shown = f"{scheme}://…" if mark else "without ://"
            faults.append(f"{channel.province or 'KTTT_NOTIFY_URLS'}: the URL {shown} is not understood")
    return Known(tuple(channels), tuple(faults))


def _plugin(channel: Channel) -> NotifyBase | None:
    """What sends to a channel, to the one recipient that it means; None where nothing can."""
    import apprise

    # A redirected POST becomes a GET without the message, which the other page is glad to answer.
    asset = apprise.AppriseAsset(http_redirects=False)
    plugin = apprise.Apprise.instantiate(channel.url, asset=asset, suppress_exceptions=True)
    if plugin and channel.recipient is not None and (name := _recipients(plugin)):
        setattr(plugin, name, [getattr(plugin, name)[channel.recipient]])
    return plugin


def _one_by_one(channel: Channel, plugin: NotifyBase) -> list[Channel]:
    """A channel for each recipient of a URL: nobody gets a message again for another who was missed."""
    if urlsplit(channel.url).scheme in MAIL_SCHEMES or not _recipients(plugin):  # `contacts` parts those of a mail
        return [channel]
    return [replace(channel, recipient=number) for number in range(len(plugin))]


def _recipients(plugin: NotifyBase) -> str:
    """The attribute that holds several recipients (`targets`, `channels`, `rooms` ...), '' where they are not."""
    lists = (name for name, value in vars(plugin).items() if isinstance(value, list) and len(value) == len(plugin) > 1)
    return next(lists, "")


def readable(channel: Channel) -> str:
    """A channel without its passwords and tokens."""
    plugin = _plugin(channel)
    return str(plugin.url(privacy=True)).partition("?")[0] if plugin else "invalid URL"  # type: ignore[no-untyped-call]


def deliver(
    book: Book, dispatch: Dispatch, channels: Iterable[Channel], now: datetime, *, are_all: bool = True
) -> None:
    """Send what was not sent yet; every outcome is in the book, none raises.

    Args:
        book: where the outcome is written, delivery by delivery.
        dispatch: the digest.
        channels: the channels of the settings; a delivery whose channel is gone is given up.
        now: UTC.
        are_all: False where a fault of the contacts may hide a channel: its delivery waits.
    """
    known = {channel.id: channel for channel in channels}
    too_old = now - datetime.fromisoformat(dispatch.created_at) > PATIENCE
    failed: set[str] = set()  # servers; one that is away must not be waited for once for every province
    for position, delivery in enumerate(dispatch.deliveries):
        if delivery.state in ("sent", "given_up"):
            continue
        channel = known.get(delivery.channel_id)
        if channel is None and not (are_all or too_old):
            continue
        if channel is None or (too_old and delivery.tries):
            outcome = replace(delivery, state="given_up")
        else:
            message = dispatch.messages[delivery.province]
            attachments = [Path(path) for path in dispatch.attachments.get(delivery.province, ())]
            server = urlsplit(channel.url).netloc
            error, tries = _send(channel, message, attachments, PAUSES[:1] if server in failed else PAUSES)
            state = "failed" if error else "sent"
            if error:
                failed.add(server)
            outcome = replace(
                delivery, state=state, tries=delivery.tries + tries, at=now.isoformat(), error=error
            )  # fmt: skip
        dispatch.deliveries[position] = outcome
        book.write(dispatch)


def _send(channel: Channel, message: Message, attachments: list[Path], pauses: Sequence[float]) -> tuple[str, int]:
    """Send a message, with a try after each pause.

    Returns:
        Why it failed ('' when it did not), and the number of tries.
    """
    import apprise
    from apprise.attachment.file import AttachFile

    plugin = _plugin(channel)
    if plugin is None:
        return "the URL is not understood", 1
    sender = apprise.Apprise()
    sender.add(plugin)
    is_mail = urlsplit(channel.url).scheme in MAIL_SCHEMES
    if is_mail:
        plugin.notify_format = apprise.NotifyFormat.HTML  # the plain text goes along as its alternative
    html = plugin.notify_format == apprise.NotifyFormat.HTML
    files = [
        AttachFile(str(path), name=_plain_name(path.name))  # type: ignore[no-untyped-call]
        for path in attachments
        if path.is_file() and plugin.attachment_support
    ]
    error = ""
    for tries, pause in enumerate(pauses, start=1):
        time.sleep(pause)
        with apprise.LogCapture(level=logging.DEBUG, fmt="%(levelname)s %(message)s") as log:  # type: ignore[no-untyped-call]
            try:
                sent = sender.notify(
                    title=message.subject,
                    body=message.html if html else message.text,
                    body_format=apprise.NotifyFormat.HTML if html else apprise.NotifyFormat.TEXT,
                    attach=files or None,
                )
                error = "" if sent else _why(log.getvalue(), is_mail)
            except Exception as reason:  # a plugin may raise anything; the load must not hear of it
                error = f"{type(reason).__name__}: {reason}"[:200]
        if not error:
            return "", tries
    return error, len(pauses)


def _plain_name(name: str) -> str:
    """A file name that every mail program shows and every disk takes.

    >>> _plain_name('Phụ lục "mới" - phản hồi.xlsx')
    'Phu luc _moi_ - phan hoi.xlsx'
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return _NOT_IN_NAMES.sub("_", decomposed.encode("ascii", "ignore").decode())


def _why(log: str, is_mail: bool) -> str:
    """What Apprise warns of, and what a mail server said; what a web server's error says may hold a token."""
    lines = [line.partition(" ") for line in log.splitlines()]
    warned = [said.strip()[-200:] for level, _, said in lines if level == "WARNING" and said.strip()]
    answers = [said.strip()[:200] for _, _, said in lines if is_mail and said.startswith(_MAIL_SERVER_SAID)]
    return "; ".join(each[-1] for each in (warned, answers) if each) or "not delivered"
