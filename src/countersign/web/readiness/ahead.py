"""What a day ahead brings, as the page says it: what will have lapsed, and that it is too late for something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.kernel.words import listed
from countersign.readiness.forecast import Lapse, NoGo
from countersign.readiness.rule import Grade
from countersign.web.numbers import opening
from countersign.web.readiness.showing import COUNTED


def lapsed(found: Iterable[Lapse], today: date) -> list[dict[str, Any]]:
    """What lapses, from which day (None where that is not known), and until when its cure can begin."""
    return [
        {
            "code": one.rule.code,
            "clauses": ", ".join(one.rule.clauses),
            "grade": one.finding.grade.word,
            "word": _(COUNTED[one.finding.grade][0]),
            "says": one.finding.says.first_sentence.in_language(_),
            "from_day": one.from_day,
            "begin_by": one.begin_by,
            "takes": in_days(one.rule.lead_days),
            "too_late": one.begin_by < today,
            "no_go": one.begin_by < today and one.finding.grade is Grade.MAJOR,
        }
        for one in found
    ]


def no_go_says(found: NoGo | None) -> str:
    """That the audit comes before what is major can be cured; empty where nothing says so."""
    if found is None:
        return ""
    told = ngettext(
        "One major point takes longer to put right, and to show that it works: {points}.",
        "{n} major points take longer to put right, and to show that it works: {points}.",
        len(found.late),
    )
    points = listed([f"{rule.code} ({in_days(rule.lead_days)})" for rule in found.late])
    left = ngettext(
        "{n} day is left before the audit on {day}.", "{n} days are left before the audit on {day}.", found.left
    )
    return " ".join(
        (
            left.format(n=opening(found.left), day=written(found.audit_on, "j F Y")),
            told.format(n=opening(len(found.late)), points=points),
            _("Move the date, or fix what you can and declare the rest with a dated plan."),
        )
    )


def in_days(n: int) -> str:
    return ngettext("{n} day", "{n} days", n).format(n=n)
