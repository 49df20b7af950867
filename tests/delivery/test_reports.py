"""Reading what mail servers say, and not reading into it what they do not say."""

from __future__ import annotations

import pytest

from countersign.delivery.reports import LARGEST, LONGEST, Failure, addressed, failure_in, parsed, refusal
from countersign.kernel.refusals import Refused
from tests.delivery.returns import FAILED, SAYS_NOTHING, returned

TO = "bounces+tag@larkbeam.example"

SAID = {
    "postfix": (
        "5.1.1",
        "550 5.1.1 <ola@larkbeam.example>: Recipient address rejected: User unknown in virtual mailbox table",
    ),
    "exim": ("5.0.0", "550 Unrouteable address"),
    "microsoft": (
        "5.1.10",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ola@larkbeam.example not found by SMTP address lookup",
    ),
    "gmail": (
        "5.1.1",
        "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 Look for typing errors in the "
        "address.",
    ),
}


@pytest.mark.parametrize("server", FAILED)
def test_a_report_of_a_failure(server: str) -> None:
    message = parsed(returned(server, TO))
    assert failure_in(message) == Failure(*SAID[server])
    assert TO in addressed(message)


@pytest.mark.parametrize("what", SAYS_NOTHING)
def test_what_says_nothing_about_an_address(what: str) -> None:
    message = parsed(returned(what, TO))
    assert failure_in(message) is None
    assert TO in addressed(message)


def test_one_of_several_recipients_has_failed() -> None:
    text = returned("postfix", TO).decode()
    other = "Final-Recipient: rfc822; mei@larkbeam.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n"
    both = text.replace("Final-Recipient: rfc822; ola", f"{other}Final-Recipient: rfc822; ola")
    assert failure_in(parsed(both.encode())) == Failure(*SAID["postfix"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("Status: 5.1.1", "Status: five"), ("Status: 5.1.1", "Status: 55.1"), ("Action: failed", "Action: expanded")],
)
def test_a_report_without_a_plain_status(field: str, value: str) -> None:
    assert failure_in(parsed(returned("postfix", TO).replace(field.encode(), value.encode()))) is None


def test_the_words_of_a_server_fit_on_a_page_and_hide_nothing() -> None:
    said = "550 5.1.1 \N{RIGHT-TO-LEFT OVERRIDE}no\tsuch\x00 user " + "x" * 2_000
    found = failure_in(parsed(returned("exim", TO).replace(b"550 Unrouteable address", said.encode())))
    assert found
    assert len(found.said) <= LONGEST
    assert found.said.isprintable()


@pytest.mark.parametrize(
    ("code", "answer", "found"),
    [
        (550, b"5.1.1 no such user", Failure("5.1.1", "550 5.1.1 no such user")),
        (550, b"No such mailbox", Failure("", "550 No such mailbox")),
        (552, b"5.2.2 mailbox full", Failure("5.2.2", "552 5.2.2 mailbox full")),
        (554, b"5.7.1 relay access denied", None),
        (550, b"5.4.4 host not found", None),
        (451, b"4.7.1 greylisted", None),
        (451, b"try again later", None),
    ],
)
def test_what_a_server_answers_at_the_door(code: int, answer: bytes, found: Failure | None) -> None:
    """What is about the way there, or about us, is whoever's who runs the machine, and is tried again."""
    assert refusal(code, answer) == found


def test_too_much_is_refused() -> None:
    assert failure_in(parsed(b"x" * LARGEST)) is None
    with pytest.raises(Refused, match="larger than any report"):
        parsed(b"x" * (LARGEST + 1))


def test_a_mail_in_a_mail_in_a_mail_is_refused() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    with pytest.raises(Refused, match="cannot be read"):
        parsed(deep.encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/report; " + b"a=b; " * 50_000 + b"\r\n\r\n",
        b"Content-Type: multipart/report; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 30_000,
        b"To: " + b'"' * 250_000 + b"\r\n\r\n",
        b"To: a@b\r\n" * 25_000 + b"\r\n",
    ],
    ids=["settings", "parts", "quotes", "headers"],
)
def test_what_is_written_to_keep_us_busy_says_nothing(raw: bytes) -> None:
    message = parsed(raw)
    assert failure_in(message) is None
    assert len(addressed(message)) <= len(raw)


@pytest.mark.parametrize(
    "raw", [b"", b"\0" * 999, b"\xff\xfe garbage", b"To: <<<>>>,@@,;:\r\nContent-Type: ;;=\r\n\r\n"]
)
def test_garbage_says_nothing(raw: bytes) -> None:
    message = parsed(raw)
    assert failure_in(message) is None
    assert "ola@larkbeam.example" not in addressed(message)
