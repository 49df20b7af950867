"""From the queue to a mail server: sealed, sent once, wiped; and what happens when the server says no."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.db import connection
from pytest_django import Settings

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import Mail
from countersign.delivery.queue import queue
from countersign.delivery.rounds.send import LONGEST_WAIT, send
from countersign.entrance.codes import LIVES, mail_sign_in_code
from tests.delivery.post import HANGS_UP, LATER, REFUSES, TAKES, Post, part
from tests.policies.worlds import AT

TO = "ola@larkbeam.example"
LETTER = Letter(
    subject="Something waits\r\nBcc: eve@evil.example",
    greeting="Ola, “one” thing & another < a third",
    lead="It can't wait.",
    items=(Item("Read & sign", "Because it's due.", "http://localhost/a?b=1&c=2", "Read", "2 minutes"),),
    sentence="I've read the policy of Smith & Sons.",
)


def put(kind: MailKind = MailKind.ALERT, letter: Letter = LETTER, seconds: int = 0) -> Mail:
    return queue(letter, to=TO, kind=kind, at=AT + timedelta(seconds=seconds))


def stored(mail: Mail) -> bytes:
    """All that the database holds of a mail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM delivery_mail WHERE id = %s", [mail.id.hex if sqlite() else mail.id])
        (row,) = cursor.fetchall()
    return b"|".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row)


def sqlite() -> bool:
    return connection.vendor == "sqlite"


def test_send_over_a_real_conversation(post: Post) -> None:
    mail = put()
    assert send(AT) == 1
    (arrived,) = post.mails
    assert (arrived["To"], arrived["From"]) == (TO, "Countersign <countersign@localhost>")
    assert arrived["Message-ID"] == f"<{mail.id.hex}@localhost>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in arrived.iter_parts()] == ["text/plain", "text/html"]
    assert parsedate_to_datetime(arrived["Date"]).tzinfo


def test_a_subject_is_one_line(post: Post) -> None:
    put()
    send(AT)
    assert post.subjects() == ["Something waits Bcc: eve@evil.example"]
    assert post.mails[0]["Bcc"] is None


def test_the_plain_text_reads_as_it_stands(post: Post) -> None:
    put()
    send(AT)
    plain, html = part(post.mails[0], "plain"), part(post.mails[0], "html")
    for said in (LETTER.greeting, LETTER.lead, LETTER.sentence, "Read & sign", "http://localhost/a?b=1&c=2"):
        assert said in " ".join(plain.split()), said
    assert "&amp;" not in plain
    assert "&#" not in plain
    assert "<third" not in html.replace("&lt;", "")
    assert "Read &amp; sign" in html
    assert "<script" not in html


def test_a_mail_is_sealed_until_it_is_sent_and_wiped_afterwards(post: Post) -> None:
    mail = put()
    before = stored(mail)
    for said in (b"Something waits", b"third", b"wait", b"<html"):
        assert said not in before
    send(AT)
    mail.refresh_from_db()
    assert (bytes(mail.sealed), mail.sent_at) == (b"", AT)


def test_send_again_when_everything_is_sent(post: Post) -> None:
    put()
    assert [send(AT), send(AT), send(AT + timedelta(days=1))] == [1, 0, 0]
    assert len(post.mails) == 1


def test_codes_go_first(post: Post) -> None:
    for seconds in range(3):
        put(MailKind.NOTICE, seconds=seconds)
    mail_sign_in_code(TO, "123456", AT + timedelta(seconds=9))
    assert send(AT + timedelta(seconds=10), limit=2) == 2
    assert post.subjects() == ["123456 is your code for Countersign", "Something waits Bcc: eve@evil.example"]


@pytest.mark.parametrize(("late", "sent"), [(timedelta(minutes=9), 1), (LIVES, 0), (timedelta(days=2), 0)])
def test_a_code_is_gone_after_ten_minutes(post: Post, late: timedelta, sent: int) -> None:
    mail_sign_in_code(TO, "123456", AT)
    assert send(AT + late) == sent
    send(AT + late + timedelta(seconds=1))
    assert Mail.objects.count() == sent


def test_a_code_that_was_sent_is_forgotten_too(post: Post) -> None:
    mail_sign_in_code(TO, "123456", AT)
    send(AT)
    send(AT + LIVES + timedelta(seconds=1))
    assert not Mail.objects.exists()


@pytest.mark.parametrize("trouble", [REFUSES, LATER, HANGS_UP])
def test_what_is_refused_is_tried_again_later_under_the_same_id(post: Post, trouble: str) -> None:
    mail, post.answers = put(), trouble
    assert send(AT) == 0
    mail.refresh_from_db()
    assert (mail.attempts, mail.sent_at, mail.not_before) == (1, None, AT + timedelta(seconds=15))
    assert mail.trouble.startswith("SMTP")
    post.answers = TAKES
    assert send(AT + timedelta(seconds=14)) == 0
    assert send(AT + timedelta(seconds=15)) == 1
    assert post.ids() == [f"<{mail.id.hex}@localhost>"]
    mail.refresh_from_db()
    assert mail.trouble == ""


def test_nobody_answers(post: Post, settings: Settings) -> None:
    mail = put()
    settings.MAILERS = {"default": Post(1).mailer}
    assert send(AT) == 0
    mail.refresh_from_db()
    assert mail.trouble.startswith("ConnectionRefusedError")


def test_patience_grows_and_ends_at_two_hours(post: Post) -> None:
    mail, post.answers, at, waits = put(), LATER, AT, []
    for _ in range(12):
        send(at)
        mail.refresh_from_db()
        waits.append(mail.not_before - at)
        at = mail.not_before
    assert waits[:4] == [timedelta(seconds=one) for one in (15, 30, 60, 120)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    post.answers = TAKES
    assert send(at) == 1


def test_a_mail_that_cannot_be_made_keeps_no_other_waiting(post: Post) -> None:
    broken, whole = put(), put(seconds=1)
    Mail.objects.filter(id=broken.id).update(sealed=b"\0" * 40)
    assert send(AT + timedelta(seconds=2)) == 1
    assert post.ids() == [f"<{whole.id.hex}@localhost>"]
    broken.refresh_from_db()
    assert (broken.attempts, broken.trouble.partition(":")[0]) == (1, "BrokenSeal")


def test_a_mail_whose_address_was_changed_in_the_database_is_not_sent(post: Post) -> None:
    """Or whoever can write there would have a leader's code mailed to themselves."""
    mail = put()
    Mail.objects.filter(id=mail.id).update(to="eve@evil.example")
    assert send(AT) == 0
    mail.refresh_from_db()
    assert mail.trouble.startswith("BrokenSeal")


def test_a_mail_that_another_worker_took_is_left_to_it(post: Post) -> None:
    """Whoever read the row first and writes second finds that it has moved."""
    mail = put()
    Mail.objects.filter(id=mail.id).update(not_before=AT + timedelta(minutes=2))
    assert send(AT + timedelta(minutes=1)) == 0
    assert send(AT + timedelta(minutes=2)) == 1
    assert len(post.mails) == 1


def test_all_that_is_sent_together_is_one_conversation_and_a_broken_one_is_begun_anew(post: Post) -> None:
    for n in range(5):
        put(seconds=n)
    assert send(AT + timedelta(seconds=9)) == 5
    assert len(set(post.callers)) == 1
    post.answers = HANGS_UP
    put(seconds=20)
    put(seconds=21)
    assert send(AT + timedelta(seconds=30)) == 0
    post.answers = TAKES
    assert send(AT + timedelta(minutes=5)) == 2
    assert len(set(post.callers)) == 4
