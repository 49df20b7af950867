"""Taking the self-check, and what came of it. The answers are the holder's own: nobody else finds this page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.awareness import queries
from countersign.awareness.commands.check_role import check_role
from countersign.awareness.enums import Asks
from countersign.awareness.permissions import may_check
from countersign.awareness.queries.asking import Question, document_of, questions
from countersign.entrance.acts import ActForm, fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.chance import token
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.kernel.refusals import Unknown
from countersign.people.queries import names
from countersign.roles import queries as roles
from countersign.roles.queries import Book
from countersign.web.roles import showing
from countersign.web.roles.check_forms import CheckForm
from countersign.web.roles.check_words import ASKED, SEVERAL, answer_of

if TYPE_CHECKING:
    from countersign.awareness.models import RoleCheck
    from countersign.roles.models import Appointment

SEAL, SEED_BYTES, STALE = "countersign.rolecheck", 16, 409


def mine(request: Visit, appointment_id: UUID) -> Appointment:
    """Raises Unknown for an appointment of anybody else."""
    found = roles.appointment(request.organisation.id, appointment_id)
    if found.person_id != request.actor.person:
        raise Unknown("appointment")
    return found


@endpoint("rolecheck.take")
def check(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The questions on one page. What they are made from is drawn when the page is asked for."""
    found = mine(request, appointment_id)
    if request.method != "POST":
        return check_page(request, found, token(SEED_BYTES).hex())
    seed = opened(found, request.POST.get("kept", "")) or token(SEED_BYTES).hex()
    asked = asked_of(request, found, seed)
    form = CheckForm(request.POST, asked=asked, names=called(request, asked))
    act = partial(check_role, appointment_id=found.id, seed=seed)
    then = to_made(partial(showing.address, request, "check_result"))
    return perform(request.actor, act, form, then=then, page=partial(check_page, request, found, seed))


def asked_of(request: Visit, found: Appointment, seed: str) -> list[Question]:
    """About the role as its holder accepted it last."""
    book = Book(request.organisation)
    return questions(found, book.role_held(found, request.today), book, seed)


def sealed(appointment: Appointment, seed: str) -> str:
    """So that nobody chooses what the questions are made from."""
    return dumps([appointment.id.hex, seed], salt=SEAL)


def opened(appointment: Appointment, kept: str) -> str:
    """The seed, or nothing for what we did not seal for this appointment."""
    try:
        whose, seed = loads(kept, salt=SEAL)
    except BadSignature:
        return ""
    return str(seed) if whose == appointment.id.hex else ""


def check_page(
    request: Visit,
    found: Appointment,
    seed: str,
    *,
    form: ActForm | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """Whoever was overtaken, or answered these before, gets new questions."""
    may = may_check(request.actor, found, request.today)
    if status in (STALE, 403):
        seed, form = token(SEED_BYTES).hex(), None
    asked = asked_of(request, found, seed) if may else []
    if form is None:
        first = {"act": fresh_act(), "kept": sealed(found, seed), "digest_shown": document_of(asked)}
        form = CheckForm(initial=first, asked=asked, names=called(request, asked))
    context = {
        "form": form,
        "refusal": refusal,
        "may": may,
        "role": Book(request.organisation).role_held(found, request.today).name,
        "questions": [
            {
                "field": form[one.asks.value],
                "hint": ASKED[one.asks][1],
                "kind": "checkbox" if one.asks in SEVERAL else "radio",
                "options": options(form, one),
            }
            for one in asked
            if one.asks.value in form.fields
        ],
        "appointment_url": showing.address(request, "appointment", found.id),
    }
    return render(request, "roles/check.html", context, status=status)


def options(form: ActForm, one: Question) -> list[dict[str, Any]]:
    given = form[one.asks.value].value() or []
    chosen = [given] if isinstance(given, str) else given
    choices = form.fields[one.asks.value].choices  # type: ignore[attr-defined]
    return [{"value": value, "label": label, "chosen": value in chosen} for value, label in choices]


def called(request: Visit, asked: Iterable[Question]) -> dict[Ref, str]:
    return names_of(request, (option for one in asked for option in one.options))


def names_of(request: Visit, some: Iterable[str]) -> dict[Ref, str]:
    """The names of the people among the answers, by reference."""
    ids = [parse_ref(one)[1] for one in some if one.startswith("person_")]
    return {ref("person", id): name for id, name in names(request.organisation.id, ids).items()}


@endpoint("rolecheck.take")
@require_safe
def result(request: Visit, rolecheck_id: UUID) -> HttpResponse:
    """What was right, and what was not with the answer that is. Raises Unknown for somebody else's."""
    row = queries.role_check(request.organisation.id, rolecheck_id)
    if row.person_id != request.actor.person:
        raise Unknown("rolecheck")
    context = {
        "row": row,
        "role": row.role.name,
        "wrong": row.asked - row.right,
        "questions": told(row, names_of(request, (option for one in row.questions for option in one["options"]))),
        "again_url": showing.address(request, "check", row.appointment_id),
        "appointment_url": showing.address(request, "appointment", row.appointment_id),
    }
    return render(request, "roles/check_result.html", context)


def told(row: RoleCheck, called: Mapping[Ref, str]) -> list[dict[str, Any]]:
    answers: Sequence[Sequence[str]] = row.answers or [[] for _one in row.questions]
    return [one_told(one, given, called) for one, given in zip(row.questions, answers, strict=True)]


def one_told(one: dict[str, Any], given: Sequence[str], called: Mapping[Ref, str]) -> dict[str, Any]:
    asks = Asks(one["asks"])
    return {
        "asks": ASKED[asks][0],
        "right": set(given) == set(one["right"]),
        "given": [answer_of(asks, option, called) for option in given],
        "answer": [answer_of(asks, option, called) for option in one["right"]],
    }
