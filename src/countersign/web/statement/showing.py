"""From declared gaps to what the templates show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from countersign.entrance.endpoint import Visit
from countersign.kernel.references import parse_ref
from countersign.people import queries as people
from countersign.readiness.enums import StatementState
from countersign.readiness.rule import Finding, Grade, Rule
from countersign.readiness.verdict import Judgement
from countersign.web.readiness.showing import COUNTED, decided, title_of

if TYPE_CHECKING:
    from countersign.readiness.models import Statement

STATES: dict[StatementState, str] = {
    StatementState.OFFERED: gettext_noop("waits for top management"),
    StatementState.APPROVED: gettext_noop("approved"),
    StatementState.TAKEN_BACK: gettext_noop("not approved"),
    StatementState.WITHDRAWN: gettext_noop("withdrawn"),
}


def address(request: Visit, name: str, *values: UUID, **asked: str) -> str:
    path = reverse(f"statement:{name}", args=[request.organisation.slug, *values])
    return f"{path}?{urlencode(asked)}" if asked else path


def lines(request: Visit, written: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The gaps of a statement or of its working copy, with names for the people in them."""
    found = list(written)
    ids = {line["owner"]: parse_ref(line["owner"])[1] for line in found}
    names = people.names(request.organisation.id, ids.values()) if ids else {}
    return [
        {
            **line,
            "title": title_of(line["code"]),
            "due_on": date.fromisoformat(line["due_on"]),
            "owner": names.get(ids[line["owner"]], ""),
        }
        for line in found
    ]


def graver(judged: Judgement) -> list[tuple[Rule, Finding]]:
    """What leadership would declare: whatever is major or minor, but for what only counts others."""
    return [
        (rule, finding)
        for rule, finding in judged.worst_first()
        if finding.grade >= Grade.MINOR and rule.family != "AGG"
    ]


def undeclared(request: Visit, judged: Judgement, declared: set[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "code": rule.code,
            "grade": finding.grade.word,
            "word": _(COUNTED[finding.grade][0]),
            "says": finding.says.first_sentence.in_language(_),
            "url": address(request, "declare", code=rule.code, key=finding.key),
        }
        for rule, finding in graver(judged)
        if (rule.code, finding.key) not in declared
    ]


def shown(request: Visit, one: Statement) -> dict[str, Any]:
    return {
        "stands": _(STATES[one.state]),
        "lines": lines(request, one.lines),
        "offered_by": str(one.offered_by),
        "offered_at": one.offered_at,
        "approved_by": str(one.approved_by or ""),
        "approved_on": one.approved_on,
        "single_handed": one.single_handed,
        "closed_by": str(one.closed_by or ""),
        "closed_at": one.closed_at,
        "closed_because": one.closed_because,
        "hands": hands(one),
        "url": address(request, "statement", one.id),
    }


def hands(one: Statement) -> list[dict[str, Any]]:
    """Whoever put it forward, and whoever approved it."""
    offered = {"name": str(one.offered_by), "hat": _("put it forward"), "at": one.offered_at}
    return [offered, *decided(one, _("top management signs here"))]
