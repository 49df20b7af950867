"""The role library: what each role is, whether it is described here already, and taking one or all of them over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.roles import queries
from countersign.roles.commands.define import define, profile_of, same
from countersign.roles.commands.define_preset import define_preset, missing_roles
from countersign.roles.enums import Authority, Preset
from countersign.roles.library import LEAD, LIBRARY, PROFILES, REPORTER, Profile
from countersign.web.roles import showing
from countersign.web.roles.forms import StartForm, TakeForm
from countersign.web.roles.words import AUTHORITIES, CLAUSES

if TYPE_CHECKING:
    from countersign.roles.models import Role


@endpoint("role.read")
def everything(request: Visit) -> HttpResponse:
    """Every role of the library."""
    return library_page(request, form=ActForm())


def library_page(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    described = queries.roles(request.organisation.id)
    may_define = may_enter(request.actor, "role.define")
    here = {role.key: role for role in described}
    missing = {preset: list(missing_roles(preset, described)) for preset in Preset}
    context = {
        "form": form,
        "refusal": refusal,
        "finding": finding(len(here.keys() & LIBRARY.keys()), len(LIBRARY)),
        "own_roles": [own_role(request, one) for one in described if one.key not in LIBRARY],
        "new_url": showing.address(request, "new") if may_define else "",
        "profiles": [entry(request, one, here, may_define=may_define) for one in PROFILES],
        "take_url": showing.address(request, "take"),
        "presets": presets(request, missing) if may_define else [],
        "tabs": showing.tabs(request, "library"),
        "list_url": showing.address(request, "list"),
    }
    return render(request, "roles/library.html", context, status=status)


def finding(described: int, there: int) -> str:
    """The title of the page says how it stands."""
    if not described:
        return _("{n} roles, none of them described here yet").format(n=there)
    told = ngettext("{n} role, {here} described here", "{n} roles, {here} described here", there)
    return told.format(n=there, here=described)


def own_role(request: Visit, role: Role) -> dict[str, Any]:
    """A role that the library does not have."""
    url = showing.address(request, "role", role.id)
    return {"name": role.name, "clauses": showing.clauses(role), "duties": role.duties, "url": url}


def entry(request: Visit, profile: Profile, here: dict[str, Role], *, may_define: bool) -> dict[str, Any]:
    """One role: what it asks and needs, and how it stands here."""
    role = here.get(profile.key)
    alone = here.get(LEAD)
    with_lead = profile.key == REPORTER and role is None and alone is not None and alone.reports_performance
    open_to_take = may_define and not with_lead and (role is None or not as_in_the_library(role))
    return {
        "key": profile.key,
        "name": profile.name,
        "clauses": ", ".join(CLAUSES[duty] for duty in profile.carries),
        "duties": profile.duties,
        "authorities": authorities(profile),
        "competence": profile.competence,
        "small": profile.in_a_small_company,
        "role": role,
        "url": showing.address(request, "role", role.id) if role else "",
        "reports": role is not None and role.key == LEAD and role.reports_performance,
        "with_lead": with_lead,
        "other_words": role is not None and not as_in_the_library(role),
        "act": fresh_act() if open_to_take else None,
        "may_report": profile.key == LEAD and REPORTER not in here,
    }


def as_in_the_library(role: Role) -> bool:
    """Does the role say here what the library says today?"""
    reports = role.key == LEAD and role.reports_performance
    return same(role, profile_of(role.key, also_reports=reports))


def authorities(profile: Profile) -> str:
    """What goes with the role, in a line; empty for a role that needs none."""
    if set(profile.authorities) == set(Authority):
        return _("all of it: decide, spend, enforce, accept risks, stop work")
    return ", ".join(str(AUTHORITIES[kind][0]).lower() for kind in profile.authorities)


def presets(request: Visit, missing: dict[Preset, list[tuple[str, bool]]]) -> list[dict[str, Any]]:
    """What can be taken over at once, with how many roles it would add."""
    labels = {Preset.SMALL: _("Take the roles of a small company"), Preset.FULL: _("Take the whole library")}
    return [
        {
            "preset": preset.value,
            "label": labels[preset],
            "url": showing.address(request, "start"),
            "act": fresh_act(),
            "note": ngettext("adds one role", "adds {n} roles", len(keys)).format(n=len(keys)),
            "names": ", ".join(LIBRARY[key].name for key, _reports in keys) if preset is Preset.SMALL else "",
        }
        for preset, keys in missing.items()
        if keys
    ]


@endpoint("role.define")
@require_POST
def take(request: Visit) -> HttpResponse:
    """Describe one role here in the words of the library."""

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return library_page(request, form=form, status=status, refusal=refusal)

    key = request.POST.get("key", "")
    then = to(showing.address(request, "library") + (f"#{key}" if key in LIBRARY else ""))
    return perform(request.actor, define, TakeForm(request.POST), then=then, page=page)


@endpoint("role.define")
@require_POST
def start(request: Visit) -> HttpResponse:
    """Begin with the roles of a small company, or with all of them."""

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return library_page(request, form=form, status=status, refusal=refusal)

    then = to(showing.address(request, "list"))
    return perform(request.actor, define_preset, StartForm(request.POST), then=then, page=page)
