"""Every signature is told to every other leader, at once and once: a stolen mailbox must not go unnoticed."""

from __future__ import annotations

from datetime import timedelta

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_leaders import LOOKS_BACK, tell_leaders
from countersign.kernel.actors import Hat
from tests.cast import Cast
from tests.delivery.post import Post, link_in, part
from tests.policies.commands.test_record_signature_elsewhere import recorded
from tests.policies.worlds import (
    AT,
    begun,
    by_several,
    change,
    in_force_from,
    off_the_register,
    offered,
    second_leader,
    signed,
)

MEI, OLA = "mei@larkbeam.example", "ola@larkbeam.example"


def told() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.ALERT.value).values_list("to", flat=True))


def test_every_other_leader_is_told_once(house: Cast, post: Post) -> None:
    second_leader(house, "mei")
    second_leader(house, "ola")
    in_force_from(house)
    assert [tell_leaders(AT), tell_leaders(AT), tell_leaders(AT + timedelta(days=1))] == [2, 0, 0]
    assert told() == [MEI, OLA]
    send(AT)
    mail = next(one for one in post.mails if one["To"] == MEI)
    assert mail["Subject"] == "Priya Raman signed “Information Security Policy”, version 1.0"
    assert "If this one surprises you, say so at once." in " ".join(part(mail, "plain").split())
    assert "/o/larkbeam-ltd/policies/" in link_in(mail)


def test_whoever_signed_and_whoever_leads_nothing_is_not_told(house: Cast) -> None:
    in_force_from(house)
    assert tell_leaders(AT) == 0
    assert told() == []


def test_somebody_off_the_register_is_not_told(house: Cast) -> None:
    second_leader(house, "mei")
    off_the_register(house, "mei", AT.date())
    in_force_from(house)
    assert tell_leaders(AT) == 0


def test_each_signature_is_told(house: Cast) -> None:
    second_leader(house, "mei")
    policy, _ = in_force_from(house)
    tell_leaders(AT)
    change(house, policy, "We look after rotas, and after wages too.")
    signed(house, offered(house, policy))
    assert tell_leaders(AT + timedelta(minutes=1)) == 1
    assert told() == [MEI, MEI]


def test_old_news_is_not_told(house: Cast) -> None:
    second_leader(house, "mei")
    signed(house, offered(house, begun(house)))
    assert tell_leaders(AT + LOOKS_BACK + timedelta(seconds=1)) == 0
    assert tell_leaders(AT + LOOKS_BACK) == 1


def test_each_of_several_hands_is_told(house: Cast) -> None:
    _, id = by_several(house, "mei", "priya")
    signed(house, id)
    assert [tell_leaders(AT), tell_leaders(AT)] == [1, 0]
    signed(house, id, by=house.actor("mei", Hat.TOP_MANAGEMENT))
    assert [tell_leaders(AT), tell_leaders(AT)] == [1, 0]
    assert told() == [MEI, "priya@larkbeam.example"]


def test_whoever_is_said_to_have_signed_elsewhere_is_told(house: Cast, post: Post) -> None:
    """Priya leads alone: nobody else would notice that her hand was claimed. Whoever recorded it is told nothing."""
    recorded(house, begun(house), signer_id=house.person("priya").id, signed_as="CEO")
    assert [tell_leaders(AT), tell_leaders(AT + timedelta(days=1))] == [1, 0]
    send(AT)
    (mail,) = post.mails
    assert mail["To"] == "priya@larkbeam.example"
    told = "Tom Okafor recorded that Priya Raman signed “Information Security Policy”, version 1.0, elsewhere"
    assert mail["Subject"] == told
    assert "say so at once" in " ".join(part(mail, "plain").split())


def test_whoever_leads_nothing_and_is_said_to_have_signed_elsewhere_is_told_too(house: Cast) -> None:
    by = house.actor("priya", Hat.TOP_MANAGEMENT)
    recorded(house, begun(house), by=by)
    assert tell_leaders(AT) == 1
    assert told() == [MEI]
