"""The chair signs the minutes: read, ask for a code, type it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.codes import LIVES
from countersign.entrance.confirming import ask_for_code, confirm, waiting
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import statement_digest
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.people import queries as people
from countersign.reviews import queries
from countersign.reviews.commands.name_chair import name_chair
from countersign.reviews.commands.sign_minutes import sign_minutes
from countersign.reviews.enums import Part, ReviewState
from countersign.reviews.permissions import check_can_sign
from countersign.web.reviews import showing
from countersign.web.reviews.closed import WORDS
from countersign.web.reviews.forms import ChairForm, SignForm
from countersign.web.reviews.words import ITEMS, LEVELS, TITLES

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.reviews.models import Review


@dataclass(frozen=True)
class Proposal:
    """What would be signed: these minutes, in this sentence, as this; and the digest of all that together."""

    review: Review
    minutes: dict[str, Any]
    document: str
    words: str
    capacity: str
    statement: str


def proposal(request: Visit, id: UUID) -> Proposal:
    """Raises Unknown for none, and for one that has not opened or is signed."""
    one = queries.review(request.organisation.id, id)
    if one.state is not ReviewState.OPEN:
        raise Unknown("managementreview")
    minutes = queries.minutes_of(one)
    document = queries.minutes_digest(minutes)
    capacity = people.capacity_of(one.organisation_id, request.actor.person, clock.now())
    statement = queries.signing_statement(one, document, person=who(request.actor), capacity=capacity)
    return Proposal(one, minutes, document, queries.signing_words(one), capacity, statement_digest(statement))


@endpoint("managementreview.sign")
def sign(request: Visit, meeting_id: UUID) -> HttpResponse:
    one = queries.review(request.organisation.id, meeting_id)
    if one.state is ReviewState.CLOSED and request.method == "POST":
        return signed_already(request, one)
    asked = proposal(request, meeting_id)
    page = partial(sign_page, request, asked)
    if request.method != "POST":
        shown = {"digest_shown": asked.document, "words_shown": asked.words}
        return page(form=SignForm(initial={"act": fresh_act(), **shown}))
    form = SignForm(request.POST)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, signing(asked, form), form, then=then, page=page)


def signed_already(request: Visit, one: Review) -> HttpResponse:
    """The same form sent twice leads where it led; any other finds what stands."""

    def nothing(**_given: Any) -> Ref | None:
        return None

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        back = showing.address(request, "review", one.id)
        return render(request, "errors/403.html", {"sentence": refusal, "back_url": back}, status=status)

    return perform(request.actor, nothing, ActForm(request.POST), then=to(showing.address(request, "review", one.id)),
        page=page)  # fmt: skip


def signing(asked: Proposal, form: ActForm) -> Callable[..., Ref | None]:
    """The code that was typed becomes a signature, and the signature an act."""

    def act(*, code: str, by: Actor, at: datetime, **shown: Any) -> Ref | None:
        signature = confirm(by, statement=asked.statement, code=code, act=form.cleaned_data["act"], at=at)
        return sign_minutes(review_id=asked.review.id, signature=signature, by=by, at=at, **shown)

    return act


@endpoint("managementreview.sign")
@require_POST
def code(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Mail a code for exactly what the page shows."""
    asked = proposal(request, meeting_id)
    page = partial(sign_page, request, asked)

    def act(*, by: Actor, at: datetime) -> None:
        check_can_sign(by, asked.review, asked.capacity)
        for sentence in queries.missing(asked.review, asked.minutes):
            raise Refused(sentence)
        ask_for_code(by, statement=asked.statement, sentence=asked.words, at=at)

    then = to(showing.address(request, "sign", asked.review.id))
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)


@endpoint("managementreview.name_chair")
def chair(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Another leader signs, where whoever chaired it cannot."""
    one = queries.review(request.organisation.id, meeting_id)
    others = [each for each in showing.leading(request) if each.id != one.chair_id]
    page = partial(chair_page, request, one, others)
    if request.method != "POST":
        return page(form=ChairForm(leaders=others, initial={"act": fresh_act(), "revision_shown": one.revision}))
    act = partial(name_chair, review_id=one.id)
    then = to(showing.address(request, "review", one.id))
    return perform(request.actor, act, ChairForm(request.POST, leaders=others), then=then, page=page)


def chair_page(
    request: Visit, one: Review, others: list[Person], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one),
        "others": bool(others),
        "going_on": one.state is ReviewState.OPEN,
        "back_url": showing.address(request, "review", one.id),
    }
    return render(request, "reviews/chair.html", context, status=status)


def sign_page(request: Visit, asked: Proposal, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    one = asked.review
    decided = list(queries.decisions(one.organisation_id, [one.id]))
    if not isinstance(form, SignForm):
        form = SignForm(initial={"act": fresh_act(), "digest_shown": asked.document, "words_shown": asked.words})
    sent = waiting(request.actor, statement=asked.statement, at=clock.now())
    context = {
        "form": form,
        "refusal": refusal,
        "review": showing.shown(request, one),
        **written(asked.minutes, one.inputs),
        "decisions": showing.decisions_shown(request, decided),
        "alone": "alone" in asked.minutes,
        "sentence": asked.words,
        "signer": {"name": str(request.person), "capacity": asked.capacity},
        "today": request.today,
        "digest": asked.document,
        "blocked": blocked(request, asked),
        "silent": [TITLES[part] for part in queries.silent(one, asked.minutes)],
        "code_sent": {"to": request.person.email, "minutes": LIVES.seconds // 60} if sent else None,
        "ask_url": showing.address(request, "code", one.id),
        "ask_act": fresh_act(),
        "back_url": showing.address(request, "review", one.id),
    }
    return render(request, "reviews/sign.html", context, status=status)


def written(minutes: dict[str, Any], inputs: tuple[Part, ...]) -> dict[str, Any]:
    """The minutes as the chair reads them before signing: nothing else is signed."""
    said = [(part, minutes["inputs"].get(part.value, {})) for part in inputs]
    return {
        "inputs": [
            {
                "key": part.value,
                "title": TITLES[part],
                "text": found.get("text", ""),
                "level": dict(LEVELS)[found.get("level", 0)],
                "absent": not found.get("level"),
                "items": [label for key, label in ITEMS if key in found.get("items", [])],
            }
            for part, found in said
        ],
        "besides": [
            {"title": TITLES[part], "text": minutes[part.value]} for part in WORDS if minutes[part.value].strip()
        ],
        "attended": minutes["attended"],
        "apologies": minutes["apologies"],
        "guests": minutes["guests"],
        "endorsed": minutes["endorsed"],
    }


def blocked(request: Visit, asked: Proposal) -> list[str]:
    """Why this reader does not sign, or not yet."""
    try:
        check_can_sign(request.actor, asked.review, asked.capacity)
    except Refused as refused:
        return [refused.words.in_language(_)]
    return [_(sentence) for sentence in queries.missing(asked.review, asked.minutes)]
