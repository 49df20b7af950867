"""For whoever looks after a policy: how many have accepted, executives apart, and who still owes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from countersign.acknowledgements import permissions, queries
from countersign.acknowledgements.queries import Line
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.people.enums import PersonKind
from countersign.policies import queries as policies
from countersign.policies.enums import PolicyKind, VersionState
from countersign.web.acceptance import showing
from countersign.web.acceptance.listing import A_PAGE, listed, shown_in, tabs
from countersign.web.acceptance.words import KINDS
from countersign.web.crosswalk.showing import also
from countersign.web.numbers import opening
from countersign.web.policies.showing import address as of_policies

if TYPE_CHECKING:
    from countersign.policies.models import Version


@endpoint("acceptance.read")
@require_safe
def everybody(request: Visit, version_id: UUID) -> HttpResponse:
    """Everybody, or only one department (``?department=``), whose list is behind each number (``?show=``)."""
    organisation, on = request.organisation.id, request.today
    department = showing.department_in(request)
    told = queries.stats(organisation, version_id, on, department)
    version = policies.version(organisation, version_id)
    names = permissions.can_read_names(request.actor)
    still = told.everybody.owing
    in_force = version.state is VersionState.PUBLISHED
    shown = shown_in(request, in_force=in_force)
    context = {
        "version": version,
        "department": department,
        "finding": ngettext("One person still owes it", "{n} people still owe it", still).format(n=opening(still)),
        "still": still,
        "everybody": told.everybody,
        "leaders": leaders(organisation, version_id, on, told.executives, department),
        "others": told.others,
        "bound": queries.bound_instead(organisation, version_id, on, department),
        "sorts": [{"kind": KINDS[PersonKind(line.kind)], "line": line} for line in told.lines if not line.executive],
        "in_ledger": queries.tallied(organisation, version_id),
        "in_force": in_force,
        "tabs": tabs(told.others, shown, department, in_force=in_force),
        "shown": shown,
        "list": listed(request, version, shown, department) if names else None,
        "questions": queries.open_replies(organisation, version_id).count(),
        "questions_url": showing.address(request, "questions"),
        "can_answer": permissions.can_answer(request.actor, version.policy),
        "also": also(request, "acknowledgement") if counts_elsewhere(version, told.everybody) else None,
        "ways": ways(request, version) if may_enter(request.actor, "acceptance.record") else None,
        "contracts_url": showing.address(request, "contracts") if may_enter(request.actor, "undertaking.read") else "",
        "departments_url": showing.address(request, "departments", version.id),
        "exemptions_url": exemptions_url(request),
        "everybody_url": showing.address(request, "everybody", version.id),
        "policy_url": of_policies(request, "version", version.policy_id, version.id),
    }
    return render(request, "acceptance/everybody.html", context)


def ways(request: Visit, version: Version) -> dict[str, str]:
    """Where what was accepted elsewhere is recorded."""
    return {
        "record_url": showing.address(request, "record_sheet", version.id),
        "take_over_url": showing.address(request, "take_over", version.policy_id),
    }


def exemptions_url(request: Visit) -> str:
    """Empty for whoever may not see who is exempt."""
    return showing.address(request, "exemptions") if may_enter(request.actor, "exemption.read") else ""


def counts_elsewhere(version: Version, everybody: Line) -> bool:
    """Somebody has accepted the policy of clause 5.2."""
    return version.policy.kind == PolicyKind.PARENT and everybody.accepted > 0


def leaders(organisation: UUID, version: UUID, on: date, line: Line, department: str) -> dict[str, Any]:
    """Those whom an auditor asks first, by name: who has signed and who has not."""
    missing = queries.owing(organisation, version, on).filter(leads=True)
    signed = queries.accepted(organisation, version, on).filter(leads=True)
    if department:
        missing, signed = missing.filter(department=department), signed.filter(department=department)
    return {"line": line, "missing": list(missing[:A_PAGE]), "signed": list(signed[:A_PAGE])}
