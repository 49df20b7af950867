"""What policies tells of a day: the policies, their texts and their marks. Versions: test_standing.py."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.references import ref
from countersign.kernel.text import from_json
from countersign.ledger.writing import write
from countersign.people.entries import OrganisationChanged
from countersign.people.queries import organisation
from countersign.policies.commands.confirm_mark import confirm_mark
from countersign.policies.commands.create import create
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.facts import Marks, Policy, Version
from countersign.policies.models import Version as VersionRow
from countersign.policies.queries import collect_facts, current, version
from countersign.policies.queries.collecting import METHODS
from countersign.policies.text import PASSAGES as SUGGESTED
from countersign.policies.text import suggest_passages
from tests.acknowledgements.worlds import next_version, topic
from tests.cast import Cast
from tests.ledger.doing import do
from tests.policies.commands.test_record_signature_elsewhere import SIGNED_ON, recorded
from tests.policies.worlds import (
    AT,
    PASSAGES,
    TITLE,
    after,
    begun,
    change,
    in_force_from,
    lead,
    leader,
    mark_all,
    offered,
    parent_standings,
    signed,
)

DAY, ONE = date(2026, 1, 6), timedelta(days=1)


def parent(here: Cast, on: date) -> Policy:
    return next(one for one in collect_facts(here.organisation, on) if one.kind == "parent")


def newest(here: Cast, on: date) -> Version:
    return parent(here, on).versions[-1]


def test_a_policy_is_told_of_from_the_day_on_which_work_began(larkbeam: Cast) -> None:
    owner = larkbeam.person("mei").id
    id = create(kind=PolicyKind.PARENT, title=TITLE, owner_id=owner, review_months=6, by=lead(larkbeam), at=AT)
    assert collect_facts(larkbeam.organisation, DAY - ONE) == ()
    assert collect_facts(larkbeam.organisation, DAY) == (
        Policy(id=str(id), kind="parent", title=TITLE, owner=ref("person", owner), review_months=6),
    )


def test_a_version_in_force_with_all_that_is_known_of_it(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    id = offered(larkbeam, policy, change_note="The first.")
    signed(larkbeam, id, at=after(1))
    row = version(larkbeam.organisation, id)
    assert newest(larkbeam, DAY + ONE) == Version(
        v="1.0",
        status="approved",
        drafted_by=larkbeam.person("tom").ref,
        approved_by=larkbeam.person("priya").ref,
        approved_on=DAY + ONE,
        method="e-signature",
        effective=DAY + ONE,
        hash_ok=row.document,
        hash_now=row.document,
        marks=Marks(purpose="p0", objectives="p1", requirements="p2", improvement="p3"),
        template_similarity=0.207,
        words=45,
        avg_sentence=11.2,
        fk=6.1,
        legalese=0.0,
    )


def test_what_a_program_suggests_is_no_mark(larkbeam: Cast) -> None:
    """Each of the four is suggested; nobody has marked any."""
    _, id = in_force_from(larkbeam)
    text = from_json(version(larkbeam.organisation, id).text)
    assert {one.kind for one in suggest_passages(text, ["Larkbeam"])} == set(SUGGESTED)
    assert newest(larkbeam, DAY).marks == Marks()


def test_the_title_is_that_of_the_version_in_force(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    assert parent(larkbeam, DAY).title == TITLE


def test_days_are_the_organisations_own(larkbeam: Cast) -> None:
    """Half past eleven in the evening in UTC is the next day of London's summer."""
    id = offered(larkbeam, begun(larkbeam))
    signed(larkbeam, id, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert [newest(larkbeam, on).status for on in (date(2026, 6, 30), date(2026, 7, 1))] == ["draft", "approved"]


@pytest.mark.parametrize(
    ("method", "word"),
    [
        (SignatureMethod.WET_SIGNATURE, "signature"),
        (SignatureMethod.MINUTE, "minute"),
        (SignatureMethod.OTHER_SYSTEM, "e-signature elsewhere"),
    ],
)
def test_what_was_signed_elsewhere_counts_from_the_day_that_is_claimed(
    larkbeam: Cast, method: SignatureMethod, word: str
) -> None:
    recorded(larkbeam, begun(larkbeam), signature=Signature(method), drafted_by_id=larkbeam.person("ola").id)
    assert collect_facts(larkbeam.organisation, SIGNED_ON - ONE) == ()
    told = newest(larkbeam, SIGNED_ON)
    assert (told.status, told.approved_on, told.effective) == ("approved", SIGNED_ON, SIGNED_ON)
    assert (told.approved_by, told.drafted_by) == (larkbeam.person("mei").ref, larkbeam.person("ola").ref)
    assert told.method == word


def test_every_way_of_signing_has_its_word() -> None:
    assert set(METHODS) == set(SignatureMethod)


def test_marks_count_from_the_day_they_were_confirmed_and_the_newest_counts(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    for place, day in ((0, 1), (3, 5)):
        quote, purpose = list(PASSAGES.values())[place], Requirement.PURPOSE
        confirm_mark(
            version_id=id, requirement=purpose, block=f"p{place}", quote=quote, by=lead(larkbeam), at=after(day)
        )
    days = [newest(larkbeam, DAY + n * ONE).marks.purpose for n in (0, 1, 4, 5)]
    assert days == [None, "p0", "p0", "p3"]


def test_placeholders_are_those_of_the_text(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "We are [Company Name].", "Ask TBC.")
    recorded(larkbeam, policy)
    assert newest(larkbeam, DAY).placeholders == ("[Company Name]", "TBC")


def test_a_text_that_was_changed_afterwards_has_another_digest(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    in_force_from(larkbeam)
    assert newest(larkbeam, DAY).hash_ok == newest(larkbeam, DAY).hash_now
    monkeypatch.setattr(VersionRow, "digest", "sha256:other")
    assert newest(larkbeam, DAY).hash_now == "sha256:other"


def test_terms_are_counted_where_the_organisation_has_named_some(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    assert newest(larkbeam, DAY).context_hits is None
    firm = organisation(larkbeam.organisation)
    firm.context_terms = ["care homes", "payroll", "lighthouses"]
    do(what=lambda *_: write(firm, OrganisationChanged()), by=larkbeam.system, at=AT)
    assert newest(larkbeam, DAY).context_hits == 2


def test_topics_are_in_use_while_something_is_in_force_and_their_texts_are_not_read(larkbeam: Cast) -> None:
    id = topic(larkbeam, at=after(1))
    told = [collect_facts(larkbeam.organisation, DAY + n * ONE) for n in (0, 1)]
    assert [[(one.kind, one.in_use) for one in found] for found in told] == [[], [("topic", True)]]
    only = told[1][0]
    assert (only.title, only.all_staff) == ("Acceptable Use", True)
    assert (only.versions[0].words, only.versions[0].hash_ok, only.versions[0].marks) == (None, None, Marks())
    withdraw(version_id=id, reason="Not needed.", by=leader(larkbeam), at=after(3))
    assert [one.in_use for one in collect_facts(larkbeam.organisation, DAY + 3 * ONE)] == [False]


def test_a_topic_that_was_never_issued_is_not_in_use(larkbeam: Cast) -> None:
    offered(larkbeam, begun(larkbeam, PolicyKind.TOPIC, "Remote work"))
    assert [one.in_use for one in collect_facts(larkbeam.organisation, DAY)] == [False]


def test_the_parent_comes_first_and_then_topics_in_the_order_of_making(larkbeam: Cast) -> None:
    for title in ("Zebras", "Acceptable Use"):
        topic(larkbeam, title)
    in_force_from(larkbeam)
    told = collect_facts(larkbeam.organisation, DAY)
    assert told[0].kind == "parent"
    assert {one.title for one in told[1:]} == {"Zebras", "Acceptable Use"}


def test_another_organisation_has_none_of_it(larkbeam: Cast, stonecross: Cast) -> None:
    in_force_from(larkbeam)
    assert collect_facts(stonecross.organisation, DAY) == ()
    assert parent_standings(stonecross.organisation, DAY) == []
    assert current([]) is None


def counted(here: Cast, on: date) -> int:
    with CaptureQueriesContext(connection) as queries:
        collect_facts(here.organisation, on)
    return len(queries)


def test_it_takes_as_many_queries_for_many_versions_as_for_one(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    topic(larkbeam)
    few = counted(larkbeam, DAY)
    for number in range(4):
        next_version(larkbeam, policy, material=True, at=after(number + 1))
        topic(larkbeam, f"Topic {number}", at=after(number + 1))
    assert few == counted(larkbeam, DAY + 9 * ONE) == 8
