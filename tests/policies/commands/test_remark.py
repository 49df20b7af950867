from __future__ import annotations

from typing import Any

import pytest

import countersign.policies.commands.remark as module
from countersign.kernel.actors import Hat
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.reconciling import verify
from countersign.policies.commands.edit import edit
from countersign.policies.commands.remark import LONGEST_BODY, LONGEST_PASSAGE, remark
from countersign.policies.enums import Requirement
from countersign.policies.queries import open_remarks, remarks
from tests.cast import Cast
from tests.policies.reading import asked, said
from tests.policies.worlds import PASSAGES, after, begun, change, draft, lead, tree

PURPOSE = PASSAGES[Requirement.PURPOSE]


def test_remark_when_asked_stands_beside_the_passage(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    before = verify(larkbeam.organisation)[0]
    asked(larkbeam, policy, "ola")
    now = said(larkbeam, policy, larkbeam.actor("ola"), body=" Only care homes? ")
    assert (now.block, now.quote, now.body, now.instead) == ("p0", PURPOSE, "Only care homes?", None)
    assert (str(now.written_by), now.revision, now.settled_at) == ("Ola Nowak", 1, None)
    assert verify(larkbeam.organisation) == (before, [])


def test_remark_when_words_are_changed_keeps_only_those(larkbeam: Cast) -> None:
    policy, priya = begun(larkbeam), larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    now = said(larkbeam, policy, priya, passage=PURPOSE.replace("care homes", "homes and hospices"))
    assert (now.quote, now.instead, now.body) == ("care homes.", "homes and hospices.", "")


def test_remark_when_the_passage_is_emptied_wants_it_out(larkbeam: Cast) -> None:
    now = said(larkbeam, begun(larkbeam), lead(larkbeam), passage=" ", body="We say it twice.")
    assert (now.quote, now.instead) == (PURPOSE, "")


def test_remark_when_nothing_is_said_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="Say something about it, or change its words"):
        said(larkbeam, policy, lead(larkbeam), body="  ", passage=PURPOSE.replace(" ", "  "))
    assert not remarks(larkbeam.organisation, policy)


def test_remark_when_the_passage_has_gone_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, "All is new.")
    with pytest.raises(Refused, match="This passage is not in the draft any more"):
        said(larkbeam, policy, lead(larkbeam), block="p3", body="Hm.")


def test_remark_when_it_is_no_single_paragraph_takes_words_only(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    cells = [[{"runs": [{"text": "Keys"}]}, {"runs": [{"text": "Locked"}]}]]
    table = {"id": "t1", "type": "table", "header_rows": 0, "rows": cells}
    shown = draft(larkbeam, policy)
    text = {**tree("One."), "blocks": [table]}
    edit(policy_id=policy, revision_shown=shown.revision, title="T", text=text, by=lead(larkbeam), at=after(days=1))
    table_id = draft(larkbeam, policy).text["blocks"][0]["id"]
    with pytest.raises(Refused, match="only a heading or a paragraph can be written anew"):
        said(larkbeam, policy, lead(larkbeam), block=table_id, passage="Keys\nOpen")
    assert said(larkbeam, policy, lead(larkbeam), block=table_id, body="Whose keys?").quote == "Keys\nLocked"


@pytest.mark.parametrize("what", [{"body": "x" * (LONGEST_BODY + 1)}, {"passage": "x" * (LONGEST_PASSAGE + 1)}])
def test_remark_when_it_is_a_book_is_refused(larkbeam: Cast, what: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=f"A remark has at most {LONGEST_BODY} characters"):
        said(larkbeam, begun(larkbeam), lead(larkbeam), **what)


def test_remark_when_hundreds_wait_is_refused(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = begun(larkbeam)
    monkeypatch.setattr(module, "MOST_REMARKS", 2)
    for n in range(2):
        said(larkbeam, policy, lead(larkbeam), body=f"Number {n}.")
    with pytest.raises(Refused, match="2 remarks wait for an answer"):
        said(larkbeam, policy, lead(larkbeam), body="One more.")
    assert len(open_remarks(larkbeam.organisation)) == 2


def test_remark_when_not_asked_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="You are not asked to read this draft"):
        remark(policy_id=policy, revision_shown=1, block="p0", body="Hm.", by=larkbeam.actor("ola"), at=after(days=1))
    assert not remarks(larkbeam.organisation, policy)


def test_remark_when_the_draft_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    """Who only says "Good." does not ask for the words of yesterday."""
    policy = begun(larkbeam)
    change(larkbeam, policy, PURPOSE.replace("care homes", "hospices"))
    with pytest.raises(Stale, match="Somebody changed this draft after you opened it"):
        said(larkbeam, policy, lead(larkbeam), body="Good.", passage=PURPOSE, revision_shown=1)
    assert not remarks(larkbeam.organisation, policy)


def test_remark_when_another_part_changed_meanwhile_is_said_all_the_same(larkbeam: Cast) -> None:
    """Drafts are saved while they are written: a reader of the first paragraph does not wait for the last."""
    policy = begun(larkbeam)
    first, *others = PASSAGES.values()
    change(larkbeam, policy, first, *others, "One more.")
    shown = digest_text(first)
    now = said(larkbeam, policy, lead(larkbeam), body="Good.", revision_shown=1, words_shown=shown)
    assert (now.block, now.quote, now.revision) == ("p0", first, 2)
    change(larkbeam, policy, "We make rotas.", *others)
    with pytest.raises(Stale):
        said(larkbeam, policy, lead(larkbeam), body="Good.", revision_shown=2, words_shown=shown)
