"""Who is asked to sign, whose turn it is, and who is told of a no."""

from __future__ import annotations

from countersign.delivery.owed import owed_to
from countersign.kernel.actors import Hat
from countersign.people.queries import organisation
from countersign.policies.commands.withdraw import withdraw
from tests.cast import Cast
from tests.policies.worlds import (
    after,
    begun,
    by_several,
    change,
    declined,
    lead,
    off_the_register,
    offered,
    second_leader,
    signed,
)

SIGN = "Sign “Information Security Policy”, version 1.0"
NO = "Priya Raman does not sign “Information Security Policy”, version 1.0"


def waits(here: Cast, *firsts: str) -> dict[str, list[str]]:
    """What waits about policies, for each of these people."""
    firm = organisation(here.organisation)
    owed = {first: owed_to(firm, here.person(first).id, after(5)) for first in firsts}
    return {first: [str(one.title) for one in found if "policies" in one.route[0]] for first, found in owed.items()}


def test_of_several_everybody_who_has_not_signed_is_asked(larkbeam: Cast) -> None:
    second_leader(larkbeam, "ola")
    _, id = by_several(larkbeam, "mei", "priya")
    assert waits(larkbeam, "mei", "priya", "ola") == {"mei": [SIGN], "priya": [SIGN], "ola": []}
    signed(larkbeam, id)
    assert waits(larkbeam, "mei", "priya") == {"mei": [SIGN], "priya": []}


def test_in_an_order_only_the_next_one_is_asked(larkbeam: Cast) -> None:
    _, id = by_several(larkbeam, "mei", "priya", in_order=True)
    assert waits(larkbeam, "mei", "priya") == {"mei": [SIGN], "priya": []}
    signed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT))
    assert waits(larkbeam, "mei", "priya") == {"mei": [], "priya": [SIGN]}


def test_whoever_leads_no_longer_is_not_asked(larkbeam: Cast) -> None:
    by_several(larkbeam, "mei", "priya")
    off_the_register(larkbeam, "mei", after(1).date())
    assert waits(larkbeam, "mei") == {"mei": []}


def test_a_no_is_told_to_whoever_wrote_it_and_to_the_lead_and_asks_nobody_twice(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    policy = begun(larkbeam)
    change(larkbeam, policy, "Dana's text.", by=larkbeam.actor("dana", Hat.ISMS_LEAD))
    id = offered(larkbeam, policy)
    declined(larkbeam, id, at=after(1), because="It promises what we do not do.")
    told = waits(larkbeam, "dana", "tom", "priya", "mei")
    assert told == {"dana": [NO], "tom": [NO], "priya": [], "mei": [SIGN]}
    [item] = owed_to(organisation(larkbeam.organisation), larkbeam.person("dana").id, after(5))
    assert str(item.why) == "“It promises what we do not do.”"
    signed(larkbeam, id, by=larkbeam.actor("mei", Hat.TOP_MANAGEMENT), at=after(2))
    assert waits(larkbeam, "dana", "tom") == {"dana": [], "tom": []}


def test_a_no_that_ended_an_offer_stands_until_another_text_is_offered(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    declined(larkbeam, offered(larkbeam, policy), at=after(1))
    assert waits(larkbeam, "tom") == {"tom": [NO]}
    offered(larkbeam, policy, at=after(2))
    assert waits(larkbeam, "tom") == {"tom": []}


def test_a_no_is_answered_by_taking_the_offer_back(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei")
    id = offered(larkbeam, begun(larkbeam))
    declined(larkbeam, id, at=after(1))
    withdraw(version_id=id, reason="We write it anew.", by=lead(larkbeam), at=after(2))
    assert waits(larkbeam, "tom") == {"tom": []}
