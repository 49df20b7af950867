"""The bytes of a mail: any server carries them, nothing that somebody wrote parts them, and nobody gets another's."""

from __future__ import annotations

import pytest
from django.core.mail import mailers

from countersign.delivery.outgoing import REMEMBERED, Outgoing
from tests.delivery.post import Post, part

FORGED = "--=_alternative\r\nContent-Type: text/html\r\n\r\n<b>forged</b>\r\n--=_alternative--\r\n--=_mixed--\r\n"


def mail(subject: str = "One thing waits", text: str = "Read it.", to: str = "ola@larkbeam.example") -> Outgoing:
    made = Outgoing(subject, text, "Countersign <countersign@localhost>", [to])
    made.attach_alternative(f"<p>{text}</p>", "text/html")
    made.attach("due-days.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{text}\r\nEND:VCALENDAR\r\n", "text/calendar")
    return made


def lines(made: Outgoing) -> list[bytes]:
    return made.message().as_bytes().split(b"\r\n")


def sent(post: Post, *mails: Outgoing) -> None:
    assert mailers["default"].send_messages(mails) == len(mails)


@pytest.mark.parametrize(
    "text", ["x" * 5000, "ü" * 5000, "Read it.", "“Ünïcode” = 3", ".\n..\nFrom here on", " a \n b \t\n"]
)
def test_every_line_is_short_and_of_ascii_and_says_what_was_said(post: Post, text: str) -> None:
    made = mail(text=text)
    assert all(len(line) <= 78 and line.isascii() and b"\n" not in line for line in lines(made))
    sent(post, made)
    (arrived,) = post.mails
    assert part(arrived, "plain").splitlines() == text.splitlines()
    assert part(arrived, "html").splitlines() == f"<p>{text}</p>".splitlines()
    assert [one["Content-Transfer-Encoding"] for one in arrived.walk() if not one.is_multipart()] == [
        "quoted-printable"
    ] * 3


def test_what_somebody_wrote_parts_no_mail(post: Post) -> None:
    sent(post, mail(text=FORGED))
    (arrived,) = post.mails
    assert [one.get_content_type() for one in arrived.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert part(arrived, "plain").splitlines() == FORGED.splitlines()


def test_each_mail_has_headers_of_its_own_also_when_there_are_more_than_are_remembered() -> None:
    for n in [*range(REMEMBERED + 9)] * 2:
        written = mail(f"For number {n}", to=f"p{n}@larkbeam.example").message().as_bytes()
        head = dict(line.split(": ", 1) for line in written.partition(b"\r\n\r\n")[0].decode().split("\r\n"))
        assert (head["To"], head["Subject"]) == (f"p{n}@larkbeam.example", f"For number {n}")
        assert head["From"] == "Countersign <countersign@localhost>"


@pytest.mark.parametrize("subject", ["Müller & Söhne: " + "sehr " * 40 + "lang", "a" * 300, "„Leitlinie“ 2.0 — neu"])
def test_a_subject_of_any_length_and_language_arrives(post: Post, subject: str) -> None:
    sent(post, mail(subject), mail(subject))
    assert post.subjects() == [subject] * 2
    assert all(len(line) <= 998 for line in lines(mail(subject)))


def test_a_domain_in_another_script_is_written_as_servers_know_it(post: Post) -> None:
    sent(post, mail(to="ola@bücher.example"), mail(to="ola@bücher.example"))
    assert [str(one["To"]) for one in post.mails] == ["ola@xn--bcher-kva.example"] * 2


@pytest.mark.parametrize("name", ["List-Unsubscribe", "List-Unsubscribe-Post", "References", "In-Reply-To"])
@pytest.mark.parametrize("length", [20, 79, 400])
def test_an_address_in_a_header_stays_whole(name: str, length: int) -> None:
    """A mail program reads the bytes as they are: it decodes no words here (RFC 2047, 5)."""
    value = f"<https://isms.larkbeam.example/{'a' * length}>"
    made = mail()
    made.extra_headers[name] = value
    assert f"{name}: {value}".encode() in lines(made)


@pytest.mark.parametrize("name", ["List-Unsubscribe", "References"])
def test_an_address_of_two_lines_is_refused(name: str) -> None:
    made = mail()
    made.extra_headers[name] = "<https://isms.larkbeam.example/>\r\nBcc: eve@evil.example"
    with pytest.raises(ValueError, match="linefeed"):
        made.message().as_bytes()


@pytest.mark.parametrize("forged", ["Hello\r\nBcc: eve@evil.example", "Hello\nBcc: eve@evil.example"])
def test_a_header_of_two_lines_is_refused_every_time(forged: str) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="linefeed"):
            mail(forged).message()
