"""The address of a mailbox: read into its parts, or refused without a word of the password."""

from __future__ import annotations

import pytest

from countersign.kernel.mail_folders import read
from countersign.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("written", "host", "port", "user", "name", "secure"),
    [
        ("imaps://bounces:s3cret@mail.example", "mail.example", 993, "bounces", "INBOX", True),
        ("imaps://bounces:s3cret@mail.example/", "mail.example", 993, "bounces", "INBOX", True),
        ("imaps://a%40b.example:s3cret@mail.example:9993/To%20us", "mail.example", 9993, "a@b.example", "To us", True),
        ("imaps://bounces:s3cret@mail.example/INBOX/Back", "mail.example", 993, "bounces", "INBOX/Back", True),
        ("imap://bounces:s3cret@127.0.0.1/INBOX.Bounces", "127.0.0.1", 143, "bounces", "INBOX.Bounces", False),
        ("imap://bounces:s3cret@localhost:1143", "localhost", 1143, "bounces", "INBOX", False),
        ("imap://bounces:s3cret@[::1]:1143", "::1", 1143, "bounces", "INBOX", False),
    ],
)  # fmt: skip
def test_an_address_is_read(written: str, host: str, port: int, user: str, name: str, secure: bool) -> None:
    folder = read(written)
    assert (folder.host, folder.port, folder.user, folder.name, folder.secure) == (host, port, user, name, secure)
    assert folder.password == "s3cret"  # noqa: S105 (of a test)


def test_a_password_in_percent_is_what_it_stands_for() -> None:
    assert read("imaps://bounces:h%C3%A4l%22f%2F%40%23%25@mail.example").password == 'häl"f/@#%'  # noqa: S105 (of a test)


def test_neither_the_place_nor_what_is_printed_of_it_holds_the_password() -> None:
    folder = read("imaps://bounces:s3cret@mail.example/Back")
    assert folder.place == "bounces@mail.example:993/Back"
    assert "s3cret" not in repr(folder)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("mail.example", "It is written imaps://"),
        ("pop3://bounces:s3cret@mail.example", "It is written imaps://"),
        ("imaps://mail.example/Bounces", "It is written imaps://"),
        ("imaps://bounces@mail.example", "It is written imaps://"),
        ("imaps://:s3cret@mail.example", "It is written imaps://"),
        ("imaps://bounces:s3cret@", "It is written imaps://"),
        ("imaps://bounces:s3#cret@mail.example", "It is written imaps://"),
        ("imaps://bounces:s3cret@mail.example/?a=b", "It is written imaps://"),
        ("imaps://bounces:s3cret@mail.example:99999", "It is written imaps://"),
        ("imaps://bounces:s3cret@[::1", "It is written imaps://"),
        ("imaps://bounces:s3cret%0D%0AA1%20DELETE@mail.example", "It is written imaps://"),
        ("imap://bounces:s3cret@mail.example", "for this machine alone"),
        ("imap://bounces:s3cret@127.0.0.1.example.org", "for this machine alone"),
        ("imaps://bounces:s3cret@mail.example/R%C3%BCckl%C3%A4ufer", "plain letters"),
        ("imaps://bounces:s3cret@mail.example/a%22%0D%0AA1", "plain letters"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_write(written: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        read(written)
    assert "s3" not in str(refused.value)
