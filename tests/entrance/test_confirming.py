"""A code that signs: for one person, one statement, one act, five tries and ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import connection

from countersign.entrance.confirming import CODES_AN_HOUR, ask_for_code, confirm, waiting
from countersign.entrance.models import Confirmation
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from tests.cast import Cast, cast
from tests.entrance.letters import another, code, codes, texts
from tests.entrance.signing_in import OLA, PRIYA
from tests.ledger.copies import at_once, inside
from tests.policies.worlds import AT, leader

STATEMENT, OTHER = "sha256:" + "aa" * 32, "sha256:" + "bb" * 32
SENTENCE = "I approve this policy, version 1.0, for Larkbeam Ltd."
NO_LONGER, FIFTH = "This code no longer works. Ask for a new one.", "for the fifth time. Ask for a new one."


@pytest.fixture
def priya(larkbeam: Cast) -> Actor:
    return leader(larkbeam)


def ask(by: Actor, statement: str = STATEMENT, at: datetime = AT) -> None:
    ask_for_code(by, statement=statement, sentence=SENTENCE, at=at)


def type_in(by: Actor, typed: str, *, statement: str = STATEMENT, act: int = 1, at: datetime = AT) -> Signature:
    return confirm(by, statement=statement, code=typed, act=UUID(int=act), at=at)


def test_confirm_with_the_code_that_was_mailed(priya: Actor) -> None:
    ask(priya)
    signature = type_in(priya, code(PRIYA))
    assert signature.method is SignatureMethod.MAILED_CODE
    assert (signature.evidence["statement"], signature.evidence["mailbox"]) == (STATEMENT, False)


def test_the_mail_repeats_the_sentence_and_is_read_as_it_stands(priya: Actor) -> None:
    ask(priya)
    (text,) = texts(PRIYA)
    assert SENTENCE in " ".join(text.split())


@pytest.mark.parametrize("spelling", ["{} {}", " {}{} ", "{}-{}"])
def test_confirm_however_the_digits_are_grouped(priya: Actor, spelling: str) -> None:
    ask(priya)
    right = code(PRIYA)
    type_in(priya, spelling.format(right[:3], right[3:]))


def test_no_code_lies_open(priya: Actor) -> None:
    ask(priya)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM entrance_confirmation")
        (row,) = cursor.fetchall()
    assert code(PRIYA) not in [str(column) for column in row]


def test_confirm_another_statement_with_it(priya: Actor) -> None:
    ask(priya)
    with pytest.raises(Refused, match=NO_LONGER):
        type_in(priya, code(PRIYA), statement=OTHER)
    ask(priya, OTHER, at=AT + timedelta(seconds=1))
    first, second = codes(PRIYA)
    if first != second:
        with pytest.raises(Refused, match="You can try 4 more times"):
            type_in(priya, first, statement=OTHER, at=AT + timedelta(seconds=2))


def test_confirm_with_somebody_else_s(priya: Actor, larkbeam: Cast) -> None:
    ola = larkbeam.actor("ola")
    ask(priya)
    with pytest.raises(Refused, match=NO_LONGER):
        type_in(ola, code(PRIYA))
    ask(ola)
    if code(OLA) != code(PRIYA):
        with pytest.raises(Refused, match="You can try 4 more times"):
            type_in(ola, code(PRIYA))


def test_confirm_twice_for_another_act(priya: Actor) -> None:
    ask(priya)
    type_in(priya, code(PRIYA), act=1)
    with pytest.raises(Refused, match=NO_LONGER):
        type_in(priya, code(PRIYA), act=2)


def test_confirm_again_for_the_same_act(priya: Actor) -> None:
    """A double click finds its code still right, however often."""
    ask(priya)
    assert len({type_in(priya, code(PRIYA)).evidence["confirmation"] for _ in range(7)}) == 1


def test_confirm_with_the_fifth_try(priya: Actor) -> None:
    ask(priya)
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match=f"You can try {left} more times"):
            type_in(priya, another(code(PRIYA)))
    type_in(priya, code(PRIYA))


def test_confirm_after_five_wrong_tries(priya: Actor) -> None:
    ask(priya)
    for _ in range(4):
        with pytest.raises(Refused):
            type_in(priya, another(code(PRIYA)))
    with pytest.raises(Refused, match=FIFTH):
        type_in(priya, another(code(PRIYA)))
    with pytest.raises(Refused, match=NO_LONGER):
        type_in(priya, code(PRIYA))


@pytest.mark.parametrize(("minutes", "works"), [(9, True), (10, False), (60, False)])
def test_confirm_in_time(priya: Actor, minutes: int, works: bool) -> None:
    ask(priya)
    late = AT + timedelta(minutes=minutes)
    assert bool(waiting(priya, statement=STATEMENT, at=late)) is works
    if not works:
        with pytest.raises(Refused, match=NO_LONGER):
            type_in(priya, code(PRIYA), at=late)


def test_ask_again_ends_the_code_before(priya: Actor) -> None:
    ask(priya)
    ask(priya, at=AT + timedelta(seconds=1))
    first, second = codes(PRIYA)
    if first != second:
        with pytest.raises(Refused, match="You can try 4 more times"):
            type_in(priya, first, at=AT + timedelta(seconds=2))
    type_in(priya, second, at=AT + timedelta(seconds=2))


def test_ask_for_many(priya: Actor) -> None:
    for number in range(CODES_AN_HOUR):
        ask(priya, at=AT + timedelta(minutes=number))
    with pytest.raises(Refused, match="You have asked for many codes"):
        ask(priya, at=AT + timedelta(minutes=59))
    ask(priya, at=AT + timedelta(minutes=61))


def test_ask_as_nobody(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only a person can sign"):
        ask(larkbeam.system)


def test_many_wrong_tries_at_once_are_five(database_copy: dict[str, str]) -> None:
    """Guessing in parallel gains nothing: whatever is sent at one moment, five codes are looked at."""
    with inside(database_copy):
        priya = leader(cast("larkbeam-ltd"))
        ask(priya)
        wrong = another(code(PRIYA))
        said = at_once(*(partial(outcome, priya, wrong) for _ in range(12)))
        assert Confirmation.objects.get().tries == 5
    assert sum("You can try" in one for one in said) <= 4


def outcome(by: Actor, typed: str) -> str:
    try:
        confirm(by, statement=STATEMENT, code=typed, act=new_id(AT), at=AT)
    except Refused as refused:
        return str(refused)
    return "confirmed"
