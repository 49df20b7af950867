"""The regimes that an organisation says apply judge it, from their day on, wherever it is judged."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.readiness.commands.record_turns import record_turns
from countersign.readiness.dossier import read, write
from countersign.readiness.forecast import lapses
from countersign.readiness.queries import judgement_of, open_turns
from countersign.readiness.rule import Basis, Finding, Grade, Rule
from countersign.readiness.verdict import Judgement, judgement, own_judgement
from tests.cast import Cast, id_of
from tests.console.calling import spoken
from tests.packs.worlds import DAY, exported, inside, made_again
from tests.people.worlds import set_regimes
from tests.policies.worlds import AT, PASSAGES, TITLE, after, lead, offered, signed, tree
from tests.readiness.living import live

TODAY = AT.date()
FROM = TODAY + timedelta(days=20)
ONE = timedelta(days=1)


def reviewed_every_two_years(here: Cast) -> None:
    """Long enough for an opportunity under the standard, and for a minor under NIS2-CIR."""
    text = tree(*PASSAGES.values())
    policy = id_of(create(kind=PolicyKind.PARENT, title=TITLE, text=text, review_months=24, by=lead(here), at=AT))
    signed(here, offered(here, policy))


def interval(judged: Judgement) -> tuple[Rule, Finding]:
    return next((rule, one) for rule, one in judged.findings() if rule.code == "POL-018")


def test_a_regime_judges_from_its_day_on(larkbeam: Cast) -> None:
    reviewed_every_two_years(larkbeam)
    set_regimes(larkbeam, "NIS2-CIR", from_on=FROM)
    days = (FROM - ONE, FROM, FROM + 900 * ONE)

    assert [live(larkbeam, on).org.regimes for on in days] == [(), ("NIS2-CIR",), ("NIS2-CIR",)]
    found = [interval(judgement_of(larkbeam.organisation, on)) for on in days]
    assert [one.grade for _rule, one in found] == [Grade.OPPORTUNITY, Grade.MINOR, Grade.MINOR]
    assert [rule.basis for rule, _one in found] == [Basis.ANNEX_A, Basis.OBLIGATION, Basis.OBLIGATION]
    assert [one.cites for one in found[1][1].also] == ["(EU) 2024/2690, Annex 1.1.2"]
    assert [one.key for one in judgement_of(larkbeam.organisation, FROM).regimes] == ["NIS2", "NIS2-CIR"]


def test_a_regime_that_was_taken_back_stays_out(larkbeam: Cast) -> None:
    set_regimes(larkbeam, "PCI", "DORA")
    set_regimes(larkbeam, from_on=FROM, at=after(1))

    assert [live(larkbeam, on).org.regimes for on in (FROM - ONE, FROM)] == [("DORA", "PCI"), ()]


def test_another_organisation_is_judged_by_its_own(larkbeam: Cast, stonecross: Cast) -> None:
    set_regimes(larkbeam, "PCI")

    assert judgement_of(stonecross.organisation, TODAY).regimes == ()


def test_what_a_day_ahead_brings_counts_the_regimes_of_that_day(larkbeam: Cast) -> None:
    reviewed_every_two_years(larkbeam)
    set_regimes(larkbeam, "NIS2-CIR", from_on=FROM)

    now, then = (judgement_of(larkbeam.organisation, on) for on in (TODAY, FROM))
    lapsed = {one.rule.code: (one.finding.grade, one.from_day) for one in lapses(now, then)}
    assert lapsed["POL-018"] == (Grade.MINOR, None)


def test_the_look_of_a_day_enters_what_a_regime_makes_graver(larkbeam: Cast) -> None:
    reviewed_every_two_years(larkbeam)
    record_turns(on=TODAY, by=larkbeam.system, at=AT)
    set_regimes(larkbeam, "NIS2-CIR", from_on=TODAY + ONE, at=AT)
    record_turns(on=TODAY + ONE, by=larkbeam.system, at=after(1))

    stands = {turn.code: (turn.grade, turn.turned_on) for turn in open_turns(larkbeam.organisation)}
    assert stands["POL-018"] == (Grade.MINOR, TODAY + ONE)


def test_a_file_of_the_organisation_applies_nothing_by_itself(larkbeam: Cast) -> None:
    reviewed_every_two_years(larkbeam)
    set_regimes(larkbeam, "NIS2-CIR")
    dossier = read(write(live(larkbeam, TODAY)))

    assert interval(own_judgement(dossier))[1].grade is Grade.MINOR
    assert interval(judgement(dossier))[1].grade is Grade.OPPORTUNITY
    assert judgement(dossier).named_only == ["NIS2-CIR"]
    assert own_judgement(dossier).named_only == []


def test_a_pack_is_judged_under_the_regimes_of_its_day_for_ever(larkbeam: Cast, tmp_path: Path) -> None:
    """They stand in its dossier: what is decided later makes no other pack, and anybody can judge it so by hand."""
    reviewed_every_two_years(larkbeam)
    set_regimes(larkbeam, "NIS2-CIR")
    pack, data = exported(larkbeam)
    set_regimes(larkbeam, "DORA", from_on=DAY + 10 * ONE, at=after(40))
    files = inside(data)

    told = json.loads(files["findings.json"])
    assert [one["key"] for one in told["regimes"]] == ["NIS2", "NIS2-CIR"]
    assert next(one for one in told["findings"] if one["code"] == "POL-018")["basis"] == "L"
    assert json.loads(files["dossier.json"])["org"]["regimes"] == ["NIS2-CIR"]
    page = files["index.html"].decode()
    assert "Implementing Regulation (EU) 2024/2690 (17 October 2024)" in page
    assert "Also (EU) 2024/2690, Annex 1.1.2: The interval" in page
    assert "This is no check of the whole of it." in page
    assert made_again(pack)[1] == data
    (tmp_path / "dossier.json").write_bytes(files["dossier.json"])
    by_hand = spoken("check", str(tmp_path / "dossier.json"), "--regime", "NIS2-CIR", "--format", "json")
    assert json.loads(by_hand.out) == told
