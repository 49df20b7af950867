"""What is delegated is told at once: to whoever signs, and to every other leader."""

from __future__ import annotations

from datetime import timedelta

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail
from countersign.delivery.owed import owed_to
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import tell_leaders
from countersign.delivery.rounds.tell_of_delegations import LOOKS_BACK, tell_of_delegations
from countersign.kernel.actors import Hat
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.delivery.post import Post, link_in, part
from tests.policies.delegating import delegated, ended, gone, mei, topic, waiting
from tests.policies.worlds import AT, after, begun, change, offered, second_leader, signed

MEI, OLA, PRIYA = "mei@larkbeam.example", "ola@larkbeam.example", "priya@larkbeam.example"


def told() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.ALERT.value).values_list("to", flat=True))


def test_the_holder_and_every_other_leader_are_told_once(house: Cast, post: Post) -> None:
    second_leader(house, "ola")
    delegated(house)
    assert [tell_of_delegations(AT), tell_of_delegations(AT)] == [2, 0]
    assert told() == [MEI, OLA]
    send(AT)
    mail = next(one for one in post.mails if one["To"] == MEI)
    assert mail["Subject"] == "Priya Raman delegates the signing of policies to you"
    says = " ".join(part(mail, "plain").split())
    assert "All topic policies, until 6 July 2026" in says
    assert "You can give it back at any time." in says
    assert "/o/larkbeam-ltd/policies/delegations/" in link_in(mail)
    other = next(one for one in post.mails if one["To"] == OLA)
    assert other["Subject"] == "Priya Raman delegates the signing of policies to Mei Sato"
    assert "If this one surprises you, end it" in " ".join(part(other, "plain").split())


def test_that_it_was_ended_is_told_to_all_but_whoever_ended_it(house: Cast, post: Post) -> None:
    given = delegated(house)
    tell_of_delegations(AT)
    ended(house, given, by=mei(house))
    assert [tell_of_delegations(after(1)), tell_of_delegations(after(2))] == [1, 0]
    send(after(1))
    assert [(one["To"], one["Subject"]) for one in post.mails][-1] == (
        PRIYA,
        "Mei Sato ended a delegation: Mei Sato signs no more",
    )
    assert "“The team has a new head.”" in part(post.mails[-1], "plain")


def test_the_holder_is_told_that_a_leader_ended_it(house: Cast, post: Post) -> None:
    ended(house, delegated(house))
    assert tell_of_delegations(after(1)) == 1
    send(after(1))
    assert post.mails[-1]["Subject"] == "Priya Raman ended what Priya Raman delegated to you"


def test_old_news_and_people_who_left_are_not_told(house: Cast) -> None:
    delegated(house)
    assert tell_of_delegations(AT + LOOKS_BACK + timedelta(seconds=1)) == 0
    gone(house, "mei", AT.date())
    assert tell_of_delegations(AT) == 0


def test_a_signature_by_delegation_is_told_to_every_leader(house: Cast) -> None:
    _, _, id = waiting(house)
    signed(house, id, by=mei(house))
    assert tell_leaders(AT) == 1
    assert told() == [PRIYA]


def owed(here: Cast, first: str) -> list[str]:
    person = here.person(first).id
    return [str(one.title) for one in owed_to(organisation(here.organisation), person, AT) if "Sign " in str(one.title)]


def test_what_waits_for_a_name_waits_for_the_delegate_too(house: Cast) -> None:
    given, _, _ = waiting(house)
    asked = ["Sign “Remote Working Policy”, version 1.0"]
    assert (owed(house, "mei"), owed(house, "priya"), owed(house, "ola")) == (asked, asked, [])
    ended(house, given)
    assert owed(house, "mei") == []


def test_the_parent_waits_for_top_management_alone(house: Cast) -> None:
    delegated(house)
    offered(house, begun(house))
    assert (owed(house, "mei"), len(owed(house, "priya"))) == ([], 1)


def test_in_an_order_the_delegate_is_asked_when_it_is_their_turn(house: Cast) -> None:
    delegated(house)
    policy, ruth = topic(house), second_leader(house, "ruth")
    named = [house.person("ruth").id, house.person("mei").id]
    id = offered(house, policy, signatories=named, in_order=True)
    assert owed(house, "mei") == []
    signed(house, id, by=ruth)
    assert owed(house, "mei") == ["Sign “Remote Working Policy”, version 1.0"]


def test_whoever_wrote_it_is_not_asked(house: Cast) -> None:
    delegated(house)
    policy = topic(house)
    change(house, policy, "Mei's text.", by=house.actor("mei", Hat.ISMS_LEAD))
    offered(house, policy)
    assert owed(house, "mei") == []
