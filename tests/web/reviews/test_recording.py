"""A review held elsewhere: what its minutes say is typed, or read out of the file, and laid beside those before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.reviews.enums import INPUTS
from countersign.reviews.queries import reviews
from countersign.web.reviews.record_form import words_in
from tests.cast import Cast
from tests.reviews.worlds import AT
from tests.web.pages import form_with
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

PAGE = "/o/larkbeam-ltd/reviews/elsewhere/"
SAID = "We went through every risk that the assessors had named, and decided to have the payroll run insured."
AGREED = "The ISMS was found to be suitable and effective, and everybody thanked Tom for the work of a whole year."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def record(here: Cast, day: str, **told: Any) -> Any:
    tom = browser_of("tom")
    form = form_with(get(tom, PAGE), "act")
    given = {
        "held_on": day,
        "kind": "FULL",
        **{f"level_{part.value}": "2" for part in INPUTS},
        "minutes_on": day,
        "attendees": [here.person("priya").id.hex],
        "documented": "Minutes, board folder",
        **told,
    }
    return tom.post(PAGE, {**form.fields, **given})


def newest(here: Cast) -> Any:
    return reviews(here.organisation).defer(None).order_by("-held_on").first()


def paper(folder: Path, heading: str) -> bytes:
    """Minutes as a PDF."""
    source = folder / "minutes.typ"
    source.write_text(f"= {heading}\n{SAID}\n\n{AGREED}\n", encoding="utf-8")
    made = typst.compile(str(source), format="pdf")
    assert isinstance(made, bytes)
    return made


def test_minutes_that_were_copied_are_seen(larkbeam: Cast) -> None:
    assert record(larkbeam, "2024-06-12", text=f"Risks\n\n{SAID}\n\n{AGREED}").status_code == 303
    answer = record(larkbeam, "2025-06-12", text=f"Risks\n\n{SAID}\n\n{AGREED}")
    assert answer.status_code == 303
    assert newest(larkbeam).similarity == 1000
    page = seen(get(browser_of("tom"), answer["Location"]))
    assert "Nearly all of these words stood in the minutes before." in page
    assert "What the minutes say" in page
    assert SAID in page


def test_a_pdf_says_itself_what_stands_in_it(larkbeam: Cast, tmp_path: Path) -> None:
    record(larkbeam, "2024-06-12", text=f"{SAID}\n\n{AGREED}")
    scan = SimpleUploadedFile("minutes.pdf", paper(tmp_path, "Review of the year 2025"))
    assert record(larkbeam, "2025-06-12", scan=scan).status_code == 303
    assert newest(larkbeam).similarity == 1000


def test_what_was_typed_counts_more_than_the_file(larkbeam: Cast, tmp_path: Path) -> None:
    record(larkbeam, "2024-06-12", text=SAID)
    scan = SimpleUploadedFile("minutes.pdf", paper(tmp_path, "Review"))
    record(larkbeam, "2025-06-12", scan=scan, text="Nobody was ready, and so everything was put off to the autumn.")
    assert newest(larkbeam).similarity == 0


def test_a_picture_of_words_says_nothing(larkbeam: Cast) -> None:
    assert words_in(b"\x89PNG\r\n\x1a\npicture") == ""
    assert words_in(b"%PDF-1.7 broken") == ""
    record(larkbeam, "2024-06-12", text=SAID)
    record(larkbeam, "2025-06-12", scan=SimpleUploadedFile("minutes.png", b"\x89PNG\r\n\x1a\npicture"))
    assert newest(larkbeam).similarity is None


def test_more_than_can_be_compared_is_said_and_what_was_typed_stays(larkbeam: Cast) -> None:
    answer = record(larkbeam, "2025-06-12", text="x" * 40_001)
    assert answer.status_code == 422
    assert "x" * 40_001 in answer.content.decode()
    assert not reviews(larkbeam.organisation).exists()
