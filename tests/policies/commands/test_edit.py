from __future__ import annotations

from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.edit import edit
from countersign.policies.enums import Requirement
from countersign.policies.queries import marks_in, missing_requirements
from tests.cast import Cast
from tests.policies.worlds import NOBODY, PASSAGES, TITLE, after, begun, change, draft, lead, mark_all, tree


def test_edit_when_lead(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    before = verify(larkbeam.organisation)[0]
    edit(
        policy_id=policy,
        revision_shown=1,
        title=" Security  Policy ",
        text=tree("We look after it."),
        by=larkbeam.actor("mei", Hat.ISMS_LEAD),
        at=after(days=2),
    )
    now = draft(larkbeam, policy)
    assert (now.title, now.revision, now.edited_at) == ("Security Policy", 2, after(days=2))
    assert now.edited_by_id == larkbeam.person("mei").id
    assert "We look after it." in str(now.text)
    assert verify(larkbeam.organisation) == (before, [])


def test_edit_when_a_block_moves_keeps_its_id(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    first, *others = PASSAGES.values()
    change(larkbeam, policy, "A new beginning.", *others, first)
    blocks = {block["runs"][0]["text"]: block["id"] for block in draft(larkbeam, policy).text["blocks"]}
    assert blocks[first] == "p0"
    assert blocks[others[0]] == "p1"
    assert blocks["A new beginning."] not in ("p0", "p1", "p2", "p3")


def test_edit_when_nothing_changed_keeps_the_author(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, *PASSAGES.values(), by=larkbeam.actor("mei", Hat.ISMS_LEAD), at=after(days=2))
    now = draft(larkbeam, policy)
    assert (now.revision, now.edited_by_id) == (1, larkbeam.person("tom").id)


def saves(here: Cast, policy: UUID, *paragraphs: str, **told: str) -> None:
    """Somebody else than who began it saves what they have on their page."""
    now = draft(here, policy)
    mei = here.actor("mei", Hat.ISMS_LEAD)
    given = {"policy_id": policy, "revision_shown": now.revision, "title": now.title, "text": tree(*paragraphs), **told}
    edit(**given, by=mei, at=after(days=2))  # type: ignore[arg-type]


def test_edit_when_what_was_left_out_is_noted_tells_it_no_more(larkbeam: Cast) -> None:
    """Of what was told meanwhile, and was not on their page, everything stays."""
    policy, same = begun(larkbeam), tuple(PASSAGES.values())
    saves(larkbeam, policy, "Other.", left_out="A seal.\nA table.")
    saves(larkbeam, policy, "Other.", left_out="A stamp.", noted="A seal.\r\nA table.\r\n")
    assert draft(larkbeam, policy).left_out == "A stamp."
    saves(larkbeam, policy, *same, noted="A seal.")
    assert draft(larkbeam, policy).left_out == "A stamp."
    saves(larkbeam, policy, "Other.", left_out="A stamp.", noted="A stamp.")
    assert draft(larkbeam, policy).left_out == "A stamp.", "it was lost again"


def test_edit_when_only_noting_what_was_left_out_writes_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    row = draft(larkbeam, policy)
    row.left_out = "A seal."
    row.save(update_fields=["left_out"])
    saves(larkbeam, policy, *PASSAGES.values(), noted="A seal.")
    now = draft(larkbeam, policy)
    assert (now.left_out, now.revision, now.edited_by_id) == ("", 1, larkbeam.person("tom").id)
    assert now.authors == row.authors == [larkbeam.person("tom").id.hex]


def test_edit_when_a_marked_quote_is_gone_drops_the_mark(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    purpose, objectives, requirements, _ = PASSAGES.values()
    change(larkbeam, policy, purpose.replace("care homes", "hotels"), "Before it. " + requirements, objectives)
    marks = marks_in(draft(larkbeam, policy))
    assert set(marks) == {Requirement.OBJECTIVES, Requirement.REQUIREMENTS}
    blocks = {block["id"]: block["runs"][0]["text"] for block in draft(larkbeam, policy).text["blocks"]}
    assert all(one["quote"] in blocks[one["block"]] for one in marks.values())


def test_edit_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "Somebody else was here.")
    with pytest.raises(Stale, match="after you opened it"):
        edit(policy_id=policy, revision_shown=1, title=TITLE, text=tree("Mine."), by=lead(larkbeam), at=after())
    assert "Somebody else was here." in str(draft(larkbeam, policy).text)


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.TOP_MANAGEMENT, Hat.HR])
def test_edit_when_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead can change"):
        change(larkbeam, policy, "Mine.", by=larkbeam.actor("ruth", hat))


def test_edit_when_a_link_runs_a_script_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    text = tree("Click.")
    text["blocks"][0]["runs"][0]["href"] = "javascript:alert(1)"  # type: ignore[index]
    with pytest.raises(Refused, match="a link may lead to"):
        edit(policy_id=policy, revision_shown=1, title=TITLE, text=text, by=lead(larkbeam), at=after())


def test_edit_when_the_policy_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    policy = begun(larkbeam)
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (policy, NOBODY):
        with pytest.raises(Unknown, match="There is no such policy here"):
            edit(policy_id=id, revision_shown=1, title=TITLE, text=tree("Mine."), by=otto, at=after())


def test_edit_when_a_marked_passage_comes_back_it_is_marked_again(larkbeam: Cast) -> None:
    """Cut in one place, saved, and put in at another."""
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    whole = marks_in(draft(larkbeam, policy))
    passages = [*PASSAGES.values()]
    change(larkbeam, policy, *passages[1:])
    assert len(marks_in(draft(larkbeam, policy))) == len(whole) - 1
    assert len(missing_requirements(larkbeam.organisation, draft(larkbeam, policy))) == 1
    change(larkbeam, policy, *passages[1:], passages[0])
    assert {name: mark["quote"] for name, mark in marks_in(draft(larkbeam, policy)).items()} == {
        name: mark["quote"] for name, mark in whole.items()
    }
