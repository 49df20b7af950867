"""From the audit programme to what the templates show: its audits, what they cover, and what nobody looks at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from countersign.audits import queries
from countersign.audits.enums import InternalAuditState, ProgrammeState
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.references import HEXADECIMAL
from countersign.roles.queries import Book
from countersign.web.audits import internal_showing
from countersign.web.audits.internal_showing import address
from countersign.web.audits.words import CLAUSES, PROGRAMMES, THEMES

if TYPE_CHECKING:
    from countersign.audits.models import InternalAudit, Programme

__all__ = ["address", "another", "begun", "hands", "line", "named", "offered", "shown"]

LABELS = dict(CLAUSES)


def line(request: Visit, one: Programme) -> dict[str, Any]:
    """One version in a list."""
    return {
        "version": one.version,
        "first": one.covers_from,
        "last": one.covers_until,
        "stands": _(PROGRAMMES[one.state]),
        "proposed_by": str(one.proposed_by),
        "proposed_at": one.proposed_at,
        "approved_by": str(one.approved_by) if one.approved_by_id else "",
        "approved_at": one.approved_at,
        "closed_at": one.closed_at,
        "closed_by": str(one.closed_by) if one.closed_by_id else "",
        "closed_because": one.closed_because,
        "single_handed": one.single_handed,
        "url": address(request, "one_programme", one.id),
    }


def shown(request: Visit, one: Programme, audits: list[InternalAudit]) -> dict[str, Any]:
    """Its audits as they were put forward, what they cover, and what has changed since."""
    rows = {audit.id.hex: audit for audit in audits}
    listed = [rows[each["audit"]] for each in one.lines]
    otherwise = (
        {audit.id for audit in queries.changed(one, audits)} if one.state is not ProgrammeState.REFUSED else set()
    )
    book = Book(request.organisation)
    names = internal_showing.role_names(book)
    return {
        **line(request, one),
        "why": one.why,
        "earlier": one.earlier,
        "audits": [
            {
                **internal_showing.shown(request, audit, names),
                "was_on": date.fromisoformat(each["on"]),
                "changed": audit.id in otherwise,
                "independence": internal_showing.independence(request, audit, book)["says"],
            }
            for each, audit in zip(one.lines, listed, strict=True)
        ],
        "coverage": covered(listed),
        "left_out": [str(LABELS[each.clause]) for each in queries.coverage(THEMES, listed) if not each.audits],
        "unlisted": [internal_showing.shown(request, audit, names) for audit in queries.unlisted(one, audits)],
    }


def covered(audits: list[InternalAudit]) -> list[dict[str, Any]]:
    """Clause by clause: which audits look at it, and on which day it is looked at first."""
    return [
        {
            "label": LABELS[one.clause],
            "first_on": one.first_on,
            "conducted": one.conducted,
            "audits": [
                {
                    "title": each.title,
                    "on": each.conducted_on or each.audit_on,
                    "conducted": each.state is InternalAuditState.CONDUCTED,
                }
                for each in one.audits
            ],
        }
        for one in queries.coverage(THEMES, audits)
    ]


def hands(one: Programme) -> list[dict[str, Any]]:
    """Who put it forward, and who approved it."""
    asked = {"name": str(one.proposed_by), "hat": _("put it forward"), "at": one.proposed_at}
    if one.approved_at:
        return [asked, {"name": str(one.approved_by), "hat": one.approved_as, "at": one.approved_at}]
    waits = {"name": _("top management approves here"), "hat": "", "at": None, "open": True}
    return [asked] if one.closed_at else [asked, waits]


def named(request: Visit) -> Programme | None:
    """The version that another one follows, by the address. Raises Unknown for none, and for somebody else's."""
    written = request.GET.get("changes", "")
    if not HEXADECIMAL.fullmatch(written):
        return None
    return queries.programme(request.organisation.id, UUID(hex=written))


def another(request: Visit, one: Programme) -> str:
    return f"{address(request, 'propose_programme')}?changes={one.id.hex}"


def begun(request: Visit, before: Programme | None, audits: list[InternalAudit]) -> dict[str, Any]:
    """What the form begins with: what holds now; or this year, with the audits that are planned in it."""
    if before is not None:
        chosen = {each["audit"] for each in before.lines}
        period = {"covers_from": before.covers_from, "covers_until": before.covers_until}
        words = {"why": before.why, "earlier": before.earlier}
        return {**period, **words, "audit_ids": [one.id.hex for one in audits if one.id.hex in chosen]}
    first = date(request.today.year, 1, 1)
    last = date(request.today.year + 1, 1, 1) - timedelta(days=1)
    within = [one.id.hex for one in audits if first <= one.audit_on <= last]
    return {"covers_from": first, "covers_until": last, "audit_ids": within}


def offered(request: Visit, act: str, name: str) -> str:
    return address(request, name) if may_enter(request.actor, act) else ""
