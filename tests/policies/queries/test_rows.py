from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.refusals import Unknown
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import (
    draft_of,
    drafts,
    in_force,
    in_force_by_policy,
    life,
    marks_of,
    newest_published,
    parent_policy,
    policies,
    policy,
    policy_of,
    signed_since,
    unpublished,
    version,
    versions,
    waiting_for_signature,
)
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    after,
    begun,
    in_force_from,
    leader,
    offered,
    signed,
)


def test_policies_stand_in_order(larkbeam: Cast) -> None:
    topics = [begun(larkbeam, PolicyKind.TOPIC, title) for title in ("Remote working", "Acceptable use")]
    parent = begun(larkbeam)
    assert [one.id for one in policies(larkbeam.organisation)] == [parent, topics[1], topics[0]]
    found = parent_policy(larkbeam.organisation)
    assert found is not None
    assert found.id == parent
    assert drafts(larkbeam.organisation).keys() == {parent, *topics}


def test_what_applies(larkbeam: Cast) -> None:
    here = larkbeam.organisation
    policy, first = in_force_from(larkbeam)
    assert {of: one.id for of, one in in_force_by_policy(here).items()} == {policy: first}
    second = offered(larkbeam, policy, publish_when_signed=False, at=after(1))
    signed(larkbeam, second, at=after(1))
    waits, applies = unpublished(here, policy), in_force(here, policy)
    assert waits is not None
    assert applies is not None
    assert (waits.id, applies.id) == (second, first)
    withdraw(version_id=first, reason="A mistake.", by=leader(larkbeam), at=after(2))
    newest = newest_published(here, policy)
    assert in_force(here, policy) is None
    assert newest is not None
    assert newest.id == first
    assert [one.number for one in versions(here, policy)] == [2, 1]


def test_the_longest_waiting_stands_first(larkbeam: Cast) -> None:
    late = offered(larkbeam, begun(larkbeam), at=after(1))
    early = offered(larkbeam, begun(larkbeam, PolicyKind.TOPIC, "Remote working"), at=AT)
    assert [one.id for one in waiting_for_signature(larkbeam.organisation)] == [early, late]
    assert [str(one.offered_by) for one in waiting_for_signature(larkbeam.organisation)] == ["Tom Okafor"] * 2


def test_signed_since_an_instant(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    second = offered(larkbeam, policy, at=after(1))
    signed(larkbeam, second, at=after(2))
    found = [one.id for one in signed_since(larkbeam.organisation, AT)]
    assert found == [first, second]
    assert [str(one.signed_by) for one in signed_since(larkbeam.organisation, after(2))] == ["Priya Raman"]
    assert not signed_since(larkbeam.organisation, after(3))


def test_what_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    theirs, id = in_force_from(larkbeam)
    offered(larkbeam, theirs)
    here = stonecross.organisation
    for one in (theirs, NOBODY):
        for read in (policy, draft_of):
            with pytest.raises(Unknown, match="There is no such policy here"):
                read(here, one)
        assert (in_force(here, one), newest_published(here, one), unpublished(here, one)) == (None, None, None)
    for one in (id, NOBODY):
        for read_version in (version, policy_of):
            with pytest.raises(Unknown, match="There is no such version here"):
                read_version(here, one)
        assert marks_of(here, one) == {}
    assert not list(policies(here)) + list(waiting_for_signature(here)) + list(versions(here, theirs))


def test_one_and_three_rows_take_as_many_queries(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    signed(larkbeam, offered(larkbeam, policy))
    counted = [asked(larkbeam, policy)]
    for number in range(2):
        topic = begun(larkbeam, PolicyKind.TOPIC, f"Topic {number}")
        signed(larkbeam, offered(larkbeam, topic))
        offered(larkbeam, topic)
        signed(larkbeam, offered(larkbeam, policy))
    counted.append(asked(larkbeam, policy))
    assert counted[0] == counted[1] == 6


def asked(here: Cast, policy: UUID) -> int:
    """How many queries the lists of a page take, with the names of everybody in them."""
    with CaptureQueriesContext(connection) as queries:
        for one in policies(here.organisation):
            str(one.owned_by)
        for waiting in waiting_for_signature(here.organisation):
            str((waiting.policy, waiting.drafted_by, waiting.offered_by))
        for applies in in_force_by_policy(here.organisation).values():
            str((applies.signed_by, applies.published_by))
        for draft in drafts(here.organisation).values():
            str(draft.edited_by)
        life(draft_of(here.organisation, policy), list(versions(here.organisation, policy)), "UTC")
    return len(queries)
