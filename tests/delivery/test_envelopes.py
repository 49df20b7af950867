"""The sender on an envelope: found again however servers spell it, and made by nobody else."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from countersign.delivery.envelopes import mail_in, sender_of

MAIL = UUID("019b9235-6a00-7000-8000-0123456789ab")


@pytest.fixture(autouse=True)
def collected(settings: Settings) -> None:
    settings.COUNTERSIGN_BOUNCES = "bounces@larkbeam.example"


def test_an_envelope_names_its_mail() -> None:
    for mail in (MAIL, *(uuid4() for _ in range(100))):
        assert mail_in(sender_of(mail)) == mail


def test_an_envelope_has_room_where_servers_cut() -> None:
    local, _, host = sender_of(MAIL).rpartition("@")
    assert (local.partition("+")[0], len(local), host) == ("bounces", 50, "larkbeam.example")


@pytest.mark.parametrize("change", [str.upper, str.title, lambda one: one.replace("larkbeam", "mx.larkbeam")])
def test_an_envelope_is_found_again_as_servers_write_it(change: object) -> None:
    assert callable(change)
    assert mail_in(change(sender_of(MAIL))) == MAIL


def test_no_letter_of_an_envelope_can_be_another() -> None:
    local, _, host = sender_of(MAIL).rpartition("@")
    name, _, tag = local.partition("+")
    for place, letter in enumerate(tag):
        other = "a" if letter != "a" else "b"
        assert mail_in(f"{name}+{tag[:place]}{other}{tag[place + 1 :]}@{host}") is None


@pytest.mark.parametrize("address", ["", "bounces", "bounces@larkbeam.example", "bounces+@x", "a+ä@x", "a+" + "a" * 64])
def test_other_addresses_name_nothing(address: str) -> None:
    assert mail_in(address) is None


def test_another_secret_made_it(settings: Settings) -> None:
    before = sender_of(MAIL)
    settings.SECRET_KEY = "another" * 10
    assert mail_in(before) is None


def test_where_nobody_collects_what_comes_back_mails_come_from_the_one_address(settings: Settings) -> None:
    settings.COUNTERSIGN_BOUNCES = ""
    assert sender_of(MAIL) == settings.DEFAULT_FROM_EMAIL
