"""Rehearsing by oneself: ten questions, what a good answer contains, and how it went. The result is one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from countersign.awareness import queries
from countersign.awareness.commands.rehearse import rehearse
from countersign.awareness.commands.release_rehearsal import release_rehearsal
from countersign.awareness.enums import Bank
from countersign.awareness.library import CORE, LEADERS, ROLES, Part
from countersign.awareness.permissions import may_read_rehearsals
from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.chance import token
from countersign.kernel.refusals import Unknown
from countersign.people.queries import is_leader
from countersign.web.rehearsals import facts
from countersign.web.rehearsals.forms import RehearseForm

if TYPE_CHECKING:
    from countersign.awareness.models import Rehearsal

SEAL, SEED_BYTES = "countersign.rehearsal", 16
COUNTS = timedelta(days=60)
"""So long a rehearsal says something (TOP-004)."""

MOST = 20
ASKED = {one.number: one for one in (*LEADERS, *ROLES)}

type Facts = Mapping[str, list[dict[str, Any]]]


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"rehearsals:{name}", args=[request.organisation.slug, *values])


def reader(request: Visit) -> UUID:
    if request.actor.person is None:
        raise Unknown("rehearsal")
    return request.actor.person


def leads(request: Visit) -> bool:
    return is_leader(request.organisation.id, reader(request), request.today)


@endpoint("rehearsal.take")
@require_safe
def mine(request: Visit) -> HttpResponse:
    """What one can rehearse, and how one's own went; of others what they let be seen."""
    organisation, person = request.organisation.id, reader(request)
    roles = facts.held(request, person)
    first = request.today - COUNTS
    reads = may_read_rehearsals(request.actor)
    context = {
        "leader_url": address(request, "leader") if leads(request) else "",
        "role_url": address(request, "role") if roles or facts.parts_of(request, person, roles) else "",
        "own": [line(request, one) for one in queries.own_rehearsals(organisation, person)[:MOST]],
        "reads": reads,
        "totals": queries.rehearsal_totals(organisation, first, request.today) if reads else None,
        "released": [line(request, one) for one in queries.released(organisation)[:MOST]] if reads else [],
    }
    return render(request, "rehearsals/mine.html", context)


def line(request: Visit, one: Rehearsal) -> dict[str, Any]:
    said = {Bank.LEADER: _("as a leader"), Bank.ROLE: _("in your roles"), Bank.MANAGER: _("as a manager")}
    return {
        "name": str(one.person),
        "on": one.rehearsed_on,
        "bank": said[Bank(one.bank)],
        "scored": one.scored,
        "core_ok": one.core_ok,
        "core": len(CORE),
        "released_at": one.released_at,
        "url": address(request, "one", one.id),
    }


@endpoint("rehearsal.take")
def leader(request: Visit) -> HttpResponse:
    """The questions for top management, with the answers of one's own desk."""
    if not leads(request):
        raise Unknown("rehearsal")
    return held_by(request, Bank.LEADER, frozenset(), lambda: facts.of_leader(request, reader(request)))


@endpoint("rehearsal.take")
def role(request: Visit) -> HttpResponse:
    """The questions for holders of roles, and for whoever others report to."""
    roles = facts.held(request, reader(request))
    parts = facts.parts_of(request, reader(request), roles)
    if not roles and not parts:
        raise Unknown("rehearsal")
    bank = Bank.ROLE if roles else Bank.MANAGER
    return held_by(request, bank, parts, lambda: facts.of_holder(request, roles))


def held_by(request: Visit, bank: Bank, parts: frozenset[Part], told: Callable[[], Facts]) -> HttpResponse:
    seed = opened(request, request.POST.get("kept", "")) or token(SEED_BYTES).hex()
    asked = queries.rehearsal_questions(bank, parts, seed)
    page = partial(questions_page, request, bank, [one.number for one in asked], told)
    if request.method != "POST":
        return page(form=RehearseForm(initial={"act": fresh_act(), "kept": sealed(request, seed)}, asked=asked))
    form = RehearseForm(request.POST, asked=asked)
    act = partial(rehearse, bank=bank, seed=seed, parts=parts)
    return perform(request.actor, act, form, then=to_made(partial(address, request, "one")), page=page)


def sealed(request: Visit, seed: str) -> str:
    """So that nobody chooses what they are asked."""
    return dumps([reader(request).hex, seed], salt=SEAL)


def opened(request: Visit, kept: str) -> str:
    """The seed, or nothing for what we did not seal for this person."""
    try:
        whose, seed = loads(kept, salt=SEAL)
    except (BadSignature, ValueError):
        return ""
    return str(seed) if whose == reader(request).hex else ""


def questions_page(
    request: Visit,
    bank: Bank,
    numbers: list[str],
    told: Callable[[], Facts],
    *,
    form: ActForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    known = told()
    context = {
        "form": form,
        "refusal": refusal,
        "leads": bank is Bank.LEADER,
        "questions": [
            {
                "field": form[number],
                "core": bank is Bank.LEADER and number in CORE,
                "good": ASKED[number].good,
                "worry": ASKED[number].worry,
                "fact": ASKED[number].fact,
                "facts": known.get(number, []),
            }
            for number in numbers
        ],
        "mine_url": address(request, "mine"),
    }
    return render(request, "rehearsals/questions.html", context, status=status)


def own(request: Visit, rehearsal_id: UUID) -> Rehearsal:
    """Raises Unknown for somebody else's, whoever asks."""
    row = queries.rehearsal(request.organisation.id, rehearsal_id)
    if row.person_id != request.actor.person:
        raise Unknown("rehearsal")
    return row


@endpoint("rehearsal.read")
@require_safe
def one(request: Visit, rehearsal_id: UUID) -> HttpResponse:
    """How one's own rehearsal went."""
    row = own(request, rehearsal_id)
    may_release = row.scored and row.released_at is None and row.bank == Bank.LEADER
    context = {
        "row": row,
        "line": line(request, row),
        "leads": row.bank == Bank.LEADER,
        "questions": [
            {
                "asks": ASKED[number].asks.in_language(_),
                "good": ASKED[number].good.in_language(_),
                "core": row.bank == Bank.LEADER and number in CORE,
                "score": (row.scores or {}).get(number),
            }
            for number in row.questions
        ],
        "release_url": address(request, "release", row.id) if may_release else "",
        "again_url": address(request, "leader" if row.bank == Bank.LEADER else "role"),
        "mine_url": address(request, "mine"),
    }
    return render(request, "rehearsals/one.html", context)


@endpoint("rehearsal.release")
def release(request: Visit, rehearsal_id: UUID) -> HttpResponse:
    row = own(request, rehearsal_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        told = line(request, row)
        context = {"form": form, "refusal": refusal, "line": told, "leads": row.bank == Bank.LEADER}
        return render(request, "rehearsals/release.html", context, status=status)

    if request.method != "POST":
        return page(form=ActForm(initial={"act": fresh_act()}))
    act = partial(release_rehearsal, rehearsal_id=row.id)
    return perform(request.actor, act, ActForm(request.POST), then=to(address(request, "one", row.id)), page=page)
