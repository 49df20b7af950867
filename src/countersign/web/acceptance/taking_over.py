"""Past acceptances from another system: a list, what it would record, and then recording it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import batched
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.acknowledgements.commands.take_over import MOST_AT_ONCE, take_over
from countersign.acknowledgements.imports import Line, compare
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.policies import queries as policies
from countersign.web.acceptance import showing
from countersign.web.acceptance.list_forms import ConfirmForm, ListForm
from countersign.web.numbers import opening
from countersign.web.policies.showing import address as of_policies

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version

MOST_SHOWN = 100


@endpoint("acceptance.record")
def upload(request: Visit, policy_id: UUID) -> HttpResponse:
    """Nothing is recorded by uploading; what was read is shown first, and then confirmed."""
    policy = policies.policy(request.organisation.id, policy_id)
    versions = [one for one in policies.published_versions(request.organisation.id) if one.policy_id == policy.id]
    if request.method == "POST" and "kept" in request.POST:
        return confirm(request, policy, versions)
    page = partial(upload_page, request, policy, versions)
    if request.method != "POST":
        return page(form=ListForm(initial={"act": fresh_act()}))
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(form=form, status=422)
    data, name = form.cleaned_data["file"]
    try:
        lines = compare(data, name, versions, request.organisation, request.today, request.actor)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.words.in_language(_))
        return page(form=form, status=422)
    kept = files.keep(request.organisation.id, data)
    first = ConfirmForm(initial={"act": fresh_act(), "kept": kept, "name": name})
    return preview_page(request, policy, lines, form=first)


def upload_page(
    request: Visit, policy: Policy, versions: Sequence[Version], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "refusal": refusal,
        "title": policy.title,
        "versions": [{"label": one.label, "since": one.effective_on} for one in versions],
        "back_url": of_policies(request, "policy", policy.id),
    }
    return render(request, "acceptance/take_over.html", context, status=status)


def confirm(request: Visit, policy: Policy, versions: Sequence[Version]) -> HttpResponse:
    form = ConfirmForm(request.POST)
    reading = partial(read_again, request, versions)

    def act(*, by: Actor, at: datetime, kept: str, name: str) -> None:
        new = [line for line in reading(kept, name) if line.is_new]
        if not new:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        for some in batched(new, MOST_AT_ONCE):
            take_over(lines=some, file=kept, by=by, at=at)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        said = refusal or _("Choose the list again.")
        fresh = ListForm(initial={"act": fresh_act()})
        return upload_page(request, policy, versions, form=fresh, status=status, refusal=said)

    newest = max(versions, key=lambda one: one.number, default=None)
    there = showing.address(request, "everybody", newest.id) if newest else of_policies(request, "policy", policy.id)
    return perform(request.actor, act, form, then=to(there + "?show=recorded#list"), page=page)


def read_again(request: Visit, versions: Sequence[Version], kept: str, name: str) -> list[Line]:
    """The list as it was kept, laid beside what is here by now. Sent twice, it records nothing twice."""
    try:
        data = files.read(request.organisation.id, kept)
        return compare(data, name, versions, request.organisation, request.today, request.actor)
    except (FileMissing, FileChanged, Unreadable) as error:
        raise Refused("The list is not here any more. Choose it again.") from error


def preview_page(request: Visit, policy: Policy, lines: list[Line], *, form: ActForm) -> HttpResponse:
    new = [line for line in lines if line.is_new]
    refused = [line for line in lines if line.refused is not None]
    context = {
        "form": form,
        "heading": heading(len(new)),
        "title": policy.title,
        "new": [told(line) for line in new[:MOST_SHOWN]],
        "more": max(0, len(new) - MOST_SHOWN),
        "count": len(new),
        "there": sum(line.there for line in lines),
        "refused": [why(line) for line in refused[:MOST_SHOWN]],
        "refused_count": len(refused),
        "again_url": showing.address(request, "take_over", policy.id),
    }
    return render(request, "acceptance/taken_over.html", context)


def heading(n: int) -> str:
    if not n:
        return _("Nothing in it can be taken over")
    return ngettext("One acceptance can be taken over", "{n} acceptances can be taken over", n).format(n=opening(n))


def why(line: Line) -> dict[str, Any]:
    return {"row": line.row, "why": line.refused.in_language(_) if line.refused else ""}


def told(line: Line) -> dict[str, Any]:
    return {"row": line.row, "called": line.called, "label": line.label, "on": line.accepted_on}
