from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest_value
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.commands.create import create
from countersign.policies.commands.offer import offer
from countersign.policies.commands.settle import settle
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.queries import version
from tests.cast import Cast, id_of
from tests.policies.reading import said
from tests.policies.worlds import (
    AT,
    PASSAGES,
    after,
    begun,
    change,
    draft,
    in_force_from,
    lead,
    leader,
    mark_all,
    offered,
    signed,
    tree,
)

FINISHED = b"%PDF-1.7, as printed"


def brought_in(here: Cast, policy: Any, *paragraphs: str, **more: Any) -> str:
    """A finished file in the place of the draft. Returns its digest."""
    given = {"source": keep(here.organisation, FINISHED), "title": "Printed policy", "by": lead(here), "at": after(1)}
    shown = draft(here, policy).revision
    bring_in(**{"policy_id": policy, "revision_shown": shown, "text": tree(*paragraphs), **given, **more})
    return str(given["source"])


def test_bring_in_when_lead_takes_the_place_of_the_draft(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    before, shown = verify(larkbeam.organisation)[0], draft(larkbeam, policy).revision
    source = brought_in(larkbeam, policy, PASSAGES[Requirement.PURPOSE], "More.")
    now = draft(larkbeam, policy)
    assert (now.title, now.source, now.revision) == ("Printed policy", source, shown + 1)
    assert set(now.marks) == {Requirement.PURPOSE}, "marks whose words are in the file stay"
    assert verify(larkbeam.organisation) == (before, [])


def test_bring_in_when_offered_and_signed_the_digest_holds_on_to_the_file(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    source = brought_in(larkbeam, policy, "We look after it.")
    one = version(larkbeam.organisation, offered(larkbeam, policy, at=after(2)))
    assert one.source == source
    parts = one.parts
    assert parts["source"] == source
    assert one.document == digest_value(parts)
    assert one.document != digest_value({name: value for name, value in parts.items() if name != "source"})
    signed(larkbeam, one.id, at=after(3))
    assert verify(larkbeam.organisation)[1] == []


def test_bring_in_when_only_the_file_differs_is_a_new_text(larkbeam: Cast) -> None:
    """The same words in another file look different: that is for a person to judge, not for us."""
    policy, id = in_force_from(larkbeam)
    one = version(larkbeam.organisation, id)
    words = [block["runs"][0]["text"] for block in one.text["blocks"]]
    brought_in(larkbeam, policy, *words, title=one.title)
    shown = draft(larkbeam, policy).revision
    offer(policy_id=policy, revision_shown=shown, material=False, by=lead(larkbeam), at=after(3))


def test_bring_in_when_words_are_changed_after_it_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    brought_in(larkbeam, policy, "We look after it.")
    with pytest.raises(Refused, match="This draft is a finished PDF, and its words are those of the file"):
        change(larkbeam, policy, "We look after all of it.")
    one = said(larkbeam, policy, leader(larkbeam), draft(larkbeam, policy).text["blocks"][0]["id"], passage="We do.")
    with pytest.raises(Refused, match="This draft is a finished PDF"):
        settle(remark_id=one.id, revision_shown=2, taken=True, by=lead(larkbeam), at=after(3))
    assert "We look after it." in str(draft(larkbeam, policy).text)


def test_bring_in_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "Meanwhile.")
    with pytest.raises(Stale):
        brought_in(larkbeam, policy, "We look after it.", revision_shown=1)
    assert draft(larkbeam, policy).source is None


def test_bring_in_when_not_lead_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead can change the text of a policy"):
        brought_in(larkbeam, policy, "Mine.", by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT))
    assert draft(larkbeam, policy).source is None


def test_create_when_it_is_a_finished_file_from_the_beginning(larkbeam: Cast) -> None:
    source = keep(larkbeam.organisation, FINISHED)
    policy = id_of(
        create(kind=PolicyKind.PARENT, title="P", text=tree("Words."), source=source, by=lead(larkbeam), at=AT)
    )
    assert draft(larkbeam, policy).source == source
