"""What stands in double braces is filled in when a draft is put forward, and the draft keeps it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused
from countersign.kernel.text import from_json, to_plain
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.commands.create import create
from countersign.policies.commands.edit import edit
from countersign.policies.commands.offer import offer
from countersign.policies.commands.write_on import write_on
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.queries import in_force, marks_of, policy, version, versions
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from countersign.roles.queries import holders
from tests.cast import Cast, id_of
from tests.policies.commands.test_mark import chosen
from tests.policies.filling import FILLED, TEXT, VARIABLES, owned, renamed, with_tokens
from tests.policies.pdfs import POLICY
from tests.policies.pdfs import made as pdf
from tests.policies.worlds import AT, TITLE, after, change, draft, lead, leader, offered, recording_fails, signed
from tests.policies.worlds import tree as paragraphs
from tests.roles import worlds as roles


def test_offer_fills_in_the_values_of_the_day_and_the_draft_keeps_its_tokens(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    made = version(larkbeam.organisation, offered(larkbeam, policy))
    assert lines(made.text) == [*FILLED]
    assert made.variables == VARIABLES
    assert made.document == made.digest
    assert lines(draft(larkbeam, policy).text) == [*TEXT]
    assert verify(larkbeam.organisation)[1] == []


def test_the_digest_covers_what_was_filled_in_and_for_what(larkbeam: Cast) -> None:
    made = version(larkbeam.organisation, offered(larkbeam, with_tokens(larkbeam)))
    made.variables = {**made.variables, "owner": "Tom Okafor"}
    assert made.document != made.digest


def test_offer_when_several_hold_a_role_names_them_all(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, *TEXT, "{{role: dept_contact}} speak for their departments.")
    for first in ("tom", "ola"):
        roles.held(larkbeam, first, "dept_contact", terms=Terms())
    made = version(larkbeam.organisation, offered(larkbeam, policy))
    assert made.variables["role: dept_contact"] == "Ola Nowak and Tom Okafor"


def test_offer_fills_in_the_title(larkbeam: Cast) -> None:
    called = "{{organisation}}: information security"
    made = id_of(create(kind=PolicyKind.PARENT, title=called, text=paragraphs("One."), by=lead(larkbeam), at=AT))
    assert policy(larkbeam.organisation, made).title == "Larkbeam Ltd: information security"
    assert draft(larkbeam, made).title == called
    assert version(larkbeam.organisation, offered(larkbeam, made)).title == "Larkbeam Ltd: information security"


def test_offer_when_the_title_gets_too_long_is_refused(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    shown, long = draft(larkbeam, policy), "{{owner}}" + "x" * 191
    renamed(larkbeam, "Larkbeam and everybody who ever worked there Ltd")
    text = paragraphs(*TEXT)
    title = long.replace("{{owner}}", "{{organisation}}")[:200]
    edit(policy_id=policy, revision_shown=shown.revision, title=title, text=text, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="the title has more than 200 characters"):
        offered(larkbeam, policy)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("By {{company}}.", "{{company}} stands for nothing here. Look on the page where the draft is written"),
        ("By {{role: jester}}.", "{{role: jester}} stands for nothing here"),
        ("By {{role: all_staff}}.", "{{role: all_staff}} stands for nothing here"),
        ("By {{role: hr}}.", "{{role: hr}} stands for nobody: nobody holds the role “HR security duties” today."),
    ],
)
def test_offer_when_a_token_stands_for_nothing_is_refused(larkbeam: Cast, says: str, why: str) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, says)
    with pytest.raises(Refused) as refused:
        offered(larkbeam, policy)
    assert str(refused.value).startswith(why)
    assert versions(larkbeam.organisation, policy) == []


def test_offer_when_nobody_owns_it_or_the_owner_has_left_is_refused(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    leave(person_id=larkbeam.person("mei").id, left_on=date(2026, 1, 6), by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match=r"\{\{ Owner \}\} stands for nobody: this policy has no owner who is here"):
        offered(larkbeam, policy)
    owned(larkbeam, policy, None)
    with pytest.raises(Refused, match="Name one, or write the words themselves"):
        offered(larkbeam, policy)


def test_a_role_is_named_by_its_key_or_by_what_it_is_called(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, "{{role: ISMS lead}}, {{ROLE : isms LEAD}} and {{role:isms_lead}}")
    made = version(larkbeam.organisation, offered(larkbeam, policy))
    assert lines(made.text) == ["Tom Okafor, Tom Okafor and Tom Okafor"]
    assert made.variables == {"organisation": "Larkbeam Ltd", "role: isms_lead": "Tom Okafor"}


def test_offer_when_only_a_value_changed_is_another_version(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    signed(larkbeam, offered(larkbeam, policy))
    with pytest.raises(Refused, match=r"This is the text of version 1\.0"):
        put_forward(larkbeam, policy)
    owned(larkbeam, policy, "ola")
    signed(larkbeam, put_forward(larkbeam, policy))
    applies = in_force(larkbeam.organisation, policy)
    assert applies is not None
    assert (applies.number, applies.variables["owner"]) == (2, "Ola Nowak")


def test_marks_follow_what_was_filled_in(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    one, two = [block["id"] for block in draft(larkbeam, policy).text["blocks"]]
    chosen(larkbeam, policy, {Requirement.PURPOSE: ("", "Larkbeam Ltd makes rota"), Requirement.OBJECTIVES: (two, "")})
    assert draft(larkbeam, policy).marks["PURPOSE"] == {"block": one, "quote": "{{organisation}} makes rota"}
    chosen(larkbeam, policy, {Requirement.IMPROVEMENT: (one, "{{organisation}} makes")})
    marks = marks_of(larkbeam.organisation, offered(larkbeam, policy))
    assert {asked: (mark.block, mark.quote) for asked, mark in marks.items()} == {
        Requirement.PURPOSE: (one, "Larkbeam Ltd makes rota"),
        Requirement.OBJECTIVES: (two, FILLED[1]),
        Requirement.IMPROVEMENT: (one, "Larkbeam Ltd makes"),
    }


def test_a_finished_file_has_no_tokens(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    shown = draft(larkbeam, policy).revision
    file, text = keep(larkbeam.organisation, pdf(POLICY)), paragraphs("{{organisation}} makes rotas.")
    bring_in(policy_id=policy, revision_shown=shown, title=TITLE, source=file, text=text, by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match=r"still have to be filled in: \{\{organisation\}\}"):
        offered(larkbeam, policy)
    write_on(policy_id=policy, revision_shown=draft(larkbeam, policy).revision, by=lead(larkbeam), at=AT)
    made = version(larkbeam.organisation, offered(larkbeam, policy))
    assert lines(made.text) == ["Larkbeam Ltd makes rotas."]


def test_offer_with_values_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        offered(larkbeam, policy)
    assert versions(larkbeam.organisation, policy) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("role: isms_lead", "{{role: isms_lead}} was filled in as “Tom Okafor”, and stands for nobody today."),
        ("owner", "{{owner}} was filled in as “Mei Sato”, and is “Ola Nowak” today. Put the draft forward again"),
        ("organisation", "{{organisation}} was filled in as “Larkbeam Ltd”, and is “Larkbeam plc” today."),
    ],
)
def test_sign_when_a_value_is_not_true_any_more_is_refused(larkbeam: Cast, name: str, says: str) -> None:
    id = offered(larkbeam, policy := with_tokens(larkbeam))
    if name == "owner":
        owned(larkbeam, policy, "ola")
    elif name == "organisation":
        renamed(larkbeam, "Larkbeam plc")
    else:
        ended(larkbeam)
    with pytest.raises(Refused) as refused:
        signed(larkbeam, id, at=after(1))
    assert str(refused.value).startswith(says)
    assert version(larkbeam.organisation, id).signed_at is None


def test_sign_when_only_what_a_text_does_not_say_has_changed(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    change(larkbeam, policy, "No names.")
    id = offered(larkbeam, policy)
    owned(larkbeam, policy, "ola")
    ended(larkbeam)
    signed(larkbeam, id, at=after(1))
    assert version(larkbeam.organisation, id).signed_at == after(1)


def test_sign_after_it_was_put_forward_again(larkbeam: Cast) -> None:
    policy = with_tokens(larkbeam)
    offered(larkbeam, policy)
    owned(larkbeam, policy, "ola")
    again = offered(larkbeam, policy)
    signed(larkbeam, again)
    assert version(larkbeam.organisation, again).variables["owner"] == "Ola Nowak"


def lines(text: object) -> list[str]:
    return to_plain(from_json(text)).split("\n\n")


def ended(here: Cast) -> None:
    """Tom does not hold the role any more."""
    [one] = [one.appointment for one in holders(here.organisation, roles.TODAY)]
    end(appointment_id=one.id, held_until=roles.TODAY, by=leader(here), at=AT)


def put_forward(here: Cast, policy: UUID) -> UUID:
    """The draft as it is, whatever is in force."""
    shown = draft(here, policy).revision
    return id_of(offer(policy_id=policy, revision_shown=shown, material=True, by=lead(here), at=AT))
