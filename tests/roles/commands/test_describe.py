from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.commands.define import define
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import EVERYONE, LEAD, LIBRARY
from countersign.roles.queries import every_version, role_with_key, roles
from tests.cast import Cast
from tests.roles.worlds import AT, CRISIS, after, entered, lead, leader, recording_fails


def test_describe_when_it_is_a_role_of_ones_own(firm: Cast) -> None:
    describe(description=CRISIS, by=lead(firm), at=AT)
    role = role_with_key(firm.organisation, "own_crisis_speaker")
    assert (role.version, role.name, role.competence) == (1, "Crisis speaker", "Has spoken to the press before.")
    assert role.duties == ["Speaks to the press.", "Tells staff first."]
    assert (role.authorities, role.carries) == ([Authority.STOP_WORK], ())
    assert roles(firm.organisation)[-1] == role, "after those of the library"
    assert verify(firm.organisation)[1] == []


def test_describe_keeps_words_out_of_the_leaf(firm: Cast) -> None:
    describe(description=CRISIS, by=lead(firm), at=AT)
    leaf = leaf_of(firm.organisation, role_with_key(firm.organisation, "own_crisis_speaker").entry)
    assert leaf is not None
    assert b"press" not in bytes(leaf.data)
    assert b'"key":"own_crisis_speaker"' in bytes(leaf.data)


def test_describe_when_a_role_of_the_library_gets_own_words(firm: Cast) -> None:
    now = as_described(role_with_key(firm.organisation, "hr"))
    said = replace(now, name="People security", duties=(*now.duties, "Hands out the badges."))
    describe(description=said, key="hr", version_shown=1, by=leader(firm), at=after(1))
    role = role_with_key(firm.organisation, "hr")
    assert (role.version, role.name, role.duties[-1]) == (2, "People security", "Hands out the badges.")
    assert as_described(every_version(firm.organisation).get(key="hr", version=1)) == now, "the old one stays"
    assert verify(firm.organisation)[1] == []


def test_describe_tidies_what_was_typed(firm: Cast) -> None:
    typed = replace(CRISIS, name="  Crisis   speaker ", duties=("Speaks. ", "", "Speaks.", " Tells  staff."))
    describe(description=typed, by=lead(firm), at=AT)
    role = role_with_key(firm.organisation, "own_crisis_speaker")
    assert (role.name, role.duties) == ("Crisis speaker", ["Speaks.", "Tells staff."])


def test_describe_keeps_what_looks_like_markup_as_it_is(firm: Cast) -> None:
    describe(description=replace(CRISIS, name="<b>Boss</b>"), by=lead(firm), at=AT)
    assert role_with_key(firm.organisation, "own_b_boss_b").name == "<b>Boss</b>"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("HR", "own_hr"),
        ("ISMS-Lead", "own_isms_lead"),
        ("Öffentlichkeit", "own_offentlichkeit"),
        ("広報", "own_role"),
        ("!", "own_role"),
        ("Somebody who looks after all of the old archives", "own_somebody_who_looks_after_all_of"),
    ],
)
def test_describe_makes_a_key_that_the_library_never_has(firm: Cast, name: str, key: str) -> None:
    describe(description=replace(CRISIS, name=name), by=lead(firm), at=AT)
    made = role_with_key(firm.organisation, key)
    assert made.name == name
    assert made.key not in LIBRARY
    assert len(made.key) <= 40


def test_describe_never_uses_a_key_twice(firm: Cast) -> None:
    for name in ("Press", "Press!", "Press?"):
        describe(description=replace(CRISIS, name=name), by=lead(firm), at=AT)
    keys = [role.key for role in roles(firm.organisation) if role.name.startswith("Press")]
    assert sorted(keys) == ["own_press", "own_press_2", "own_press_3"]


LONG = "x" * 81


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "  "}, "Write what the role is called"),
        ({"name": LONG}, "at most 80"),
        ({"duties": ("", " ")}, "at least one duty"),
        ({"duties": tuple(f"Duty {n}." for n in range(21))}, "at most 20 duties"),
        ({"duties": ("Short.", "y" * 301)}, "is too long: a duty has at most 300"),
        ({"competence": "z" * 501}, "at most 500"),
        ({"name": "isms LEAD"}, "Another role here is called “isms LEAD”"),
    ],
)
def test_describe_when_words_do_not_fit_is_refused(firm: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        describe(description=replace(CRISIS, **changed), by=lead(firm), at=AT)
    assert entered(firm, "role.defined") == 6


def test_describe_when_nothing_changes_is_refused(firm: Cast) -> None:
    now = as_described(role_with_key(firm.organisation, LEAD))
    turned = replace(now, name=f" {now.name}", authorities=now.authorities[::-1])
    with pytest.raises(Refused, match="nothing would change"):
        describe(description=turned, key=LEAD, version_shown=1, by=lead(firm), at=AT)


def test_describe_when_another_wrote_meanwhile_is_stale(firm: Cast) -> None:
    now = as_described(role_with_key(firm.organisation, "hr"))
    describe(description=replace(now, competence="Law."), key="hr", version_shown=1, by=lead(firm), at=AT)
    mine = replace(now, competence="Experience.")
    with pytest.raises(Stale, match="it is version 2 now"):
        describe(description=mine, key="hr", version_shown=1, by=leader(firm), at=after(1))
    describe(description=mine, key="hr", version_shown=2, by=leader(firm), at=after(1))
    assert role_with_key(firm.organisation, "hr").version == 3


def test_describe_when_everybody_should_carry_a_duty_is_refused(firm: Cast) -> None:
    now = as_described(role_with_key(firm.organisation, EVERYONE))
    for changed in ({"carries": (Duty.REPORTING,)}, {"authorities": (Authority.AUDIT,)}):
        said = replace(now, **changed)
        with pytest.raises(Refused, match="Everybody has this role"):
            describe(description=said, key=EVERYONE, version_shown=1, by=lead(firm), at=AT)


@pytest.mark.parametrize("hat", sorted(set(Hat) - {Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT}))
def test_describe_when_neither_lead_nor_leader_is_refused(firm: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        describe(description=CRISIS, by=firm.actor("mei", hat), at=AT)


def test_describe_when_the_role_is_somebody_elses_or_none_is_unknown(firm: Cast, stonecross: Cast) -> None:
    describe(description=CRISIS, by=lead(firm), at=AT)
    by = stonecross.actor("otto", Hat.ISMS_LEAD)
    with pytest.raises(Unknown, match="There is no such role here"):
        describe(description=CRISIS, key="own_crisis_speaker", version_shown=1, by=by, at=AT)
    with pytest.raises(Unknown, match="There is no such role here"):
        describe(description=CRISIS, key="king", by=lead(firm), at=AT)


def test_define_when_another_role_has_the_name_is_refused(larkbeam: Cast) -> None:
    describe(description=replace(CRISIS, name="ISMS Lead"), by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="Another role here is called “ISMS lead”"):
        define(key=LEAD, by=lead(larkbeam), at=AT)


def test_describe_when_recording_fails_describes_nothing(firm: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        describe(description=Description("Archivist", ("Keeps the archive.",)), by=lead(firm), at=AT)
    assert "Archivist" not in [role.name for role in roles(firm.organisation)]
    assert verify(firm.organisation)[1] == []
