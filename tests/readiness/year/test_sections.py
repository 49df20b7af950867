"""What the year in review says of Larkbeam: nothing of nothing, and every act of a lived year."""

from __future__ import annotations

from datetime import date

from countersign.people.queries import organisation
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.readiness.year.period import Period
from countersign.readiness.year.picture import in_words, wall_in
from countersign.readiness.year.sections import SECTIONS, Told, sections_of
from tests.cast import Cast
from tests.policies.worlds import AT
from tests.readiness.living import ON, whole_story


def told(here: Cast, first: date, last: date) -> Told:
    read = Gathered(organisation(here.organisation))
    return Told(read, judgement_of(here.organisation, last, read), Period(first, last))


def said(found: Told) -> dict[str, str]:
    return {str(one.heading): " ".join(map(str, one.lines)) for one in sections_of(found)}


def test_a_year_in_which_nothing_happened_says_nothing_but_what_is_open(larkbeam: Cast) -> None:
    found = said(told(larkbeam, AT.date(), AT.date()))
    assert list(found) == [str(heading) for heading, _tell, _none in SECTIONS]
    assert {heading for heading, words in found.items() if words} == {"Open today"}
    assert "POL-001" in found["Open today"]


def test_a_lived_year_is_told_act_by_act_and_no_day_outside_it(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    whole = told(larkbeam, date(2026, 1, 1), ON)
    found = said(whole)
    assert found["Management reviews"].count("decided.") == 2
    assert "GBP: asked for £9,600, approved £0, refused £4,800, undecided £4,800." in found["Money, people and time"]
    assert "refused on" in found["Money, people and time"]
    assert "baseline" in found["Objectives"]
    assert "version 1.0: signed on 7 January 2026." in found["Policies signed and accepted"]
    assert "accepted by" in found["Policies signed and accepted"]
    assert "Internal audit" in found["Audits and their findings"]
    assert "1 closed, 0 open today." in found["Audits and their findings"]
    assert found["What leaders told people"]
    assert "Asked: 1. Answered: 1, of them late: 0." in found["What leaders were asked"]
    assert "AGG-" not in found["Open today"], "what forecasts others is counted once"
    assert "more." in found["Open today"]
    assert said(told(larkbeam, ON, ON))["Management reviews"] == ""
    wall = wall_in(whole.read, whole.judged.dossier, whole.period)
    assert wall.acts
    assert all(whole.period.holds(act.on) for act in wall.acts)
    rows = [str(words) for words in in_words(wall)][-8:]
    assert [row[:5] for row in rows] == [f"Row {letter}" for letter in "abcdefgh"]
