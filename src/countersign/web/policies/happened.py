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
from countersign.changes import queries as changes
from countersign.changes.enums import EventKind
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.words import say
from countersign.policies.enums import Occasion, PolicyKind
from countersign.policies.queries import ReviewDue, Suggested, looked_since
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.web.changes.words import CALLED
from countersign.web.numbers import opening
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.changes.models import Event
    from countersign.policies.models import Review, Version

ABOUT_THE_PARENT = ("POL-", "DIS-")

OCCASION_OF = {
    EventKind.MAJOR_INCIDENT: Occasion.INCIDENT,
    EventKind.REGULATION: Occasion.LAW,
    EventKind.NEW_PRODUCT: Occasion.CHANGE,
    EventKind.REORGANISATION: Occasion.ORGANISATION,
    EventKind.ACQUISITION: Occasion.ORGANISATION,
    EventKind.SCOPE: Occasion.ORGANISATION,
    EventKind.KEY_SUPPLIER: Occasion.CHANGE,
    EventKind.OTHER: Occasion.OTHER,
}


def since(
    request: Visit, due: ReviewDue, versions: Sequence[Version], occasions: list[Suggested], touched: list[Event]
) -> list[dict[str, Any]]:
    """The latest first: what happened in the business, occasions, versions, and what people asked."""
    found = [
        *recorded(request, touched),
        *events(occasions),
        *new_versions(request, versions, due),
        *asked(request, due),
    ]
    return sorted(found, key=lambda one: one["on"] or date.max, reverse=True)


def may_touch(request: Visit, due: ReviewDue, reviews: Sequence[Review]) -> list[Event]:
    """Changes and incidents since, the latest first; not those of which somebody found that they touch no policy."""
    return [
        one
        for one in changes.events(request.organisation.id)
        if one.reviews_policy is not False
        and one.happened_on <= request.today
        and looked_since(due.version, reviews, one.happened_on, one.reported_at) is None
    ]


def recorded(request: Visit, found: list[Event]) -> Iterator[dict[str, Any]]:
    opens = may_enter(request.actor, "change.read")
    for one in found:
        told = _("It touches the policy, as {name} found.").format(name=one.assessed_by)
        yield {
            "on": one.happened_on,
            "title": f"{CALLED[one.kind]}: {one.title}",
            "detail": told if one.reviews_policy else _("Nobody has said yet what it means."),
            "url": reverse("changes:change", args=[request.organisation.slug, one.id]) if opens else "",
            "url_label": _("Open it"),
            "done": True,
        }


def occasion(request: Visit, due: ReviewDue, found: list[Suggested], touched: list[Event]) -> Suggested | None:
    """Why somebody looks: what touches the policy; else the calendar, where it is time; else the latest thing."""
    touching = [as_occasion(one) for one in touched if one.reviews_policy]
    if touching and due.policy.kind == PolicyKind.PARENT:
        return touching[0]
    if due.is_asked(request.today):
        return None
    return max([*map(as_occasion, touched), *found], key=lambda one: one.on, default=None)


def as_occasion(one: Event) -> Suggested:
    return Suggested(OCCASION_OF[EventKind(one.kind)], one.happened_on, say("{event}", event=one.title))


def events(occasions: list[Suggested]) -> Iterator[dict[str, Any]]:
    for one in occasions:
        yield {"on": one.on, "title": one.says.in_language(_), "done": True}


def new_versions(request: Visit, versions: Sequence[Version], due: ReviewDue) -> Iterator[dict[str, Any]]:
    """Those that took effect on the day the policy was last looked at, or later."""
    for one in versions:
        if one.published_at and one.effective_on and one.effective_on >= due.looked_at:
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
