"""Saving a draft while somebody writes it: the same act as the button's, answered in a few words for the script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.template.defaultfilters import date as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from countersign.entrance import clock
from countersign.entrance.acts import Act, ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit
from countersign.policies import queries
from countersign.web.policies.forms import EditForm

if TYPE_CHECKING:
    from countersign.policies.models import Draft

JSON = "application/json"
DONE, STALE = 303, 409


def is_asked(request: Visit) -> bool:
    """Does the script ask, and not the form?"""
    return request.headers.get("Accept") == JSON


def answer(request: Visit, draft: Draft, act: Act) -> HttpResponse:
    """``{at, revision, act}`` of what is saved now; or ``{refusal}``, with the status that the page would have.

    Whoever asks under an act that is done, for no revision that there is, learns that it has ``arrived``.
    """

    def refused(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return JsonResponse({"refusal": refusal or mistake(form)}, status=status)

    form = EditForm(request.POST)
    done = perform(request.actor, act, form, then=to(request.path), page=refused)
    if done.status_code != DONE:
        return done
    now = queries.draft_of(request.organisation.id, draft.policy_id)
    if not is_own(request, now, form.cleaned_data["revision_shown"]):
        return JsonResponse(arrived(request, now), status=STALE)
    saved_at = date_format(localtime(clock.now()), "H:i")
    return JsonResponse({"at": saved_at, "revision": now.revision, "act": str(fresh_act())})


def arrived(request: Visit, now: Draft) -> dict[str, Any]:
    """This was saved before, and the draft is another one by now; ``own``: saved by the same person."""
    told = _("{name} has saved this draft after you. Look at both texts, then save again.")
    own = now.edited_by_id == request.actor.person
    return {"refusal": told.format(name=now.edited_by), "arrived": True, "revision": now.revision, "own": own}


def is_own(request: Visit, now: Draft, shown: int) -> bool:
    """Is the draft what this save made of it? A save sent twice is done once, and others may have come since."""
    return now.revision == shown or (now.revision == shown + 1 and now.edited_by_id == request.actor.person)


def mistake(form: ActForm) -> str:
    """The first thing that is wrong with what was typed."""
    return str(next(iter(errors[0] for errors in form.errors.values())))


def beside(request: Visit, draft: Draft, form: ActForm, *, stale: bool) -> dict[str, Any]:
    """What the script has to know. Of two texts, none is saved before somebody has looked at both."""
    return {
        "policy": draft.policy_id.hex,
        "person": request.person.id.hex,
        "act": fresh_act(),
        "waits": stale,
        "unsaved": form.is_bound,
    }
