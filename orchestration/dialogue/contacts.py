"""Recipients: the channels of the national office and the addresses of the provinces.

Belongs here: `KTTT_NOTIFY_URLS`, the file `KTTT_CONTACTS`, the lowest severity sent to each channel. Not here: sending
(`delivery`), texts (`alerts`).
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

from orchestration.landing.codes import ALLIANCE_FOLDER, load_codes
from orchestration.landing.text import fold

#: From the gravest on. A channel hears what is at least as grave as its own word.
SEVERITIES = ("failure", "critical", "warning", "info")
_ROUTED = re.compile(rf"({'|'.join(SEVERITIES)})=(?=[a-z0-9]+://)")
MAIL_SCHEMES = ("mailto", "mailtos")
_ADDRESS = re.compile(r"[^@\s,;:/]+@[^@\s,;:/]+")
_COLUMNS = {"province", "address"}


@dataclass(frozen=True)
class Channel:
    """One way to reach somebody.

    Attributes:
        url: an Apprise URL; may hold a password, never written anywhere.
        severity: from which severity on it wants to hear.
        province: folder name of the province it belongs to, '' for the national office.
        recipient: which of the recipients that the URL names, None for all of them.
    """

    url: str
    severity: str = "info"
    province: str = ""
    recipient: int | None = None

    @property
    def id(self) -> str:
        """Tells channels apart without giving away their secrets."""
        recipient = "" if self.recipient is None else f"\0{self.recipient}"
        return hashlib.sha256(f"{self.province}\0{self.url}{recipient}".encode()).hexdigest()[:12]

    def wants(self, severity: str) -> bool:
        """Whether news of this severity goes there."""
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.severity)


@dataclass(frozen=True)
class Known:
    """Everybody who can be told, and who cannot.

    Attributes:
        channels: every channel that the settings make clear.
        faults: what in the contacts cannot be understood, each with file and line; costs nobody else his message.
    """

    channels: tuple[Channel, ...]
    faults: tuple[str, ...] = ()


def channels(urls: Iterable[str], contacts: Path | None) -> Known:
    """Every channel of the settings.

    Args:
        urls: Apprise URLs, each with an optional `<severity>=` before it.
        contacts: CSV file `province,name,address,severity`; a province is its folder or its name, an address an
            e-mail address (sent through the first mail server among `urls`) or an Apprise URL.
    """
    office = [channel for url in urls for channel in _office_channels(url)]
    faults: list[str] = []
    told = list(_contact_channels(contacts, office, faults)) if contacts else []
    return Known((*office, *told), tuple(faults))


def _office_channels(text: str) -> list[Channel]:
    """The channels of one URL: each recipient of a mail is one, so that nobody gets it again for one who was missed."""
    routed = _ROUTED.match(text)
    url, severity = (text[routed.end() :], routed[1]) if routed else (text, Channel.severity)
    parts = urlsplit(url)
    named = parse_qs(parts.query).get("to", []) if parts.scheme in MAIL_SCHEMES else []
    addresses = [address for address in re.split(r"[,;\s]+", ",".join(named)) if address]
    if parts.path.strip("/") or len(addresses) < 2 or not all(map(_ADDRESS.fullmatch, addresses)):
        return [Channel(url, severity)]
    copied_to_all = _mail_to(url, addresses[0], but=("to=",))  # `cc` goes once
    return [Channel(copied_to_all, severity), *(Channel(_mail_to(url, each), severity) for each in addresses[1:])]


def _contact_channels(path: Path, office: list[Channel], faults: list[str]) -> Iterator[Channel]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(number, line) for number, line in enumerate(file, start=1) if not line.startswith("#")]
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{path}: {error}")
        return
    rows = csv.DictReader(line for _, line in lines)
    try:
        if missing := _COLUMNS - set(rows.fieldnames or ()):
            faults.append(f"{path}: no column {', '.join(sorted(missing))}")
            return
        for row in rows:
            try:
                yield from _channels_of(row, office)
            except ValueError as fault:
                faults.append(f"{path}, line {lines[rows.line_num - 1][0]}: {fault}")
    except csv.Error as error:
        faults.append(f"{path}: {error}")


def _channels_of(row: dict[str, str | None], office: list[Channel]) -> list[Channel]:
    """The channels of one line.

    Raises:
        ValueError: it makes no sense; the message says why.
    """
    if not (row["province"] or row["address"]):
        return []  # an empty line of a spreadsheet
    province = _folder_of(row["province"] or "")
    severity = (row.get("severity") or "warning").strip()
    if severity not in SEVERITIES:
        raise ValueError(f"{severity!r} is none of {', '.join(SEVERITIES)}")
    addresses = re.split(r"[;\s]+", (row["address"] or "").strip())
    return [Channel(_url_of(address, office), severity, province) for address in addresses if address]


def _folder_of(reporter: str) -> str:
    """The folder of a reporter, who may be called by name: whoever is misspelt would never hear of anything."""
    if folder := load_codes().folder_called(reporter.strip()):
        return folder
    near = get_close_matches("-".join(fold(reporter).split()), _folders(), n=1)
    hint = f"; {near[0]!r} may be meant" if near else ""
    raise ValueError(f"{reporter!r} is no reporter's folder{hint}")


def _folders() -> list[str]:
    return [ALLIANCE_FOLDER, *{province.folder for province in load_codes().provinces}]


def _mail_to(url: str, address: str, but: tuple[str, ...] = ("to=", "cc=", "bcc=")) -> str:
    """The URL of a mail server, to one address and none of those that it names."""
    parts = urlsplit(url)
    kept = [part for part in parts.query.split("&") if part and not part.startswith(but)]
    return urlunsplit((parts.scheme, parts.netloc, "", "&".join([*kept, f"to={quote(address)}"]), ""))


def _url_of(address: str, office: list[Channel]) -> str:
    """An Apprise URL for an address: mail goes through the office's own server."""
    if "://" in address:
        return address
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} is neither an e-mail address nor a URL")
    for channel in office:
        if urlsplit(channel.url).scheme in MAIL_SCHEMES:
            return _mail_to(channel.url, address)
    raise ValueError(f"{address!r} needs a mailto:// URL in KTTT_NOTIFY_URLS to be sent through")
