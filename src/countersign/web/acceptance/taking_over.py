"""Past acceptances from another system: a list, what it would record, and then recording it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.signing import BadSignature, dumps, loads
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.acknowledgements.commands.begin_taking import begin_taking
from countersign.acknowledgements.commands.take_over import MOST_AT_ONCE, take_over
from countersign.acknowledgements.imports import Line, compare
from countersign.acknowledgements.queries import open_taking
from countersign.entrance.acts import ActForm, fresh_act, perform
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.archives import Unreadable
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger import files
from countersign.ledger.files import FileChanged, FileMissing
from countersign.policies import queries as policies
from countersign.web.acceptance import showing
from countersign.web.lists.forms import ConfirmForm, ListForm
from countersign.web.lists.kept import GONE
from countersign.web.numbers import opening
from countersign.web.policies.showing import address as of_policies

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version

MOST_SHOWN = 100
SEAL = "countersign.acceptances"


@endpoint("acceptance.record")
def upload(request: Visit, policy_id: UUID) -> HttpResponse:
    """Nothing is recorded by uploading; what was read is shown first, and then confirmed, a part at a time."""
    policy = policies.policy(request.organisation.id, policy_id)
    versions = [one for one in policies.published_versions(request.organisation.id) if one.policy_id == policy.id]
    if request.method == "POST" and "kept" in request.POST:
        return confirm(request, policy, versions)
    page = partial(upload_page, request, policy, versions)
    if request.method != "POST":
        return page(form=ListForm(initial=fresh()))
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(form=form, status=422)
    data, name = form.cleaned_data["file"]
    try:
        lines = compare(data, name, versions, request.organisation, request.today, request.actor)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.words.in_language(_))
        return page(form=form, status=422)
    kept = sealed(policy, files.keep(request.organisation.id, data), name, newest_named(versions, lines))
    return preview_page(request, policy, lines, form=ConfirmForm(initial={**fresh(), "kept": kept}))


def fresh() -> dict[str, UUID]:
    return {"act": fresh_act()}


def sealed(policy: Policy, digest: str, name: str, about: Version | None) -> str:
    """Which list was shown for which policy, so that no other file is taken for it, and what version it is about."""
    return dumps([policy.id.hex, digest, name, about.id.hex if about else ""], salt=SEAL)


def newest_named(versions: Sequence[Version], lines: Sequence[Line]) -> Version | None:
    """The newest version that a list says anything of; the newest there is, where it says nothing of any."""
    named = {line.version for line in lines}
    return max(versions, key=lambda one: (one.id in named, one.number), default=None)


def opened(policy: Policy, kept: str) -> tuple[str, str, str]:
    """The digest and the name of the list, and what version it is about. Raises Refused for what we did not seal."""
    try:
        whose, digest, name, about = loads(kept, salt=SEAL)
    except BadSignature as error:
        raise Refused(GONE) from error
    if whose != policy.id.hex:
        raise Refused(GONE)
    return digest, name, about


def upload_page(
    request: Visit, policy: Policy, versions: Sequence[Version], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    under_way = open_taking(request.organisation.id, policy.id)
    context = {
        "form": form,
        "refusal": refusal,
        "title": policy.title,
        "versions": [{"label": one.label, "since": one.effective_on} for one in versions],
        "taking": under_way,
        "stopped": _(under_way.stopped) if under_way and under_way.stopped else "",
        "here_url": showing.address(request, "take_over", policy.id),
        "back_url": of_policies(request, "policy", policy.id),
    }
    return render(request, "acceptance/take_over.html", context, status=status)


def confirm(request: Visit, policy: Policy, versions: Sequence[Version]) -> HttpResponse:
    """One act for as many rows as one act takes; more are recorded by a round, some at a time."""
    form, kept = ConfirmForm(request.POST), request.POST.get("kept", "")

    def act(*, by: Actor, at: datetime, kept: str) -> None:
        new = [line for line in read_again(request, policy, versions, kept) if line.is_new]
        if not new:
            raise Refused("There is nothing new in this list. Choose it again, and look at its rows.")
        file, name, _about = opened(policy, kept)
        if len(new) > MOST_AT_ONCE:
            begin_taking(policy_id=policy.id, file=file, file_name=name, size=len(new), by=by, at=at)
        else:
            take_over(lines=new, file=file, by=by, at=at)

    def then(_ref: Ref | None) -> str:
        if open_taking(request.organisation.id, policy.id):
            return showing.address(request, "take_over", policy.id)
        *_list, about = opened(policy, kept)
        return showing.address(request, "everybody", UUID(hex=about)) + "?show=recorded#list"

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        said = refusal or _("Choose the list again.")
        return upload_page(request, policy, versions, form=ListForm(initial=fresh()), status=status, refusal=said)

    return perform(request.actor, act, form, then=then, page=page)


def read_again(request: Visit, policy: Policy, versions: Sequence[Version], kept: str) -> list[Line]:
    """The list as it was kept, laid beside what is here by now. Sent twice, it records nothing twice."""
    digest, name, _about = opened(policy, kept)
    try:
        data = files.read(request.organisation.id, digest)
        return compare(data, name, versions, request.organisation, request.today, request.actor)
    except (FileMissing, FileChanged, Unreadable) as error:
        raise Refused(GONE) from error


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
        "is_long": len(new) > MOST_AT_ONCE,
        "there": sum(line.there for line in lines),
        "twice": sum(line.twice for line in lines),
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
    hands = line.hands if line.by_others else ""
    said = {"row": line.row, "called": ", ".join(line.called), "label": line.label, "on": line.accepted_on}
    return {**said, "hands": hands}
