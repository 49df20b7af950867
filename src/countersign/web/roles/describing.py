"""Describing a role in one's own words: a new one, or another version of one that is here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from countersign.entrance.acts import fresh_act, perform, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.roles import queries
from countersign.roles.commands.describe import describe
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import EVERYONE
from countersign.web.roles import showing
from countersign.web.roles.comparing import told
from countersign.web.roles.describe_form import DescribeForm
from countersign.web.roles.words import AUTHORITIES, CLAUSES, DUTIES

if TYPE_CHECKING:
    from countersign.roles.models import Role

STALE = 409


@endpoint("role.define")
def new(request: Visit) -> HttpResponse:
    """A role that the library does not have."""
    page = partial(describe_page, request, None)
    if request.method != "POST":
        return page(form=DescribeForm(initial={"act": fresh_act(), "version_shown": 0}))
    return perform(request.actor, describe, DescribeForm(request.POST), then=made(request), page=page)


@endpoint("role.define")
def change(request: Visit, role_id: UUID) -> HttpResponse:
    """The next version of a role, beginning with what it is now, whichever version the address names."""
    organisation = request.organisation.id
    key = queries.role(organisation, role_id).key
    now = queries.role_with_key(organisation, key)
    page = partial(describe_page, request, now)
    if request.method != "POST":
        return page(form=DescribeForm(initial={"act": fresh_act(), **as_typed(now)}))
    act = partial(describe, key=key)
    return perform(request.actor, act, DescribeForm(request.POST), then=made(request), page=page)


def made(request: Visit) -> Any:
    return to_made(partial(showing.address, request, "role"))


def as_typed(role: Role) -> dict[str, Any]:
    return {
        "version_shown": role.version,
        "name": role.name,
        "duties": "\n".join(role.duties),
        "competence": role.competence,
        "authorities": role.authorities,
        "carries": [duty.value for duty in role.carries],
    }


def describe_page(
    request: Visit, role: Role | None, *, form: DescribeForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Whoever wrote while somebody else did sees what changed, keeps what was typed, and can send it over that."""
    changed = None
    if status == STALE and role is not None:
        changed = told(seen_before(request, role, form), role)
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["version_shown"] = str(role.version)  # type: ignore[index]
        form.data["act"] = str(fresh_act())  # type: ignore[index]
    here = queries.roles(request.organisation.id)
    back = showing.address(request, "role", role.id) if role else showing.address(request, "library")
    context = {
        "form": form,
        "refusal": refusal,
        "role": role,
        "changed": changed,
        "everyone": role is not None and role.key == EVERYONE,
        "kinds": [option(form, "authorities", kind.value, *AUTHORITIES[kind]) for kind in Authority],
        "carried": [option(form, "carries", duty.value, *carried(here, role, duty)) for duty in Duty],
        "back_url": back,
    }
    return render(request, "roles/describe.html", context, status=status)


def seen_before(request: Visit, role: Role, form: DescribeForm) -> Role:
    """The version that was on the page when somebody began to write; the first where that is no version."""
    versions = queries.every_version(request.organisation.id).filter(key=role.key)
    return versions.filter(version=form.cleaned_data["version_shown"]).first() or versions.last() or role


def option(form: DescribeForm, field: str, value: str, label: object, note: object) -> dict[str, Any]:
    return {"value": value, "label": label, "note": note, "ticked": value in (form[field].value() or [])}


def carried(here: list[Role], role: Role | None, duty: Duty) -> tuple[object, str]:
    """A duty of 5.3, and which other role carries it already."""
    others = [one.name for one in here if duty in one.carries and (role is None or one.key != role.key)]
    return DUTIES[duty], " · ".join([CLAUSES[duty], *(showing.carried_by(name) for name in others)])
