from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.kernel.text import from_json
from countersign.ledger.reconciling import verify
from countersign.policies.commands.begin_topics import begin_topics
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import begun_topics, draft_of, policies, policy
from countersign.policies.text.placeholders import find_placeholders
from countersign.policies.topics import LIBRARY, SMALL_FIRM
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, begun, entered, lead, recording_fails


def test_begin_topics_when_none_is_named_begins_the_five(larkbeam: Cast) -> None:
    begin_topics(by=lead(larkbeam), at=AT)
    assert set(begun_topics(larkbeam.organisation)) == set(SMALL_FIRM)
    assert entered(larkbeam, "policy.created") == len(SMALL_FIRM) == 5
    assert verify(larkbeam.organisation)[1] == []


def test_begin_topics_when_one_begins_with_its_outline(larkbeam: Cast) -> None:
    id = id_of(begin_topics(keys=["backup"], by=lead(larkbeam), at=AT))
    made, draft = policy(larkbeam.organisation, id), draft_of(larkbeam.organisation, id)
    assert (made.title, made.topic, made.all_staff, made.audience) == ("Backup", "backup", False, [])
    found = find_placeholders(from_json(draft.text))
    assert len(found) == len(LIBRARY["backup"].outline)


def test_begin_topics_when_some_are_there_begins_the_others(larkbeam: Cast) -> None:
    begun(larkbeam, PolicyKind.TOPIC, "Access Control Policy")
    begin_topics(keys=["suppliers", "suppliers"], by=lead(larkbeam), at=AT)
    begin_topics(by=lead(larkbeam), at=AT)
    assert policies(larkbeam.organisation).count() == 5
    with pytest.raises(Refused, match="was begun before"):
        begin_topics(by=lead(larkbeam), at=AT)


def test_begin_topics_when_the_library_has_none_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="no such topic"):
        begin_topics(keys=["backup", "cats"], by=lead(larkbeam), at=AT)
    assert policies(larkbeam.organisation).count() == 0


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.TOP_MANAGEMENT, Hat.HR])
def test_begin_topics_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead can begin a policy"):
        begin_topics(by=larkbeam.actor("mei", hat), at=AT)


def test_begin_topics_when_recording_fails_begins_none(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        begin_topics(by=lead(larkbeam), at=AT)
    assert policies(larkbeam.organisation).count() == 0
