from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.create import create
from countersign.policies.commands.offer import REPLACED, offer
from countersign.policies.commands.publish import publish
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind, Requirement, VersionState
from countersign.policies.queries import marks_of, version, versions, waiting_for_signature
from tests.cast import Cast, id_of
from tests.policies.worlds import (
    AT,
    NOBODY,
    PASSAGES,
    TITLE,
    after,
    begun,
    change,
    draft,
    entered,
    in_force_from,
    lead,
    leader,
    mark_all,
    offered,
    recording_fails,
    signed,
    tree,
)


def test_offer_when_lead(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    id = offered(larkbeam, policy, material=False, change_note=" The first. ", publish_when_signed=False, at=after(1))
    made, tom = version(larkbeam.organisation, id), larkbeam.person("tom").id
    assert (made.state, made.number, made.label, made.language) == (VersionState.OFFERED, 1, "1.0", "en-gb")
    assert (made.title, made.change_note, made.material, made.publish_when_signed) == (TITLE, "The first.", True, False)
    assert (made.drafted_at, made.drafted_by_id, made.offered_at, made.offered_by_id) == (AT, tom, after(1), tom)
    assert made.text == tree(*PASSAGES.values())
    assert made.variables == {"organisation": "Larkbeam Ltd"}
    assert made.document == made.digest
    leaf = leaf_of(larkbeam.organisation, made.entry)
    assert leaf is not None
    assert leaf.kind == "version.offered"
    assert made.document.encode() in bytes(leaf.data)
    assert b"rota" not in bytes(leaf.data)
    assert verify(larkbeam.organisation)[1] == []


def test_offer_confirms_the_marks_of_the_draft(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    marks = marks_of(larkbeam.organisation, offered(larkbeam, policy))
    assert {requirement: mark.quote for requirement, mark in marks.items()} == PASSAGES
    assert {mark.confirmed_by_id for mark in marks.values()} == {larkbeam.person("tom").id}
    assert entered(larkbeam, "mark.confirmed") == 4


def test_offer_when_another_waits_withdraws_it(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    first, second = offered(larkbeam, policy), offered(larkbeam, policy, at=after(1))
    earlier, later = version(larkbeam.organisation, first), version(larkbeam.organisation, second)
    assert (earlier.state, earlier.withdrawn_because) == (VersionState.WITHDRAWN, REPLACED)
    assert (later.state, later.number, later.label) == (VersionState.OFFERED, 2, "1.0")
    assert [one.id for one in waiting_for_signature(larkbeam.organisation)] == [second]


@pytest.mark.parametrize(("material", "label"), [(True, "2.0"), (False, "1.1")])
def test_offer_when_one_is_in_force_counts_on(larkbeam: Cast, material: bool, label: str) -> None:
    policy, _ = in_force_from(larkbeam)
    made = version(larkbeam.organisation, offered(larkbeam, policy, material=material, at=after(1)))
    assert (made.label, made.material, made.number) == (label, material, 2)


def test_offer_when_a_signed_one_was_withdrawn_leaves_it_its_label(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    id = offered(larkbeam, policy, material=False, publish_when_signed=False, at=after(1))
    signed(larkbeam, id, at=after(1))
    withdraw(version_id=id, reason="A mistake in it.", by=leader(larkbeam), at=after(1))
    made = version(larkbeam.organisation, offered(larkbeam, policy, material=False, at=after(2)))
    assert made.label == "1.2"


def test_offer_when_a_signed_one_waits_to_be_published_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = offered(larkbeam, policy, publish_when_signed=False)
    signed(larkbeam, id)
    with pytest.raises(Refused, match=r"Version 1\.0 is signed\. Publish or withdraw it first"):
        offered(larkbeam, policy)
    publish(version_id=id, by=lead(larkbeam), at=after(1))
    assert version(larkbeam.organisation, offered(larkbeam, policy, at=after(2))).label == "2.0"


def test_offer_when_places_are_left_to_fill_in_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam, title="Policy of [Company Name]")
    change(larkbeam, policy, "The list is kept by [who keeps the list].", "TBC", "TBC")
    with pytest.raises(Refused) as refused:
        offered(larkbeam, policy)
    assert str(refused.value) == ("These places still have to be filled in: [Company Name], [who keeps the list], TBC.")
    assert versions(larkbeam.organisation, policy) == []


def test_offer_when_the_outline_was_left_as_it_is_is_refused(larkbeam: Cast) -> None:
    policy = id_of(create(kind=PolicyKind.PARENT, title=TITLE, by=lead(larkbeam), at=AT))
    with pytest.raises(Refused, match="still have to be filled in"):
        offered(larkbeam, policy)


@pytest.mark.parametrize("paragraphs", [(), ("—",)])
def test_offer_when_there_is_no_text_is_refused(larkbeam: Cast, paragraphs: tuple[str, ...]) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, *paragraphs)
    with pytest.raises(Refused, match="no text yet"):
        offered(larkbeam, policy)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.TOP_MANAGEMENT, Hat.INTERNAL_AUDITOR])
def test_offer_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead can offer"):
        offered(larkbeam, policy, by=larkbeam.actor("mei", hat))


def test_offer_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "Another text.")
    with pytest.raises(Stale):
        offer(policy_id=policy, revision_shown=1, material=True, by=lead(larkbeam), at=AT)


def test_offer_when_the_policy_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    policy = begun(larkbeam)
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (policy, NOBODY):
        with pytest.raises(Unknown, match="policy"):
            offer(policy_id=id, revision_shown=1, material=True, by=otto, at=AT)


def test_offer_when_recording_fails_leaves_the_earlier_one(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    first = offered(larkbeam, policy)
    with recording_fails(), pytest.raises(OperationalError):
        offered(larkbeam, policy)
    assert version(larkbeam.organisation, first).state is VersionState.OFFERED
    assert len(versions(larkbeam.organisation, policy)) == 1
    assert verify(larkbeam.organisation)[1] == []


def test_offer_fixes_the_text_while_the_draft_goes_on(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = offered(larkbeam, policy)
    change(larkbeam, policy, "Another text.")
    assert version(larkbeam.organisation, id).text == tree(*PASSAGES.values())
    assert Requirement.PURPOSE not in draft(larkbeam, policy).marks


def test_offer_when_the_text_is_in_force_is_refused(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    with pytest.raises(Refused, match=r"This is the text of version 1\.0, which is in force"):
        offer(
            policy_id=policy,
            revision_shown=draft(larkbeam, policy).revision,
            material=True,
            by=lead(larkbeam),
            at=AT,
        )
