"""What was signed elsewhere, wherever it is shown: recorded later, and never as a signature given here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.ledger.files import path_of
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.policies.queries import versions
from tests.cast import Cast
from tests.policies.worlds import after, begun, in_force_from
from tests.web.pages import Answer
from tests.web.recording import PAPER, record, scan
from tests.web.signing import page_of
from tests.web.world import browser_of, stranger

LATER = "Signed elsewhere, recorded later: on 8 January 2026"
PNG, JPEG = b"\x89PNG\r\n\x1a\n, a page", b"\xff\xd8\xff\xe0, a page"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def recorded(here: Cast, data: bytes | None = PAPER, **other: str) -> tuple[UUID, UUID]:
    """The policy and its version, entered through the page."""
    policy = begun(here)
    uploaded = {"scan": scan(data)} if data else {}
    assert record(here, policy, **uploaded, **other).status_code == 303
    return policy, versions(here.organisation, policy)[0].id


def seen(answer: Answer) -> str:
    """The words of a page, as they are read."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def page(first: str, places: tuple[UUID, UUID], end: str = "") -> Answer:
    return browser_of(first).get(page_of(*places, end))


def test_the_version_says_so(larkbeam: Cast) -> None:
    places = recorded(larkbeam)
    for first in ("tom", "ola"):
        text = seen(page(first, places))
        assert "Version 3.0: in force Recorded later, signed elsewhere." in text
        assert LATER in text
        assert "Signed on paper" in text
        assert "15 September 2025 as it is claimed" in text
        assert "8 January 2026, 09:00 by Tom Okafor" in text
        assert "Countersign did not see this signature." in text
    assert "Signed elsewhere by Mei Sato Version 3.0, recorded on 8 January 2026" in seen(page("tom", places))


def test_a_version_that_was_signed_here_says_nothing_of_the_kind(larkbeam: Cast) -> None:
    places = in_force_from(larkbeam)
    for end in ("", "receipt/"):
        assert "signed elsewhere" not in seen(page("tom", places, end)).lower()


@pytest.mark.parametrize(
    ("method", "how"),
    [
        ("WET_SIGNATURE", "Signed on paper"),
        ("MINUTE", "Approved in a minute"),
        ("OTHER_SYSTEM", "Signed in another system"),
    ],
)
def test_each_way_has_its_words(larkbeam: Cast, method: str, how: str) -> None:
    assert how in seen(page("tom", recorded(larkbeam, None, method=method)))


def test_the_list_says_so(larkbeam: Cast) -> None:
    recorded(larkbeam)
    text = seen(browser_of("tom").get("/o/larkbeam-ltd/policies/"))
    assert "Mei Sato 15 September 2025 signed elsewhere, recorded later" in text


def test_whoever_accepts_it_reads_so(larkbeam: Cast) -> None:
    _, version = recorded(larkbeam)
    assert LATER in seen(browser_of("ola").get(f"/o/larkbeam-ltd/acceptances/{version.hex}/"))


def test_the_receipt_proves_the_record_and_no_signature(larkbeam: Cast) -> None:
    places = recorded(larkbeam)
    issue_checkpoints(after(2))
    text = seen(page("tom", places, "receipt/"))
    assert "Signed elsewhere, recorded later Countersign did not see this signature." in text
    assert "Confirmed by mailed code" not in text
    assert "being entered" not in text
    assert "8 January 2026, 09:00 by Tom Okafor" in text
    proof = page("tom", places, "receipt/proof/")
    assert proof.status_code == 200
    assert proof.content.startswith(b"c2sp.org/tlog-proof@v1")


@pytest.mark.parametrize(
    ("data", "content_type", "ending"),
    [(PAPER, "application/pdf", "pdf"), (PNG, "image/png", "png"), (JPEG, "image/jpeg", "jpg")],
)
def test_the_scan_is_downloaded_as_what_it_is(larkbeam: Cast, data: bytes, content_type: str, ending: str) -> None:
    """Under a name of ours: the one that it was uploaded with may say anything."""
    places = recorded(larkbeam, data)
    assert f'href="{page_of(*places, "scan/")}"' in page("ola", places).content.decode()
    answer = page("ola", places, "scan/")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, data, content_type)
    name = f"larkbeam-ltd-information-security-policy-3.0-scan.{ending}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(",", " ").split())


def test_without_a_scan_there_is_nothing_to_download(larkbeam: Cast) -> None:
    places = recorded(larkbeam, None)
    assert page_of(*places, "scan/") not in page("tom", places).content.decode()
    assert page("tom", places, "scan/").status_code == 404


def test_strangers_and_wrong_addresses_find_no_scan(larkbeam: Cast) -> None:
    places = recorded(larkbeam)
    assert stranger().get(page_of(*places, "scan/")).status_code == 404
    assert page("ola", (places[1], places[1]), "scan/").status_code == 404
    assert Client().get(page_of(*places, "scan/")).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_scan_is_only_read(larkbeam: Cast, method: str) -> None:
    places = recorded(larkbeam)
    assert getattr(browser_of("tom"), method)(page_of(*places, "scan/")).status_code == 405


@pytest.mark.parametrize("data", [b"%PDF-1.7, but false", b"<script>alert(1)</script>", None])
def test_a_scan_that_is_not_what_was_kept_is_served_to_nobody(larkbeam: Cast, data: bytes | None) -> None:
    places = recorded(larkbeam, PAPER + str(data).encode())
    file = path_of(larkbeam.organisation, versions(larkbeam.organisation, places[0])[0].scan or "")
    file.write_bytes(data) if data else file.unlink()
    answer = page("tom", places, "scan/")
    assert answer.status_code == 500
    assert not data or data not in answer.content
    assert page("tom", places).status_code == 200
