"""What the matrix asks of the reader by name, and their yes to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import queries
from countersign.roles.commands.accept_part import accept_part
from countersign.roles.queries import Named
from countersign.roles.raci.parts import words_of
from countersign.web.matrix import showing
from countersign.web.matrix.forms import AcceptPartForm

STALE = 409


@endpoint("matrix.accept")
def part(request: Visit) -> HttpResponse:
    """The rows that name the reader, and the sentence that is recorded."""
    found = next(iter(queries.named(request.organisation, request.today, request.person.id)), None)
    if request.method != "POST" or found is None:
        return page(request, found)

    def again(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        """Whoever saw another sentence gets the one of today."""
        return page(request, found, form=None if status == STALE else form, status=status, refusal=refusal)

    act = partial(accept_part, matrix_id=found.matrix.id)
    then = to(showing.address(request, "part"))
    return perform(request.actor, act, AcceptPartForm(request.POST), then=then, page=again)


def page(
    request: Visit, found: Named | None, *, form: ActForm | None = None, status: int = 200, refusal: str = ""
) -> HttpResponse:
    words = str(words_of(found.share, request.organisation.name)) if found else ""
    context = {
        "form": form or AcceptPartForm(initial={"act": fresh_act(), "words_shown": words}),
        "refusal": refusal,
        "name": str(request.person),
        "today": request.today,
        "sentence": words,
        "part": shown(found) if found else None,
        "organisation": request.organisation.name,
        "matrix_url": showing.address(request, "matrix"),
    }
    return render(request, "matrix/part.html", context, status=status)


def shown(found: Named) -> dict[str, Any]:
    """What the letters ask, row by row; with a yes, its words and day."""
    accepted = found.accepted
    return {
        "version": found.matrix.version,
        "approved_by": str(found.matrix.approved_by),
        "approved_on": found.matrix.approved_on,
        "answers_for": found.share.answers_for,
        "does": found.share.does,
        "accepted_at": accepted.accepted_at if accepted else None,
        "words": accepted.accepted_words if accepted else "",
    }
