"""Pages about roles read what they show, however many hold one. Rows are counted: times say little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models import Model
from django.db.models.signals import post_init

from countersign.people.models import Person
from countersign.roles.models import Appointment
from countersign.roles.queries import folding
from countersign.web.roles import document, reading
from tests.acknowledgements.worlds import joins
from tests.cast import Cast, cast
from tests.ledger.copies import inside
from tests.roles import matrices
from tests.roles.worlds import begun, held
from tests.web.roles.pages import ROLES, get
from tests.web.world import browser_of

PAGES = (f"{ROLES}", f"{ROLES}chart/", f"{ROLES}document/", f"{ROLES}matrix/edit/", "/o/larkbeam-ltd/findings/")


@pytest.fixture
def firm(database_copy: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    """Real commits, for inside a transaction nothing is remembered; and small pages."""
    monkeypatch.setattr(reading, "A_PAGE", 2)
    monkeypatch.setattr(document, "MOST_HELD", 2)
    monkeypatch.setattr(folding.folded, "__defaults__", (3,))
    with inside(database_copy):
        begun(here := cast("larkbeam-ltd"))
        held(here)
        yield here


@contextmanager
def rows_made() -> Iterator[Counter[type[Model]]]:
    """So many rows of each model were made from what a database answered."""
    made: Counter[type[Model]] = Counter()

    def count(sender: type[Model], **_: Any) -> None:
        made[sender] += 1

    post_init.connect(count)
    try:
        yield made
    finally:
        post_init.disconnect(count)


def more_contacts(here: Cast, first: int, last: int) -> None:
    for number in range(first, last):
        joins(here, f"Contact {number}", manager_id=here.person("tom").id)
        held(here, f"contact.{number}", "dept_contact")


def read_by(url: str) -> tuple[int, int]:
    """Appointments and people that a page reads, once it was looked at before."""
    browser = browser_of("tom")
    get(browser, url)
    with rows_made() as made:
        get(browser, url)
    return made[Appointment], made[Person]


def test_pages_read_no_more_for_nine_holders_than_for_three(firm: Cast) -> None:
    matrices.begun_matrix(firm)
    more_contacts(firm, 0, 3)
    few = {url: read_by(url) for url in PAGES}
    more_contacts(firm, 3, 9)
    assert {url: read_by(url) for url in PAGES} == few
    assert all(appointments <= 4 for appointments, _ in few.values())
