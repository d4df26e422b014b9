"""Messages over real servers: mail and webhook, routing, retries, the book of deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orchestration.dialogue import delivery, notify
from orchestration.dialogue.alerts import Message
from orchestration.dialogue.contacts import Channel, Known, channels
from orchestration.dialogue.delivery import Book, Dispatch, addressed, deliver, readable, understood
from orchestration.settings import Settings
from tests.servers import Mailbox, Webhook, http_server, smtp_server

NOW = datetime(2026, 1, 15, 18, 0)
MESSAGE = Message("[KTTT] 1 điểm mới", "Hà Tĩnh\n  Phụ lục I, ô D12\n", "<h3>Hà Tĩnh</h3>")


pytestmark = pytest.mark.usefixtures("no_pause")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with smtp_server() as server:
        yield server


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    with http_server() as server:
        yield server


def send(book: Book, *known: Channel, severity: str = "warning", attach: tuple[str, ...] = ()) -> Dispatch:
    provinces = {channel.province for channel in known}
    dispatch = Dispatch("digest", NOW.isoformat(), severity, messages=dict.fromkeys(provinces, MESSAGE))
    dispatch.attachments = {province: list(attach) for province in provinces if province}
    dispatch.deliveries = addressed(known, dict.fromkeys(provinces, severity))
    deliver(book, dispatch, known, NOW)
    return dispatch


def test_a_mail_carries_text_and_html_and_the_marked_workbook(mailbox: Mailbox, tmp_path: Path) -> None:
    workbook = tmp_path / 'Phụ lục "mới" - phản hồi.xlsx'
    workbook.write_bytes(b"PK")
    province = Channel(f"{mailbox.url}&to=clerk@example.com", province="ha-tinh")

    send(Book(tmp_path / "book"), province, attach=(str(workbook), "/nowhere/removed.xlsx"))

    (mail,) = mailbox.to("clerk@example.com")
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert mail["Subject"] == MESSAGE.subject
    assert plain is not None
    assert "Hà Tĩnh" in plain.get_content()
    assert html is not None
    assert "<h3>Hà Tĩnh</h3>" in html.get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["Phu luc _moi_ - phan hoi.xlsx"]


def test_a_webhook_gets_plain_text(webhook: Webhook, tmp_path: Path) -> None:
    send(Book(tmp_path), Channel(webhook.url))

    (post,) = webhook.posts
    assert post["title"] == MESSAGE.subject
    assert "Phụ lục I, ô D12" in post["message"]
    assert "<h3>" not in post["message"]


def test_a_delivery_that_fails_once_is_tried_again_at_once(webhook: Webhook, tmp_path: Path) -> None:
    webhook.failures = 1
    (row,) = send(Book(tmp_path), Channel(webhook.url)).deliveries

    assert (row.state, row.tries, len(webhook.posts)) == ("sent", 2, 1)


def test_a_failed_delivery_is_in_the_book_and_sent_the_next_time(mailbox: Mailbox, tmp_path: Path) -> None:
    book, channel = Book(tmp_path), Channel(f"{mailbox.url}&to=office@example.com")
    mailbox.refusing = True
    send(book, channel)
    (kept,) = book

    assert [(d.state, d.tries) for d in kept.deliveries] == [("failed", 3)]
    assert kept.deliveries[0].error

    mailbox.refusing = False
    deliver(book, kept, [channel], NOW + timedelta(hours=1))
    deliver(book, kept, [channel], NOW + timedelta(hours=2))

    assert [d.state for dispatch in book for d in dispatch.deliveries] == ["sent"]
    assert len(mailbox.to("office@example.com")) == 1, "what arrived is never sent again"


def test_a_server_that_is_away_is_waited_for_once_and_not_for_every_address(tmp_path: Path) -> None:
    with smtp_server() as server:
        known = [Channel(f"{server.url}&to=clerk{n}@example.com", province=f"p{n}") for n in range(3)]

    rows = send(Book(tmp_path), *known).deliveries

    assert [(row.state, row.tries) for row in rows] == [("failed", 3), ("failed", 1), ("failed", 1)]
    assert rows[0].error.startswith("Connection error"), "what happened, not when"


def test_a_delivery_is_given_up_when_its_channel_is_gone_or_patience_ends(webhook: Webhook, tmp_path: Path) -> None:
    book, channel = Book(tmp_path), Channel(webhook.url)
    webhook.failures = 99
    dispatch = send(book, channel, Channel(f"{webhook.url}/other"))

    deliver(book, dispatch, [channel], NOW + timedelta(hours=1))
    assert [d.state for d in dispatch.deliveries] == ["failed", "given_up"]

    deliver(book, dispatch, [channel], NOW + delivery.PATIENCE + timedelta(hours=1))
    assert [d.state for d in dispatch.deliveries] == ["given_up", "given_up"]


def test_the_book_holds_no_password(mailbox: Mailbox, tmp_path: Path) -> None:
    secret = mailbox.url.replace("mailto://", "mailto://kttt:geheim123@") + "&to=office@example.com"
    send(Book(tmp_path), Channel(secret))
    (path,) = tmp_path.glob("*.json")

    assert "geheim123" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0


def test_one_channel_that_fails_costs_no_other(webhook: Webhook, tmp_path: Path) -> None:
    rows = send(Book(tmp_path), Channel("nonsense://x"), Channel(webhook.url)).deliveries

    assert [row.state for row in rows] == ["failed", "sent"]


@pytest.mark.parametrize(
    ("severity", "heard_by"),
    [("failure", "all critical failure"), ("critical", "all critical"), ("warning", "all"), ("info", "all")],
)
def test_a_channel_hears_what_is_grave_enough_for_it(severity: str, heard_by: str) -> None:
    urls = ("json://all", "critical=json://critical", "failure=json://failure")
    known = channels(urls, None).channels

    heard = {row.channel_id for row in addressed(known, {"": severity})}

    assert heard == {channel.id for channel in known if channel.url.removeprefix("json://") in heard_by.split()}


def test_addresses_of_provinces_go_through_the_offices_mail_server(tmp_path: Path) -> None:
    contacts = tmp_path / "contacts.csv"
    contacts.write_text(
        "# comment\nprovince,name,address,severity\n"
        "ha-tinh,Sở Tài chính,a@ha.example;b@ha.example,critical\nlao-cai,Sở,json://lao.example,\n",
        encoding="utf-8",
    )

    office, first, second, webhook = channels(
        ("critical=mailtos://u:p@mx.example?to=office@x.example&smtp=mx",), contacts
    ).channels

    assert office.url == "mailtos://u:p@mx.example?to=office@x.example&smtp=mx"
    assert first.url == "mailtos://u:p@mx.example?smtp=mx&to=a%40ha.example"
    assert (first.severity, first.province) == ("critical", "ha-tinh")
    assert second.url.endswith("to=b%40ha.example")
    assert (webhook.url, webhook.severity, webhook.province) == ("json://lao.example", "warning", "lao-cai")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("a,b\n1,2\n", "no column address, province"),
        ("province,address\n# ghi chú\nha-tinh,nobody\n", "line 3: 'nobody' is neither"),
        ("province,address,severity\nha-tinh,json://y,loud\n", "line 2: 'loud' is none of"),
        ("province,address\nha-tinh,a@b.example\n", "line 2: 'a@b.example' needs a mailto"),
        ("province,address\nbinh-phuc,json://x\n", "'binh-phuc' is no reporter's folder; 'binh-phuoc' may be meant"),
        ("province,address\n\xff", "can't decode"),
    ],
)
def test_a_fault_of_the_contacts_is_told_with_file_and_line_and_costs_no_other(
    content: str, fault: str, tmp_path: Path
) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(content.encode("latin-1" if "\xff" in content else "utf-8"))

    known = channels(("json://office",), path)

    assert [channel.url for channel in known.channels] == ["json://office"]
    (said,) = known.faults
    assert said.startswith(str(path))
    assert fault in said


def test_a_faulty_line_costs_the_other_lines_nothing(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("province,address\nbinh-phuc,json://x\nlao-cai,json://y\n", encoding="utf-8")

    assert [channel.province for channel in channels((), path).channels] == ["lao-cai"]


def test_a_delivery_whose_channel_a_fault_may_hide_waits(webhook: Webhook, tmp_path: Path) -> None:
    book, channel = Book(tmp_path), Channel(webhook.url, province="ha-tinh")
    webhook.failures = 3
    dispatch = send(book, channel)

    deliver(book, dispatch, [], NOW + timedelta(hours=1), are_all=False)
    assert [d.state for d in dispatch.deliveries] == ["failed"]

    deliver(book, dispatch, [channel], NOW + timedelta(hours=2))
    assert [d.state for d in dispatch.deliveries] == ["sent"]


@pytest.mark.parametrize("damaged", ['{"name": ', "[]", '{"name": "of another version", "messages": {}}'])
def test_a_page_of_the_book_that_cannot_be_read_is_put_aside_and_costs_no_other(
    webhook: Webhook, tmp_path: Path, damaged: str
) -> None:
    book = Book(tmp_path)
    send(book, Channel(webhook.url))
    book.path("damaged").write_text(damaged, encoding="utf-8")

    assert [dispatch.name for dispatch in book] == ["digest"]
    assert (tmp_path / "damaged.json.unreadable").read_text(encoding="utf-8") == damaged


def test_who_got_a_mail_does_not_get_it_again_because_another_did_not(mailbox: Mailbox, tmp_path: Path) -> None:
    known = channels((f"warning={mailbox.url}&to=a@example.com,gone@example.com",), None).channels
    dispatch = send(Book(tmp_path), *known)
    deliver(Book(tmp_path), dispatch, known, NOW + timedelta(minutes=10))

    assert len(mailbox.to("a@example.com")) == 1
    assert [row.state for row in dispatch.deliveries] == ["sent", "failed"]


def test_of_two_recipients_of_one_url_each_gets_the_message_once(webhook: Webhook, tmp_path: Path) -> None:
    book, url = Book(tmp_path), webhook.url.replace("json://", "ntfy://").rpartition("/")[0]
    (desk, ministry) = understood(Known((Channel(f"{url}/desk/ministry"),))).channels
    webhook.failures = len(delivery.PAUSES)

    dispatch = send(book, desk, ministry)
    assert [row.state for row in dispatch.deliveries] == ["failed", "sent"]
    deliver(book, dispatch, [desk, ministry], NOW)
    assert [post["topic"] for post in webhook.posts] == ["ministry", "desk"]
    assert [row.channel.rpartition("/")[2] for row in dispatch.deliveries] == ["desk", "ministry"]


def test_a_redirect_that_loses_the_message_is_no_delivery(webhook: Webhook, tmp_path: Path) -> None:
    webhook.moved = True

    (row,) = send(Book(tmp_path), Channel(webhook.url)).deliveries
    assert (row.state, webhook.posts) == ("failed", [])


def test_a_delivery_that_fails_says_what_the_mail_server_said(mailbox: Mailbox, tmp_path: Path) -> None:
    (row,) = send(Book(tmp_path), Channel(f"{mailbox.url}&to=a@example.com".replace("insecure", "starttls"))).deliveries

    assert "STARTTLS" in row.error


def test_what_was_never_tried_is_sent_however_late(webhook: Webhook, tmp_path: Path) -> None:
    book, channel = Book(tmp_path), Channel(webhook.url)
    dispatch = Dispatch(
        "digest", NOW.isoformat(), "warning", {"": MESSAGE}, deliveries=addressed([channel], {"": "warning"})
    )

    deliver(book, dispatch, [channel], NOW + timedelta(days=30))

    assert [d.state for d in dispatch.deliveries] == ["sent"]


def test_a_channel_is_shown_without_the_tokens_of_its_query() -> None:
    assert readable(Channel("json://hub.example.vn/path?+X-Token=secret")) == "json://hub.example.vn/path"


def test_a_reporter_may_be_called_by_name(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("province,address\nTỉnh Đắk Lắk,json://x\n,\nLiên minh HTX Việt Nam,json://y\n", encoding="utf-8")

    assert [channel.province for channel in channels((), path).channels] == ["dak-lak", "lien-minh-htx-viet-nam"]


def test_a_failed_load_is_told_whatever_is_wrong_with_the_contacts(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("province,address\nbinh-phuc,json://x\n", encoding="utf-8")
    settings = Settings(tmp_path, tmp_path / "data", notify_urls=("json://127.0.0.1:1",), contacts=path)

    report = notify.after_failure(settings, "run", "disk full")

    assert [delivery.state for delivery in report.dispatches[0].deliveries] == ["failed"]


def test_the_example_of_a_contact_file_is_understood() -> None:
    from orchestration.settings import PROJECT_ROOT

    known = channels(("mailto://mx.example",), PROJECT_ROOT / "deploy" / "contacts.example.csv")

    assert len(known.channels) > 3
    assert known.faults == ()
