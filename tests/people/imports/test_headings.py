from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from countersign.people.imports.headings import HEADINGS, Field, recognise, spelt


@pytest.mark.parametrize(
    ("heading", "spelling"),
    [
        ("Work E-Mail", "work e mail"),
        ("workEmail", "work email"),
        ("Email Address [Required]", "email address"),
        ("Employee #", "employee number"),
        ("Vorgesetzte(r)", "vorgesetzte"),
        ("  JOB_TITLE ", "job title"),
    ],
)
def test_headings_are_compared_without_dress(heading: str, spelling: str) -> None:
    assert spelt(heading) == spelling


def test_every_word_is_spelt_as_it_is_compared_and_means_one_thing() -> None:
    words = list(chain.from_iterable(HEADINGS.values()))
    assert [word for word in words if spelt(word) != word] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_german_headings() -> None:
    layout = recognise(["ID", "Vorname", "Nachname", "E-Mail", "Abteilung", "Vorgesetzter", "Anstelldatum", "Standort"])
    assert layout.is_complete
    assert layout.columns[Field.MANAGER] == 5
    assert layout.unknown == ("Standort",)


def test_of_two_addresses_the_one_at_work_is_meant() -> None:
    layout = recognise(["Name", "Email", "Work email"])
    assert (layout.columns[Field.EMAIL], layout.unknown) == (2, ("Email",))


@pytest.mark.parametrize("row", [["Name"], ["Email"], ["First name", "Email"], ["Ada", "ada@x.example"], []])
def test_less_than_a_name_and_an_address_is_no_layout(row: list[str]) -> None:
    assert not recognise(row).is_complete
