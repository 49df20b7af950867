"""The PDF of a version, downloaded: the bytes that were kept, by whoever may read the version."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from countersign.ledger.files import path_of
from countersign.policies.queries import version
from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.policies.worlds import AT, begun, in_force_from, offered, signed
from tests.web.signing import page_of
from tests.web.world import browser_of, stranger

PDF = "pdf/"


@pytest.fixture
def places(larkbeam: Cast) -> tuple[UUID, UUID]:
    return in_force_from(larkbeam)


def page(client: Client, places: tuple[UUID, UUID]) -> str:
    text: str = client.get(page_of(*places, "")).content.decode()
    return text


def test_everybody_downloads_what_is_in_force(larkbeam: Cast, places: tuple[UUID, UUID]) -> None:
    render(AT)
    ola = browser_of("ola")
    assert f'href="{page_of(*places, PDF)}"' in page(ola, places)
    assert "KB" in page(ola, places)
    answer = ola.get(page_of(*places, PDF))
    row = version(larkbeam.organisation, places[1])
    assert row.pdf
    assert answer.content == path_of(larkbeam.organisation, row.pdf).read_bytes()
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="larkbeam-ltd-information-security-policy-1.0.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].replace(",", " ").split())


def test_until_it_is_made_the_page_says_so(larkbeam: Cast, places: tuple[UUID, UUID]) -> None:
    ola = browser_of("ola")
    assert "is being made" in page(ola, places)
    assert page_of(*places, PDF) not in page(ola, places)
    assert ola.get(page_of(*places, PDF)).status_code == 404


def test_what_is_not_published_is_for_those_who_read_drafts(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, id)
    render(AT)
    assert browser_of("tom").get(page_of(policy, id, PDF)).status_code == 200
    assert browser_of("ola").get(page_of(policy, id, PDF)).status_code == 404


def test_what_is_not_signed_has_none(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = offered(larkbeam, policy)
    assert "PDF" not in page(browser_of("tom"), (policy, id))
    assert browser_of("tom").get(page_of(policy, id, PDF)).status_code == 404


def test_strangers_and_wrong_addresses_find_nothing(larkbeam: Cast, places: tuple[UUID, UUID]) -> None:
    render(AT)
    assert stranger().get(page_of(*places, PDF)).status_code == 404
    assert browser_of("ola").get(page_of(places[1], places[1], PDF)).status_code == 404
    assert Client().get(page_of(*places, PDF)).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(larkbeam: Cast, places: tuple[UUID, UUID], method: str) -> None:
    render(AT)
    assert getattr(browser_of("ola"), method)(page_of(*places, PDF)).status_code == 405


def test_changed_bytes_are_served_to_nobody(larkbeam: Cast, places: tuple[UUID, UUID]) -> None:
    render(AT)
    row = version(larkbeam.organisation, places[1])
    file = path_of(larkbeam.organisation, row.pdf or "")
    good = file.read_bytes()
    file.write_bytes(b"%PDF, but false")
    try:
        answer = browser_of("ola").get(page_of(*places, PDF))
        assert (answer.status_code, b"but false" in answer.content) == (500, False)
    finally:
        file.write_bytes(good)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('A "policy" / of\nsorts', 'filename="larkbeam-ltd-a-policy-of-sorts-1.0.pdf"'),
        ("Richtlinie für Geräte", "filename*=utf-8''larkbeam-ltd-richtlinie-f%C3%BCr-ger%C3%A4te-1.0.pdf"),
        ("…", 'filename="larkbeam-ltd-1.0.pdf"'),
    ],
)
def test_the_file_is_named_after_the_policy(larkbeam: Cast, title: str, name: str) -> None:
    policy = begun(larkbeam, title=title)
    id = offered(larkbeam, policy)
    signed(larkbeam, id)
    render(AT)
    assert browser_of("ola").get(page_of(policy, id, PDF))["Content-Disposition"] == f"attachment; {name}"
