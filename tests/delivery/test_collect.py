"""Mail that came back, fetched from a real mailbox: what is noted, what is left to a person, and what goes wrong."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError
from pytest_django import Settings

from countersign.delivery import fetching, imap
from countersign.delivery.enums import MailKind, Trouble
from countersign.delivery.envelopes import sender_of
from countersign.delivery.models import Fetching, Mail
from countersign.delivery.queue import queue
from countersign.delivery.reports import LARGEST
from countersign.delivery.rounds.collect import EVERY, LONGEST_WAIT, collect
from countersign.kernel.mail_folders import MailFolder
from countersign.kernel.stuck import TOO_LONG, Whose
from countersign.people.queries import unreached
from tests.cast import Cast
from tests.delivery.mail_server import FOLDER, Keeper, keeping
from tests.delivery.returns import FAILED, returned
from tests.delivery.test_send import LETTER
from tests.kernel.outbound.servers import certificate_for, saying
from tests.ledger.doing import recording_fails
from tests.policies.worlds import AT

pytestmark = pytest.mark.beside

MOMENT = timedelta(seconds=1)


@pytest.fixture
def keeper(settings: Settings) -> Iterator[Keeper]:
    """A mail server with an empty folder, which we are told to read."""
    settings.COUNTERSIGN_BOUNCES = "bounces@larkbeam.example"
    with keeping() as keeper:
        settings.COUNTERSIGN_BOUNCES_FOLDER = keeper.folder()
        yield keeper


def mailed(here: Cast, first: str = "ola", at: datetime = AT) -> Mail:
    person = here.person(first)
    return queue(
        LETTER, to=person.email or "", kind=MailKind.ALERT, at=at, organisation=here.organisation, person=person.id
    )


def report(here: Cast, first: str = "ola", name: str = "postfix") -> bytes:
    return returned(name, sender_of(mailed(here, first).id))


def written_by_hand() -> bytes:
    return b"From: ola@larkbeam.example\r\nTo: bounces@larkbeam.example\r\nSubject: Who are you?\r\n\r\nHello\r\n"


def says(at: datetime) -> list[tuple[str, Whose]]:
    return [(str(one.what), one.whose) for one in fetching.stuck(at)]


def test_nothing_is_fetched_where_no_mailbox_is_named(db: None, settings: Settings) -> None:
    assert settings.COUNTERSIGN_BOUNCES_FOLDER is None
    assert [collect(AT), says(AT), Fetching.objects.count()] == [0, [], 0]


@pytest.mark.parametrize("server", [one for one in FAILED if one != "exim"])
def test_a_report_is_noted_and_marked_as_seen(house: Cast, keeper: Keeper, server: str) -> None:
    """Exim says in no header whom it came to; the mailbox does."""
    keeper.arrives(report(house, name=server))
    assert collect(AT) == 1
    assert unreached(house.organisation) == {house.person("ola").id}
    assert (keeper.kept(), keeper.unseen()) == (1, 0)
    assert collect(AT + MOMENT) == 0


def test_a_report_that_a_mailbox_keeps_with_its_envelope(house: Cast, keeper: Keeper) -> None:
    envelope = sender_of(mailed(house).id)
    keeper.arrives(f"Envelope-to: {envelope}\r\n".encode() + returned("exim", envelope))
    assert collect(AT) == 1
    assert unreached(house.organisation) == {house.person("ola").id}


def test_what_is_no_report_is_left_to_a_person_and_looked_at_once(house: Cast, keeper: Keeper) -> None:
    answer, forged = report(house, name="away"), returned("postfix", "bounces+aaaaaaaa@larkbeam.example")
    keeper.arrives(written_by_hand(), answer, forged, b"\0\xff garbage without a head")
    assert [collect(AT), collect(AT + MOMENT), collect(AT + 2 * EVERY)] == [4, 0, 0]
    assert (keeper.kept(), keeper.unseen()) == (4, 4)
    assert unreached(house.organisation) == set()


def test_a_delay_is_a_report_and_says_nothing(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(report(house, name="delayed"))
    assert collect(AT) == 1
    assert (keeper.unseen(), unreached(house.organisation)) == (0, set())


def test_a_report_behind_others_is_found(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(written_by_hand(), report(house, "ola"), written_by_hand(), report(house, "mei"))
    assert collect(AT) == 4
    assert unreached(house.organisation) == {house.person("ola").id, house.person("mei").id}
    assert keeper.unseen() == 2


def test_what_somebody_has_read_before_is_theirs(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(report(house))
    keeper.read_by_a_person()
    assert collect(AT) == 0
    assert unreached(house.organisation) == set()


def test_much_at_once_is_read_in_pieces_without_a_pause(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(*[written_by_hand()] * 5, report(house))
    assert [collect(AT, limit=4), collect(AT, limit=4), collect(AT, limit=4)] == [4, 2, 0]
    assert unreached(house.organisation) == {house.person("ola").id}


def test_it_is_looked_every_few_minutes(house: Cast, keeper: Keeper) -> None:
    assert collect(AT) == 0
    keeper.arrives(report(house))
    assert [collect(AT + EVERY - MOMENT), collect(AT + EVERY)] == [0, 1]


def test_what_is_too_large_is_left_and_said_until_somebody_has_read_it(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(written_by_hand() + b"x" * LARGEST, report(house))
    assert [collect(AT), collect(AT), keeper.unseen()] == [2, 0, 1]
    assert says(AT) == [("A mail in the mailbox for returned mail is too large to be read", Whose.OPERATOR)]
    assert unreached(house.organisation) == {house.person("ola").id}
    keeper.arrives(written_by_hand() + b"x" * LARGEST)
    collect(AT + EVERY)
    assert says(AT + EVERY) == [("2 mails in the mailbox for returned mail are too large to be read", Whose.OPERATOR)]
    keeper.read_by_a_person()
    collect(AT + 3 * EVERY)
    assert says(AT + 3 * EVERY) == []


def test_a_folder_that_was_made_anew_is_read_from_its_beginning(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(*[written_by_hand()] * 3)
    collect(AT)
    keeper.made_anew()
    keeper.arrives(report(house))
    assert collect(AT + EVERY) == 1
    assert unreached(house.organisation) == {house.person("ola").id}


def test_a_mail_that_could_not_be_noted_comes_again(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(written_by_hand(), report(house))
    with recording_fails(), pytest.raises(DatabaseError):
        collect(AT)
    assert (keeper.unseen(), unreached(house.organisation)) == (2, set())
    assert collect(AT + EVERY) == 1
    assert unreached(house.organisation) == {house.person("ola").id}


def test_killed_before_it_was_marked_it_is_read_again_and_noted_once(house: Cast, keeper: Keeper) -> None:
    keeper.arrives(report(house))
    collect(AT)
    with keeper.program() as program:
        program.store("1", "-FLAGS", r"(\Seen)")
    Fetching.objects.update(last=0)
    assert collect(AT + EVERY) == 1
    assert (keeper.unseen(), len(unreached(house.organisation))) == (0, 1)


def test_of_two_workers_one_reads(house: Cast, keeper: Keeper) -> None:
    """Whoever read the row first and writes second finds that it has moved."""
    collect(AT)
    keeper.arrives(report(house))
    Fetching.objects.update(due_at=AT + timedelta(hours=1))
    assert collect(AT + EVERY) == 0


def test_a_wrong_password_is_said_at_once_and_not_tried_for_ever(db: None, keeper: Keeper, settings: Settings) -> None:
    settings.COUNTERSIGN_BOUNCES_FOLDER = keeper.folder(password="another")  # noqa: S106 (what must be refused)
    assert collect(AT) == 0
    (line,) = fetching.stuck(AT)
    assert (str(line.what), line.since) == ("Mail that came back is not fetched", AT)
    assert str(line.why) == "The mail server does not take the user and the password."
    assert "another" not in str(line)
    at, waits = AT, []
    for _ in range(8):
        at = Fetching.objects.get().due_at
        collect(at)
        waits.append(Fetching.objects.get().due_at - at)
    assert (waits[0], waits[-1], waits) == (2 * EVERY, LONGEST_WAIT, sorted(waits))


def test_what_was_put_right_is_forgotten(house: Cast, keeper: Keeper, settings: Settings) -> None:
    right = keeper.folder()
    settings.COUNTERSIGN_BOUNCES_FOLDER = MailFolder(right.host, 1, right.user, right.password, FOLDER, secure=False)
    collect(AT)
    settings.COUNTERSIGN_BOUNCES_FOLDER = right
    keeper.arrives(report(house))
    assert [collect(AT), says(AT + TOO_LONG)] == [1, []]


def test_a_folder_that_is_not_there(db: None, keeper: Keeper, settings: Settings) -> None:
    settings.COUNTERSIGN_BOUNCES_FOLDER = keeper.folder("Elsewhere")
    assert collect(AT) == 0
    (line,) = fetching.stuck(AT)
    assert str(line.why).startswith("The mail server has no such folder")


def test_a_server_that_is_not_there_is_said_after_a_while(db: None, keeper: Keeper) -> None:
    keeper.stop()
    assert collect(AT) == 0
    assert says(AT + TOO_LONG) == []
    assert says(AT + TOO_LONG + MOMENT) == [("Mail that came back is not fetched", Whose.OPERATOR)]


@pytest.mark.parametrize("said", [b"", b"220 mail.example ESMTP\r\n", b"* OK hello\r\n", b"* OK " + b"x" * 2_000_000])
def test_a_server_that_speaks_otherwise(db: None, settings: Settings, said: bytes) -> None:
    with saying(said, after_hearing=False) as port:
        settings.COUNTERSIGN_BOUNCES_FOLDER = MailFolder("127.0.0.1", port, "u", "p", FOLDER, secure=False)
        assert collect(AT) == 0
    assert Fetching.objects.get().trouble in (Trouble.CONNECTION, Trouble.ANSWER)


def test_a_server_that_says_nothing(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings.COUNTERSIGN_BOUNCES_FOLDER = MailFolder("127.0.0.1", port, "u", "p", FOLDER, secure=False)
        assert collect(AT) == 0
    assert Fetching.objects.get().trouble == Trouble.CONNECTION


def test_a_conversation_that_does_not_end_is_ended(
    house: Cast, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read by then is read."""
    monkeypatch.setattr(imap, "SECONDS_IN_ALL", 0.0)
    keeper.arrives(report(house))
    assert collect(AT) == 0
    assert Fetching.objects.get().trouble == Trouble.CONNECTION


def test_a_server_proves_who_it_is(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate_for("localhost", tmp_path)
    with keeping(file) as keeper:
        settings.COUNTERSIGN_BOUNCES_FOLDER = keeper.folder("INBOX", host="localhost")
        assert collect(AT) == 0
        assert Fetching.objects.get().trouble == Trouble.CERTIFICATE
        assert says(AT) == [("Mail that came back is not fetched", Whose.OPERATOR)]
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        assert collect(AT + EVERY) == 0
        assert (Fetching.objects.get().trouble, says(AT + EVERY)) == ("", [])


def test_nobody_reads_in_the_database_where_it_is(db: None, keeper: Keeper) -> None:
    collect(AT)
    assert keeper.folder().host not in Fetching.objects.get().folder
