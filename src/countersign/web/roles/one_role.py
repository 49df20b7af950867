"""One role: what it asks in each of its versions, what changed between two, and who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.roles import permissions, queries
from countersign.roles.enums import Authority
from countersign.roles.library import EVERYONE, LIBRARY
from countersign.web.roles import showing
from countersign.web.roles.comparing import told
from countersign.web.roles.telling_shown import functions_in_words
from countersign.web.roles.words import AUTHORITIES

if TYPE_CHECKING:
    from countersign.roles.models import FunctionRole, Role


@endpoint("role.read")
def role(request: Visit, role_id: UUID) -> HttpResponse:
    """One version of it, beside what changed since another: the one before, or the one that is asked for."""
    found = queries.role(request.organisation.id, role_id)
    versions = list(queries.every_version(request.organisation.id).filter(key=found.key).select_related("defined_by"))
    against = other(request, versions, found)
    held, gone = holders(request, found), queries.retirement(versions[0])
    given = queries.with_functions(request.organisation.id, request.today, found.key).get(found.key, [])
    context = {
        "role": found,
        "clauses": showing.clauses(found),
        "needs": [AUTHORITIES[Authority(kind)] for kind in found.authorities],
        "newest": versions[0],
        "is_newest": found == versions[0],
        "own_words": found.key not in LIBRARY,
        "everyone": found.key == EVERYONE,
        "changed": told(*sorted((against, found), key=lambda one: one.version)) if against else None,
        "versions": [version(request, one, found, against) for one in versions],
        "holders": held,
        "function": functions_in_words(request.organisation.id, request.today).get(found.key, "") if given else "",
        "given": given,
        "ends": ends(request, given),
        "acts": acts(request, found, held=bool(held), gone=gone is not None) if found == versions[0] else [],
        "gone": gone,
        "newest_url": showing.address(request, "role", versions[0].id),
        "library_url": showing.address(request, "library"),
        "list_url": showing.address(request, "list"),
        "tabs": showing.tabs(request, ""),
    }
    return render(request, "roles/role.html", context)


def other(request: Visit, versions: list[Role], found: Role) -> Role | None:
    """The version to compare with."""
    asked = request.GET.get("with", "")
    named = next((one for one in versions if str(one.version) == asked and one != found), None)
    return named or next((one for one in versions if one.version == found.version - 1), None)


def version(request: Visit, one: Role, shown: Role, against: Role | None) -> dict[str, Any]:
    return {
        "n": one.version,
        "name": one.name,
        "by": str(one.defined_by),
        "at": one.defined_at,
        "url": showing.address(request, "role", one.id),
        "shown": one == shown,
        "compare_url": f"?with={one.version}#changed" if one not in (shown, against) else "",
    }


def holders(request: Visit, role: Role) -> list[dict[str, Any]]:
    """Who holds the role today, in whatever version, or is proposed for it; that, only for whoever may read it."""
    found = [one for one in queries.standings(request.organisation.id, request.today) if not one.left]
    found = [one for one in found if one.holds or permissions.can_read(request.actor, one.appointment)]
    return [
        showing.line(request, role, one)
        for one in found
        if one.appointment.role.key == role.key and one.appointment.declined_at is None
    ]


def ends(request: Visit, given: list[FunctionRole]) -> list[dict[str, str]]:
    """The functions that have the role, for whoever may say that they have it no more."""
    may_end = may_enter(request.actor, "functionrole.end")
    return [
        {"function": one.function, "url": showing.address(request, "end_function", one.id)} for one in given if may_end
    ]


def acts(request: Visit, found: Role, *, held: bool, gone: bool) -> list[dict[str, Any]]:
    """What this reader can do with the role as it is now. ``held``: somebody has it; ``gone``: it was retired."""
    offered = []
    if not gone and may_enter(request.actor, "appointment.propose") and found.key != EVERYONE:
        offered.append({"label": _("Propose somebody"), "url": showing.address(request, "propose", found.id)})
    if may_enter(request.actor, "role.define"):
        url = showing.address(request, "change", found.id)
        offered.append({"label": _("Describe it anew"), "url": url, "kind": "quiet"})
    if may_enter(request.actor, "functionrole.record") and found.key != EVERYONE and not (held or gone):
        url = showing.address(request, "give_function", found.id)
        offered.append({"label": _("A function has it, nobody by name"), "url": url, "kind": "quiet"})
    if may_enter(request.actor, "role.retire") and found.key != EVERYONE and not (held or gone):
        url = showing.address(request, "retire", found.id)
        offered.append({"label": _("Retire this role"), "url": url, "kind": "quiet"})
    return offered
