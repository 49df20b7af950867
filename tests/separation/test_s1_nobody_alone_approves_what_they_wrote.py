"""S1: the author is never the only approver, unless they are the only top manager; then it stands beside the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from countersign.delivery.owed import owed_to
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.leave import leave
from countersign.people.queries import leadership, organisation
from countersign.policies.commands.edit import edit
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.queries import version
from tests.cast import Cast
from tests.policies.commands.test_bring_in import brought_in
from tests.policies.worlds import AT, after, begun, change, draft, lead, leader, offered, second_leader, signed, tree
from tests.regressions.pointing import stands
from tests.web.signing import page_of, sign
from tests.web.world import browser_of

SAYS = "You wrote or offered this text: another member of top management signs it"


def ends_the_entry(here: Cast, by: Actor) -> None:
    entry = leadership(here.organisation, here.person("priya").id, AT.date())
    assert entry
    end_leader(leader_id=entry.id, leads_until=AT.date(), by=by, at=AT)


def says_they_left(here: Cast, by: Actor) -> None:
    """Tom looks after the list of people, too."""
    hr = Actor(by.kind, by.organisation, by.person, Hat.HR, frozenset({*by.hats, Hat.HR}), by.auth)
    leave(person_id=here.person("priya").id, left_on=AT.date(), by=hr, at=AT)


def test_whoever_wrote_it_does_not_sign_whoever_offers_it(larkbeam: Cast) -> None:
    """Tom leads, too. He writes, and lets somebody else with the lead's access put it forward."""
    tom, policy = second_leader(larkbeam), begun(larkbeam)
    change(larkbeam, policy, "We look after rotas.", by=tom)
    id = offered(larkbeam, policy, by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom)
    signed(larkbeam, id, by=leader(larkbeam))


def test_whoever_offered_it_does_not_sign_whoever_wrote_it(larkbeam: Cast) -> None:
    tom, policy = second_leader(larkbeam), begun(larkbeam)
    change(larkbeam, policy, "We look after rotas.", by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    id = offered(larkbeam, policy, by=tom)
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom)


def test_another_hand_in_the_text_does_not_take_the_first_out_of_it(larkbeam: Cast) -> None:
    """Somebody who saves a word after Tom, and takes it out again, is an author as well; he stays one."""
    tom, policy, ruth = second_leader(larkbeam), begun(larkbeam), larkbeam.actor("ruth", Hat.ISMS_LEAD)
    change(larkbeam, policy, "We look after rotas.", by=tom)
    change(larkbeam, policy, "We look after rotas. x", by=ruth)
    change(larkbeam, policy, "We look after rotas.", by=ruth)
    id = offered(larkbeam, policy, by=ruth)
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom)
    signed(larkbeam, id, by=leader(larkbeam))
    found = version(larkbeam.organisation, id)
    assert found.written_by == {larkbeam.person(first).id for first in ("tom", "ruth")}


def test_what_was_signed_before_has_no_more_authors(larkbeam: Cast) -> None:
    """Tom wrote the version in force; the next is written by others, and he signs it."""
    tom, policy, ruth = second_leader(larkbeam), begun(larkbeam), larkbeam.actor("ruth", Hat.ISMS_LEAD)
    change(larkbeam, policy, "We look after rotas.", by=tom, at=after(1))
    signed(larkbeam, offered(larkbeam, policy, by=ruth, at=after(2)), at=after(2))
    change(larkbeam, policy, "We look after rotas and wages.", by=ruth, at=after(3))
    signed(larkbeam, offered(larkbeam, policy, by=ruth, at=after(4)), by=tom, at=after(4))


def test_another_hat_does_not_make_another_person(larkbeam: Cast) -> None:
    """The hat that the act is done in changes nothing about who wrote the text."""
    second_leader(larkbeam)
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=larkbeam.actor("tom", Hat.TOP_MANAGEMENT))


def test_the_form_refuses_it_with_the_same_sentence(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    policy = begun(larkbeam)
    answer = sign(browser_of("tom"), page_of(policy, offered(larkbeam, policy)), "tom@larkbeam.example")
    assert answer.status_code == 403
    assert SAYS in answer.content.decode()


def test_the_only_leader_signs_their_own_text_and_it_says_so(larkbeam: Cast) -> None:
    policy, by = begun(larkbeam), larkbeam.actor("priya", Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD)
    shown = draft(larkbeam, policy)
    edit(policy_id=policy, revision_shown=shown.revision, title=shown.title, text=tree("Ours."), by=by, at=AT)
    id = offered(larkbeam, policy, by=lead(larkbeam))
    signed(larkbeam, id, at=after(1), by=by)
    now = version(larkbeam.organisation, id)
    assert (now.single_handed, now.signed_hat) == (True, "TOP_MANAGEMENT")


def test_it_is_tested() -> None:
    stands(
        "tests/policies/commands/test_sign.py::test_sign_when_author_and_another_leads_is_refused",
        "tests/policies/commands/test_sign.py::test_sign_when_author_and_only_leader_is_single_handed",
    )


@pytest.mark.parametrize("route", [ends_the_entry, says_they_left])
def test_who_gets_rid_of_the_other_leader_is_not_alone_for_three_days(
    larkbeam: Cast, route: Callable[[Cast, Actor], None]
) -> None:
    """Both are recorded at once, and may be right; what is one's own waits all the same."""
    tom, policy = second_leader(larkbeam), begun(larkbeam)
    change(larkbeam, policy, "We look after rotas.", by=tom)
    id = offered(larkbeam, policy, by=larkbeam.actor("mei", Hat.ISMS_LEAD))
    route(larkbeam, tom)
    last, then = AT + timedelta(hours=72), AT + timedelta(hours=72, milliseconds=1)
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom, at=last)
    assert tom.person
    here = organisation(larkbeam.organisation)
    asked = [[one.label.template for one in owed_to(here, tom.person, at)] for at in (last, then)]
    assert asked == [[], ["Read and sign"]]
    signed(larkbeam, id, by=tom, at=then)


def test_a_finished_file_has_an_author_too(larkbeam: Cast) -> None:
    """Tom brings in a PDF; somebody else puts it forward."""
    tom, policy = second_leader(larkbeam), begun(larkbeam)
    signed(larkbeam, offered(larkbeam, policy, by=larkbeam.actor("ruth", Hat.ISMS_LEAD)))
    brought_in(larkbeam, policy, "We look after rotas, as printed.", by=both(larkbeam, tom), at=after(1))
    id = offered(larkbeam, policy, by=larkbeam.actor("ruth", Hat.ISMS_LEAD), at=after(2))
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom, at=after(2))
    signed(larkbeam, id, at=after(2))


def both(here: Cast, by: Actor) -> Actor:
    return replace(by, hats=by.hats | {Hat.ISMS_LEAD})


def test_among_several_hands_the_author_s_is_none(larkbeam: Cast) -> None:
    """Not by being named, and not as the first of several."""
    tom, policy = second_leader(larkbeam), begun(larkbeam)
    named = [larkbeam.person(first).id for first in ("tom", "priya")]
    with pytest.raises(Refused, match="wrote"):
        offered(larkbeam, policy, signatories=named)
    id = offered(larkbeam, policy)
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom)


def test_a_text_that_was_taken_back_and_put_forward_again_keeps_its_authors(larkbeam: Cast) -> None:
    tom, policy, ruth = second_leader(larkbeam), begun(larkbeam), larkbeam.actor("ruth", Hat.ISMS_LEAD)
    withdraw(version_id=offered(larkbeam, policy), reason="A moment.", by=lead(larkbeam), at=AT)
    id = offered(larkbeam, policy, by=ruth, at=after(1))
    with pytest.raises(Refused, match=SAYS):
        signed(larkbeam, id, by=tom, at=after(1))


def test_by_delegation_it_is_tested() -> None:
    """The author signs by nobody's delegation, and nobody signs by the author's."""
    stands(
        "tests/policies/commands/test_sign_by_delegation.py::test_sign_what_one_wrote_is_refused",
        "tests/policies/commands/test_sign_by_delegation.py"
        "::test_sign_what_the_giver_wrote_is_refused_unless_nobody_else_leads",
        "tests/readiness/commands/test_approve_toleration.py"
        "::test_approve_about_several_of_whom_one_is_oneself_is_refused",
    )
