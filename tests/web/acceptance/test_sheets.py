"""A sheet for people without a screen: printed, signed, recorded, and shown as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from countersign.acknowledgements.models import Acceptance
from tests.acknowledgements.worlds import NOON, in_force_from
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import entered
from tests.web.acceptance.worlds import inside, says
from tests.web.pages import form_with, send
from tests.web.roles.pages import get
from tests.web.world import browser_of

NOW = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def version(larkbeam: Cast) -> UUID:
    return in_force_from(larkbeam)[1]


def sheet_of(here: Cast, *firsts: str, **typed: Any) -> dict[str, Any]:
    """What somebody fills in."""
    return {
        "people": [here.person(first).id.hex for first in firsts],
        "others": "",
        "how": "PAPER",
        "accepted_on": "2026-01-08",
        "witness": "Ruth Ellis",
        "scan": SimpleUploadedFile("sheet.pdf", b"%PDF-1.7, signed"),
        **typed,
    }


def sent(here: Cast, version: UUID, *firsts: str, who: str = "tom", **typed: Any) -> Any:
    client = browser_of(who)
    form = form_with(get(client, inside(version, "record/")), "act")
    words = "I have read it, and I will follow it."
    return client.post(inside(version, "record/"), {**form.fields, "words": words, **sheet_of(here, *firsts, **typed)})


def test_the_sheet_to_print_has_the_sentence_and_everybody_who_owes_it(larkbeam: Cast, version: UUID) -> None:
    put_right(larkbeam, "ola", department="Warehouse")
    answer = browser_of("tom").get(inside(version, "sheet/"))
    assert answer["Content-Type"] == "application/pdf"
    assert "larkbeam-ltd-information-security-policy-1.0-sheet.pdf" in answer["Content-Disposition"]
    text = words_in(answer)
    for words in ("Information Security Policy 1.0", "and I will follow it", "Ola Nowak", "Mei Sato", "Witness"):
        assert words in text
    one = words_in(browser_of("tom").get(inside(version, "sheet/?department=Warehouse")))
    assert ("Ola Nowak" in one, "Mei Sato" in one) == (True, False)


def words_in(answer: Any) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


def test_from_the_numbers_to_the_sheet_and_back(larkbeam: Cast, version: UUID) -> None:
    tom = browser_of("tom")
    assert "Who saw them sign?" in says(get(tom, inside(version, "record/")))
    assert inside(version, "record/") in get(tom, inside(version, "everybody/")).content.decode()
    answer = sent(larkbeam, version, "ola", "mei")
    assert (answer.status_code, answer["Location"]) == (303, inside(version, "everybody/?show=recorded#list"))
    told = says(tom.get(inside(version, "everybody/?show=recorded")))
    assert "2 of them elsewhere" in told
    assert "on a sheet, recorded here" in told
    assert "Ola Nowak" in told


def test_whoever_signed_sees_who_recorded_it_and_who_saw_it(larkbeam: Cast, version: UUID) -> None:
    sent(larkbeam, version, "ola")
    told = says(browser_of("ola").get(inside(version)))
    assert "It is recorded that you accepted this" in told
    assert "Accepted on a sheet on 8 January 2026; Tom Okafor recorded it here on 10 January 2026." in told
    assert "Ruth Ellis saw you sign." in told
    assert "You owe nothing." in told


def test_whoever_is_recorded_wrongly_can_say_so_or_do_it_themselves(larkbeam: Cast, version: UUID) -> None:
    sent(larkbeam, version, "ola", "mei")
    ola, mei = browser_of("ola"), browser_of("mei")
    address = inside(version, "decline/")
    form = form_with(get(ola, address), "act")
    assert send(ola, address, form, text="I signed nothing.").status_code == 303
    assert "I signed nothing." in says(browser_of("tom").get("/o/larkbeam-ltd/acceptances/questions/"))
    form = form_with(get(mei, inside(version)), "words_shown")
    assert send(mei, inside(version), form, agreed="on").status_code == 303
    assert "Signed in" in says(mei.get(inside(version)))


def test_the_scan_is_for_those_who_see_names(larkbeam: Cast, version: UUID) -> None:
    sent(larkbeam, version, "ola")
    name = Acceptance.objects.get(organisation_id=larkbeam.organisation, version_id=version)
    address = f"/o/larkbeam-ltd/acceptances/scans/{name.id.hex}/"
    assert address in get(browser_of("tom"), inside(version, "everybody/?show=recorded")).content.decode()
    assert browser_of("tom").get(address).content == b"%PDF-1.7, signed"
    assert [browser_of(first).get(address).status_code for first in ("priya", "ola")] == [403, 403]


@pytest.mark.parametrize(
    ("typed", "says_so"),
    [
        ({"others": "Nobody Known"}, "Nobody here is “Nobody Known”."),
        ({"witness": ""}, "Without a witness it is only your word."),
        ({"witness": "Somebody"}, "Nobody here is “Somebody”."),
        ({"accepted_on": "2026-02-01"}, "That day is still to come."),
        ({"how": ""}, "Say how they read it."),
        ({"scan": ""}, "Choose the scan or photograph of the signed sheet."),
        ({"scan": SimpleUploadedFile("sheet.docx", b"PK\x03\x04")}, "is an office file or an archive"),
        ({"people": ["nonsense"]}, "Tick people from the list, or name them below."),
    ],
)
def test_what_is_wrong_is_said_where_it_stands_and_nothing_is_lost(
    larkbeam: Cast, version: UUID, typed: dict[str, Any], says_so: str
) -> None:
    answer = sent(larkbeam, version, "ola", **typed)
    assert (answer.status_code, says_so in says(answer)) == (422, True)
    assert "I have read it, and I will follow it." in answer.content.decode()
    if "people" not in typed:
        assert f'value="{larkbeam.person("ola").id.hex}" checked' in answer.content.decode()
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_nobody_ticked(larkbeam: Cast, version: UUID) -> None:
    answer = sent(larkbeam, version)
    assert (answer.status_code, "Nobody is ticked." in says(answer)) == (422, True)


def test_ones_own_name_is_refused_with_the_sentence(larkbeam: Cast, version: UUID) -> None:
    answer = sent(larkbeam, version, "tom")
    assert (answer.status_code, "Nobody records their own acceptance" in says(answer)) == (403, True)
