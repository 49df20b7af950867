from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.policies.commands.settle import LONGEST_ANSWER, settle
from countersign.policies.enums import Requirement
from countersign.policies.queries import marks_in, open_remarks, remark
from tests.cast import Cast
from tests.policies.reading import said, settled
from tests.policies.worlds import NOBODY, PASSAGES, after, begun, change, draft, lead, leader, mark_all

PURPOSE = PASSAGES[Requirement.PURPOSE]
BETTER = PURPOSE.replace("care homes", "hospices")


def words(here: Cast, policy: object) -> list[str]:
    return [block["runs"][0]["text"] for block in draft(here, policy).text["blocks"]]  # type: ignore[arg-type]


def test_settle_when_a_change_is_taken_stands_in_the_draft(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    settled(larkbeam, one, taken=True, answer=" Thank you. ")
    now, after_it = remark(larkbeam.organisation, one.id), draft(larkbeam, policy)
    assert (now.taken, now.answer, now.settled_at) == (True, "Thank you.", after(days=3))
    assert now.settled_by_id == larkbeam.person("tom").id
    assert words(larkbeam, policy)[0] == BETTER
    assert (after_it.revision, after_it.edited_by_id) == (2, larkbeam.person("tom").id)
    assert not open_remarks(larkbeam.organisation)


def test_settle_when_other_words_of_the_passage_changed_meanwhile_takes_it_all_the_same(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    change(larkbeam, policy, PURPOSE.replace("makes", "sells"), *list(PASSAGES.values())[1:])
    settled(larkbeam, one, taken=True)
    assert words(larkbeam, policy)[0] == BETTER.replace("makes", "sells")


def test_settle_when_a_marked_passage_changes_drops_its_mark(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    settled(larkbeam, said(larkbeam, policy, leader(larkbeam), passage=BETTER), taken=True)
    marks = marks_in(draft(larkbeam, policy))
    assert Requirement.PURPOSE not in marks
    assert Requirement.OBJECTIVES in marks


def test_settle_when_left_says_why_and_changes_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    with pytest.raises(Refused, match="Say in a sentence why it stays as it is"):
        settled(larkbeam, one, taken=False, answer=" ")
    settled(larkbeam, one, taken=False, answer="We sell to care homes only.")
    assert (draft(larkbeam, policy).revision, words(larkbeam, policy)[0]) == (1, PURPOSE)
    assert remark(larkbeam.organisation, one.id).taken is False


def test_settle_when_only_something_was_said_changes_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    settled(larkbeam, said(larkbeam, policy, leader(larkbeam), body="Good."), taken=True, shown=0)
    assert draft(larkbeam, policy).revision == 1


def test_settle_when_it_was_done_by_hand_says_so(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    change(larkbeam, policy, "All is new.")
    settled(larkbeam, one, taken=True)
    assert words(larkbeam, policy) == ["All is new."]
    assert remark(larkbeam.organisation, one.id).taken is True


def test_settle_when_the_words_stand_there_twice_by_now_is_refused_and_waits(larkbeam: Cast) -> None:
    """Nor in the middle of another word."""
    policy = begun(larkbeam)
    change(larkbeam, policy, "Report it to all managers.")
    block = draft(larkbeam, policy).text["blocks"][0]["id"]
    one = said(larkbeam, policy, leader(larkbeam), block, passage="Report it to some managers.")
    change(larkbeam, policy, "All of you shall report it, all of it, to all managers.")
    with pytest.raises(Refused, match="These words stand in the draft more than once"):
        settled(larkbeam, one, taken=True)
    change(larkbeam, policy, "You shall report it to all managers.")
    settled(larkbeam, one, taken=True)
    assert words(larkbeam, policy) == ["You shall report it to some managers."]


def test_settle_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    change(larkbeam, policy, PURPOSE, "More.")
    with pytest.raises(Stale):
        settled(larkbeam, one, taken=True, shown=1)
    assert words(larkbeam, policy) == [PURPOSE, "More."]


def test_settle_when_it_was_settled_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    settled(larkbeam, one, taken=True)
    with pytest.raises(Refused, match="This remark was answered already"):
        settled(larkbeam, one, taken=False, answer="No.")


def test_settle_when_the_answer_is_a_book_is_refused(larkbeam: Cast) -> None:
    one = said(larkbeam, begun(larkbeam), leader(larkbeam), body="Hm.")
    with pytest.raises(Refused, match=f"An answer has at most {LONGEST_ANSWER} characters"):
        settled(larkbeam, one, taken=True, answer="x" * (LONGEST_ANSWER + 1))


def test_settle_when_not_lead_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    one = said(larkbeam, policy, leader(larkbeam), passage=BETTER)
    for by in (leader(larkbeam), larkbeam.actor("ola"), larkbeam.actor("mei", Hat.RISK_OWNER)):
        with pytest.raises(Refused, match="Only the ISMS lead can change the text of a policy"):
            settle(remark_id=one.id, revision_shown=1, taken=True, by=by, at=after(days=3))
    with pytest.raises(Unknown):
        settle(remark_id=NOBODY, revision_shown=1, taken=True, by=lead(larkbeam), at=after(days=3))
    assert words(larkbeam, policy)[0] == PURPOSE
