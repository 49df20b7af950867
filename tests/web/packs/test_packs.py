"""Ordering a pack, seeing it made, and downloading it: without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countersign.entrance import clock
from countersign.kernel.actors import Hat
from countersign.packs.enums import Names
from countersign.packs.queries import orders, packs
from countersign.packs.rounds.export import export
from countersign.people.commands.grant import grant
from tests.cast import Cast
from tests.packs.worlds import RECIPIENT, exported, inside, lived_in, manifest
from tests.policies.worlds import AT, in_force_from, leader
from tests.web.pages import Answer, form_to, send
from tests.web.world import browser_of

PAGE = "/o/larkbeam-ltd/packs/"
ANSWERS = {"recipient": RECIPIENT, "as_of": "2026-02-05", "names": "LEADERS"}


@pytest.fixture
def tom(larkbeam: Cast) -> Client:
    """The ISMS lead."""
    return browser_of("tom")


def order(client: Client, **answers: str) -> Answer:
    return send(client, PAGE, form_to(client.get(PAGE), "order/"), **{**ANSWERS, **answers})


def text(answer: Answer) -> str:
    return " ".join(answer.content.decode().split())


def downloaded(answer: Answer) -> bytes:
    return bytes(answer.getvalue())


def test_an_empty_page_says_what_belongs_here(tom: Client) -> None:
    page = tom.get(PAGE)
    assert page.status_code == 200
    assert "Nothing has left the building yet" in text(page)
    assert "Why an auditor cares." in text(page)


def test_order_make_download(larkbeam: Cast, tom: Client) -> None:
    lived_in(larkbeam)
    answer = order(tom)
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    waiting = text(tom.get(PAGE))
    assert "Being made" in waiting
    assert RECIPIENT in waiting
    assert export(clock.now()) == 1
    made = packs(larkbeam.organisation).get()
    page = tom.get(PAGE)
    assert "One pack has gone out" in text(page)
    assert made.manifest in text(page)
    file = tom.get(f"{PAGE}{made.id.hex}/download/")
    assert file.status_code == 200
    assert file["Content-Disposition"] == (f'attachment; filename="larkbeam-ltd-2026-02-05-{made.checkpoint_size}.zip"')
    assert "no-store" in file["Cache-Control"]
    data = downloaded(file)
    assert manifest(data)["recipient"] == RECIPIENT
    assert downloaded(tom.get(f"{PAGE}{made.id.hex}/download/")) == data


def test_the_same_form_twice_is_one_order(larkbeam: Cast, tom: Client) -> None:
    form = form_to(tom.get(PAGE), "order/")
    for _ in range(2):
        assert send(tom, PAGE, form, **ANSWERS).status_code == 303
    assert orders(larkbeam.organisation).count() == 1


@pytest.mark.parametrize(
    ("answers", "status", "says"),
    [
        ({"recipient": ""}, 422, "This field is required."),
        ({"as_of": "soon"}, 422, "Enter a valid date."),
        ({"as_of": "2999-01-01"}, 403, "A pack shows a day that has come: today, or one in the past."),
        ({"names": "NOBODY"}, 422, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    larkbeam: Cast, tom: Client, answers: dict[str, str], status: int, says: str
) -> None:
    answer = order(tom, **answers)
    assert answer.status_code == status
    assert says in text(answer)
    assert f'value="{ANSWERS["recipient"] if "recipient" not in answers else ""}"' in text(answer)
    assert not orders(larkbeam.organisation).exists()


def test_whoever_may_not_read_names_cannot_export_them(larkbeam: Cast) -> None:
    priya = browser_of("priya")
    assert "Everybody, with job titles" not in text(priya.get(PAGE))
    answer = order(priya, names="EVERYBODY")
    assert answer.status_code == 422
    pack, _ = exported(larkbeam, names=Names.EVERYBODY)
    page = text(priya.get(PAGE))
    assert "for the ISMS lead and the internal auditor" in page
    refused = priya.get(f"{PAGE}{pack.id.hex}/download/")
    assert refused.status_code == 403
    assert "Only the ISMS lead or the internal auditor" in text(refused)


def test_staff_find_no_way_here(larkbeam: Cast) -> None:
    ola = browser_of("ola")
    assert ola.get(PAGE).status_code == 403
    assert PAGE not in text(ola.get("/o/larkbeam-ltd/"))
    grant(person_id=larkbeam.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    assert ola.get(PAGE).status_code == 200


def test_a_pack_that_waits_for_a_pdf_says_so(larkbeam: Cast, tom: Client) -> None:
    in_force_from(larkbeam)
    order(tom)
    assert "The PDF of a signed version is made first." in text(tom.get(PAGE))


def test_an_order_that_takes_too_long_says_so(larkbeam: Cast, tom: Client) -> None:
    order(tom)
    assert "longer than it should" not in text(tom.get(PAGE))
    orders(larkbeam.organisation).update(ordered_at=clock.now() - timedelta(minutes=16))
    assert "longer than it should" in text(tom.get(PAGE))


def test_another_organisation_s_pack_is_unknown(larkbeam: Cast, stonecross: Cast, tom: Client) -> None:
    pack, _ = exported(stonecross)
    assert tom.get(f"{PAGE}{pack.id.hex}/download/").status_code == 404


def test_a_pack_of_another_version_is_not_guessed(larkbeam: Cast, tom: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, _ = exported(larkbeam)
    for module in ("web.packs.showing", "packs.documents.building"):
        monkeypatch.setattr(f"countersign.{module}.rules_here", lambda: "countersign 9.9.9")
    assert "made by countersign 0" in text(tom.get(PAGE))
    assert tom.get(f"{PAGE}{pack.id.hex}/download/").status_code == 403


def test_packs_cost_the_same_few_queries(larkbeam: Cast, tom: Client) -> None:
    counts = []
    for _ in range(2):
        exported(larkbeam)
        with CaptureQueriesContext(connection) as told:
            tom.get(PAGE)
        counts.append(len(told))
    assert counts[0] == counts[1]


def test_the_file_opens_in_a_browser(larkbeam: Cast) -> None:
    _, data = exported(larkbeam)
    page = inside(data)["index.html"].decode()
    assert "<script" not in page
    assert 'src="' not in page
