from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.text import from_json, to_plain
from countersign.ledger.reconciling import verify
from countersign.policies.commands.create import create
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import draft_of, parent_policy, policies, policy
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, TITLE, begun, entered, lead, recording_fails, tree


def test_create_when_lead(larkbeam: Cast) -> None:
    owner = larkbeam.person("priya").id
    id = id_of(
        create(
            kind=PolicyKind.PARENT,
            title=f"  {TITLE}\u200b ",
            text=tree("We look after information."),
            owner_id=owner,
            review_months=6,
            by=lead(larkbeam),
            at=AT,
        )
    )
    made = policy(larkbeam.organisation, id)
    draft = draft_of(larkbeam.organisation, id)
    assert (made.kind, made.title, made.owned_by_id, made.review_months) == ("PARENT", TITLE, owner, 6)
    assert (draft.title, draft.edited_by_id, draft.edited_at, draft.revision) == (
        TITLE,
        larkbeam.person("tom").id,
        AT,
        1,
    )
    assert draft.text == tree("We look after information.")
    assert entered(larkbeam, "policy.created") == 1
    assert verify(larkbeam.organisation)[1] == []


def test_create_when_no_text_is_given_begins_with_the_outline(larkbeam: Cast) -> None:
    id = id_of(create(kind=PolicyKind.PARENT, title=TITLE, by=lead(larkbeam), at=AT))
    begins = to_plain(from_json(draft_of(larkbeam.organisation, id).text))
    assert begins.startswith("Why this matters to us")
    assert "everyone who works for {{organisation}}" in begins, "the name of the day is filled in later"


def test_create_when_for_a_topic_begins_empty(larkbeam: Cast) -> None:
    id = id_of(create(kind=PolicyKind.TOPIC, title="Remote working", by=lead(larkbeam), at=AT))
    assert draft_of(larkbeam.organisation, id).text == tree()
    assert parent_policy(larkbeam.organisation) is None


def test_create_when_another_organisation_has_one_too(larkbeam: Cast, stonecross: Cast) -> None:
    create(kind=PolicyKind.PARENT, title=TITLE, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=AT)
    begun(larkbeam)
    assert policies(larkbeam.organisation).count() == 1


def test_create_when_there_is_a_parent_policy_is_refused(larkbeam: Cast) -> None:
    begun(larkbeam)
    with pytest.raises(Refused, match="There is an information security policy already"):
        create(kind=PolicyKind.PARENT, title="Another", by=lead(larkbeam), at=AT)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.TOP_MANAGEMENT, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_create_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead can begin a policy"):
        create(kind=PolicyKind.TOPIC, title="Remote working", by=larkbeam.actor("mei", hat), at=AT)


@pytest.mark.parametrize("months", [0, -1, 61])
def test_create_when_never_reviewed_is_refused(larkbeam: Cast, months: int) -> None:
    with pytest.raises(Refused, match="every 1 to 60 months"):
        create(kind=PolicyKind.TOPIC, title="Remote working", review_months=months, by=lead(larkbeam), at=AT)


@pytest.mark.parametrize(
    ("title", "says"),
    [("", "Say what the policy is called"), (" \u200b ", "Say what the policy is called"), ("x" * 201, "at most 200")],
)
def test_create_when_the_title_is_none_is_refused(larkbeam: Cast, title: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        create(kind=PolicyKind.TOPIC, title=title, by=lead(larkbeam), at=AT)


def test_create_when_the_text_is_none_of_ours_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not a text of the format"):
        create(kind=PolicyKind.TOPIC, title="X", text={"format": "html", "blocks": []}, by=lead(larkbeam), at=AT)


def test_create_when_the_owner_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        create(kind=PolicyKind.TOPIC, title="X", owner_id=stonecross.person("otto").id, by=lead(larkbeam), at=AT)


def test_create_when_nobody_acts_is_refused(larkbeam: Cast) -> None:
    by = Actor(ActorKind.PERSON, larkbeam.organisation, hats=frozenset({Hat.ISMS_LEAD}))
    with pytest.raises(Refused, match="Only a person"):
        create(kind=PolicyKind.TOPIC, title="X", by=by, at=AT)
    assert policies(larkbeam.organisation).count() == 0


def test_create_when_the_system_acts_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="kind of actor"):
        create(kind=PolicyKind.TOPIC, title="X", by=larkbeam.system, at=AT)


def test_create_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        begun(larkbeam)
    assert policies(larkbeam.organisation).count() == 0
    assert verify(larkbeam.organisation)[1] == []
