"""Another mail address is told to the old one, the new one and all leaders, once: a takeover must not go unnoticed."""

from __future__ import annotations

from datetime import timedelta

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_of_addresses import LOOKS_BACK, tell_of_addresses
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change_address import change_address
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.commands.propose_address import propose_address
from tests.cast import Cast, id_of
from tests.delivery.post import Post, part
from tests.people.worlds import AT, DAY, after, hr, lead, top
from tests.policies.worlds import second_leader

OLD, NEW = "priya@larkbeam.example", "priya.raman@larkbeam.example"
TOM, MEI, RUTH = "tom@larkbeam.example", "mei@larkbeam.example", "ruth@larkbeam.example"


def told() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.ALERT.value).values_list("to", flat=True))


def proposed(here: Cast) -> None:
    propose_address(person_id=here.person("priya").id, new_address=NEW, by=hr(here), at=AT)


def test_a_proposal_is_told_to_its_owner_and_to_whoever_could_approve(house: Cast, post: Post) -> None:
    proposed(house)
    assert [tell_of_addresses(after(1)), tell_of_addresses(after(2))] == [2, 0]
    assert told() == [OLD, TOM]
    send(after(1))
    mail = next(one for one in post.mails if one["To"] == OLD)
    assert mail["Subject"] == "Another mail address is proposed for Priya Raman"
    assert f"Ruth Ellis proposed {NEW}" in " ".join(part(mail, "plain").split())


def test_a_change_is_told_to_the_old_and_the_new_address_and_all_other_leaders(house: Cast, post: Post) -> None:
    second_leader(house, "mei")
    priya = house.person("priya").id
    change = propose_address(person_id=priya, new_address=NEW, by=hr(house), at=AT)
    approve_address(change_id=id_of(change), address_shown=NEW, by=lead(house), at=after(1))
    assert [tell_of_addresses(after(1)), tell_of_addresses(after(2))] == [3, 0]
    assert told() == [MEI, NEW, OLD]
    send(after(1))
    says = " ".join(part(post.mails[0], "plain").split())
    assert f"From {OLD} to {NEW}, by Ruth Ellis and Tom Okafor." in says


def test_an_ordinary_change_is_told_to_both_addresses_alone(house: Cast) -> None:
    change_address(person_id=house.person("ola").id, new_address="ola2@larkbeam.example", by=lead(house), at=AT)
    assert tell_of_addresses(AT) == 2
    assert told() == ["ola2@larkbeam.example", "ola@larkbeam.example"]


def test_an_older_proposal_is_not_told_once_there_is_a_newer_one(house: Cast) -> None:
    proposed(house)
    propose_address(person_id=house.person("priya").id, new_address="p@larkbeam.example", by=top(house), at=after(1))
    assert tell_of_addresses(after(1)) == 3
    assert told() == [OLD, RUTH, TOM]


def test_old_news_are_no_news(house: Cast) -> None:
    proposed(house)
    assert tell_of_addresses(AT + LOOKS_BACK + timedelta(days=1)) == 0


def test_whoever_was_erased_is_told_nothing(house: Cast) -> None:
    ruth, ola = hr(house), house.person("ola").id
    change_address(person_id=ola, new_address="ola2@larkbeam.example", by=ruth, at=AT)
    leave(person_id=ola, left_on=DAY, by=ruth, at=AT)
    erase(person_id=ola, by=ruth, at=AT)
    assert tell_of_addresses(after(1)) == 0
