from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from countersign.people.enums import WordingKind
from countersign.people.queries import capacity_of, wording
from countersign.policies.queries import statement_for, version, words_for
from tests.cast import Cast
from tests.policies.worlds import AT, NOBODY, begun, off_the_register, offered, second_leader


def test_capacity_of_leaders_alone(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    assert capacity_of(here, larkbeam.person("priya").id, AT) == "CEO and founder, top management since 1 April 2019"
    assert capacity_of(here, larkbeam.person("tom").id, AT) == ""
    assert capacity_of(here, NOBODY, AT) == ""
    assert capacity_of(here, None, AT) == ""


def test_capacity_of_changes_with_the_organisations_day(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    off_the_register(larkbeam, "tom", date(2026, 7, 1))
    tom = larkbeam.person("tom").id
    assert capacity_of(larkbeam.organisation, tom, datetime(2026, 6, 30, 22, 59, tzinfo=UTC)).startswith("CTO, ")
    assert capacity_of(larkbeam.organisation, tom, datetime(2026, 6, 30, 23, 0, tzinfo=UTC)) == ""


def test_capacity_of_somebody_elses_leader_is_none(larkbeam: Cast, stonecross: Cast) -> None:
    assert capacity_of(larkbeam.organisation, stonecross.person("otto").id, AT) == ""


def test_words_for_a_version(larkbeam: Cast) -> None:
    shown = version(larkbeam.organisation, offered(larkbeam, begun(larkbeam, title="Policy {0}")))
    template = wording(larkbeam.organisation, WordingKind.APPROVAL).text
    assert words_for(shown, template).startswith("I approve ‘Policy {0}’, version 1.0, for Larkbeam Ltd.")


def test_statement_for_names_everything(larkbeam: Cast) -> None:
    shown = version(larkbeam.organisation, offered(larkbeam, begun(larkbeam)))
    person = larkbeam.person("priya").id
    assert statement_for(shown, "I approve.", person=person, capacity="CEO") == {
        "format": "countersign.approval/1",
        "of": f"version_{shown.id.hex}",
        "document": shown.document,
        "words": "I approve.",
        "person": f"person_{person.hex}",
        "capacity": "CEO",
        "hat": "TOP_MANAGEMENT",
    }


@pytest.mark.parametrize("title", ["Information Security Policy", "Acceptable use", "Access control and passwords"])
def test_what_is_signed_and_accepted_reads_right_for_every_title(larkbeam: Cast, title: str) -> None:
    shown = version(larkbeam.organisation, offered(larkbeam, begun(larkbeam, title=title)))
    told = {
        kind: words_for(shown, wording(larkbeam.organisation, kind).text)
        for kind in (WordingKind.APPROVAL, WordingKind.ACCEPTANCE)
    }
    assert told[WordingKind.APPROVAL].startswith(f"I approve ‘{title}’, version 1.0, for Larkbeam Ltd.")
    assert told[WordingKind.ACCEPTANCE].startswith(f"I have read ‘{title}’, version 1.0, of Larkbeam Ltd,")
