"""What happened since a policy was last looked at: facts for whoever looks at it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.enums import ReplyKind
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import ReviewDue, Suggested
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.web.numbers import opening
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.policies.models import Review, Version

ABOUT_THE_PARENT = ("POL-", "DIS-")


def since(
    request: Visit, due: ReviewDue, versions: Sequence[Version], reviews: Sequence[Review], occasions: list[Suggested]
) -> list[dict[str, Any]]:
    """The latest first: occasions, versions, and what people asked."""
    last = max((one.reviewed_on for one in reviews), default=None)
    found = [*events(occasions), *new_versions(request, versions, last), *asked(request, due)]
    return sorted(found, key=lambda one: one["on"] or date.max, reverse=True)


def events(occasions: list[Suggested]) -> Iterator[dict[str, Any]]:
    for one in occasions:
        yield {"on": one.on, "title": one.says.in_language(_), "done": True}


def new_versions(request: Visit, versions: Sequence[Version], last: date | None) -> Iterator[dict[str, Any]]:
    """Those that took effect since the last review; while there was none, all of them."""
    for one in versions:
        if one.published_at and one.effective_on and (last is None or one.effective_on >= last):
            yield {
                "on": one.effective_on,
                "title": _("Version {label} took effect").format(label=one.label),
                "detail": one.change_note,
                "url": showing.address(request, "version", one.policy_id, one.id),
                "url_label": _("Open version {label}").format(label=one.label),
                "done": True,
            }


def asked(request: Visit, due: ReviewDue) -> Iterator[dict[str, Any]]:
    """What people wanted to know, or could not accept: in numbers, for names are not needed here."""
    first = datetime.combine(due.looked_at, time.min, ZoneInfo(request.organisation.time_zone))
    counts = acknowledgements.asked_since(request.organisation.id, due.policy.id, first)
    names = ""
    if may_enter(request.actor, "acceptance.read"):
        names = reverse("acceptances:everybody", args=[request.organisation.slug, due.version.id])
    sentences = {
        ReplyKind.QUESTION: ngettext(
            "One question was asked about it", "{n} questions were asked about it", counts.get(ReplyKind.QUESTION, 0)
        ),
        ReplyKind.DECLINED: ngettext(
            "One person could not accept it", "{n} people could not accept it", counts.get(ReplyKind.DECLINED, 0)
        ),
    }
    for place, (kind, n) in enumerate(sorted(counts.items())):
        title = sentences[ReplyKind(kind)].format(n=opening(n))
        link = {"url": names, "url_label": _("Who has accepted it")} if place == 0 else {}
        yield {"on": None, "title": title, "done": True, **link}


def findings(request: Visit, due: ReviewDue, read: Gathered) -> list[dict[str, str]]:
    """What an auditor would raise about this policy today."""
    found = judgement_of(request.organisation.id, request.today, read).findings()
    parent = due.policy.kind == PolicyKind.PARENT
    return [
        {"code": rule.code, "says": one.says.first_sentence.in_language(_)}
        for rule, one in found
        if (parent and rule.code.startswith(ABOUT_THE_PARENT)) or due.policy.ref in one.subject.split(",")
    ]
