"""What takes two and has no second person is told to every address here, at once; and what became of it."""

from __future__ import annotations

from datetime import timedelta

from countersign.delivery.enums import MailKind
from countersign.delivery.models import Mail
from countersign.delivery.rounds.send import send
from countersign.delivery.rounds.tell_of_addresses import tell_of_addresses
from countersign.delivery.rounds.tell_of_announcements import LOOKS_BACK, tell_of_announcements
from countersign.people.commands.carry_out import carry_out
from countersign.people.commands.leave import leave
from countersign.people.commands.stop import stop
from countersign.people.queries import people
from tests.cast import Cast
from tests.delivery.post import Post, part
from tests.people.announcing import NEW, RIPE, found, lost_mailbox
from tests.people.worlds import AT, DAY, after, lead


def told() -> list[str]:
    return sorted(Mail.objects.filter(kind=MailKind.ALERT.value).values_list("to", flat=True))


def test_everybody_here_is_told_once_and_the_new_address_too(house: Cast, post: Post) -> None:
    leave(person_id=house.person("ola").id, left_on=DAY, by=lead(house), at=AT)
    id = lost_mailbox(house)
    here = [one.email or "" for one in people(house.organisation) if one.left_on is None]
    assert [tell_of_announcements(after(1)), tell_of_announcements(after(2))] == [len(here) + 1, 0]
    assert told() == sorted([*here, NEW])
    assert tell_of_addresses(after(2)) == 0
    send(after(2))
    mail = next(one for one in post.mails if one["To"] == "priya@larkbeam.example")
    says = " ".join(part(mail, "plain").split())
    assert mail["Subject"] == "Tom Okafor announces something about Priya Raman"
    assert f"Priya Raman is to sign in from another mail address: {NEW}" in says
    assert "you can until 9 January 2026, 09:00" in says
    assert f"/announcements/{id.hex}/" in says
    assert "/stop/" not in says


def test_everybody_hears_that_it_was_stopped(house: Cast, post: Post) -> None:
    id = lost_mailbox(house)
    stop(announcement_id=id, by=house.actor("ola"), at=after(1))
    tell_of_announcements(after(1))
    send(after(1))
    assert {one["Subject"] for one in post.mails} == {"Stopped: what was announced about Priya Raman"}
    assert "Ola Nowak stopped it. It does not happen." in part(post.mails[0], "plain")


def test_the_announcer_hears_that_the_time_is_over_and_everybody_that_it_happened(house: Cast) -> None:
    id = lost_mailbox(house)
    tell_of_announcements(after(1))
    assert [tell_of_announcements(RIPE), tell_of_announcements(RIPE)] == [1, 0]
    assert told().count("tom@larkbeam.example") == 2
    carry_out(announcement_id=id, by=lead(house), at=RIPE)
    assert tell_of_announcements(RIPE) == people(house.organisation).count()
    tell_of_addresses(RIPE)
    assert found(house, id).done_at == RIPE


def test_old_news_are_no_news(house: Cast) -> None:
    lost_mailbox(house)
    assert tell_of_announcements(AT + LOOKS_BACK + timedelta(days=1)) == 0
