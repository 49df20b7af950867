"""The year in review as its page and its file show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.kernel.words import spelled
from countersign.ledger.queries import newest_checkpoint, origin_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import judgement_of
from countersign.readiness.verdict import Judgement
from countersign.readiness.wall.drawing import tall, wide
from countersign.readiness.wall.shaping import Wall
from countersign.readiness.year.document import Chapter, Document
from countersign.readiness.year.period import Period, Span, period_of
from countersign.readiness.year.picture import in_words, wall_in
from countersign.readiness.year.sections import Told, sections_of


@dataclass(frozen=True)
class Seen:
    """What is told of, and in which twelve months (``?year=isms``)."""

    read: Gathered
    judged: Judgement
    span: Span
    period: Period
    wall: Wall

    @classmethod
    def of(cls, request: Visit) -> Self:
        read = Gathered(request.organisation)
        span = Span.ISMS if request.GET.get("year") == "isms" else Span.LAST
        period = period_of(span, request.today, request.organisation.isms_started_on)
        judged = judgement_of(request.organisation.id, request.today, read)
        return cls(read, judged, span, period, wall_in(read, judged.dossier, period))


def address(request: Visit, name: str) -> str:
    return reverse(f"year:{name}", args=[request.organisation.slug])


def chapters(found: Seen) -> list[Chapter]:
    told = sections_of(Told(found.read, found.judged, found.period))
    return [
        Chapter(one.heading.in_language(_), [each.in_language(_) for each in one.lines], one.none.in_language(_))
        for one in told
    ]


def page(request: Visit, found: Seen) -> dict[str, Any]:
    shown, asked = document(request, found), "?year=isms" if found.span is Span.ISMS else ""
    return {
        "document": shown,
        "first": found.period.first,
        "last": found.period.last,
        "pictures": [wide(found.wall), tall(found.wall)],
        "pdf_url": address(request, "pdf") + asked,
        "tabs": [
            {"label": label, "url": address(request, "year") + query, "current": query == asked}
            for label, query in ((_("Last twelve months"), ""), (_("Year of the ISMS"), "?year=isms"))
        ],
        "wall_url": reverse("wall:wall", args=[request.organisation.slug]),
    }


def document(request: Visit, found: Seen) -> Document:
    first, last = (spelled(day) for day in (found.period.first, found.period.last))
    told = [words.in_language(_) for words in in_words(found.wall)]
    made = Document(
        organisation=request.organisation.name,
        title=_("Leadership in information security: the year in review"),
        imprint=_("{first} to {last}").format(first=first, last=last),
        wall_heading=_("What leaders did, by duty and month"),
        alt=" ".join(told),
        says=" ".join(told[:-8]),
        chapters=chapters(found),
        check_heading=_("How to check it"),
        checks=(),
    )
    return replace(made, checks=checks(request, made))


def checks(request: Visit, made: Document) -> list[str]:
    """What the words are, and where the ledger stood when they were put together."""
    organisation, zone = request.organisation.id, request.organisation.time_zone
    sentence = _("Every sentence is made from records. Digest of all of them: {digest}.")
    said = [sentence.format(digest=made.digest)]
    newest = newest_checkpoint(organisation)
    if newest is None:
        return [*said, _("The ledger has no signed state yet.")]
    return [
        *said,
        _("Ledger {origin}, signed with {size} entries on {day}; root {root}.").format(
            origin=origin_of(organisation),
            size=newest.size,
            day=spelled(day_in(zone, newest.issued_at)),
            root=newest.root,
        ),
        _("An evidence pack holds the records, and a program that checks them without us."),
    ]


def file_name(request: Visit, found: Seen) -> str:
    """``larkbeam-ltd-year-2026-01-06.pdf``."""
    example = "EXAMPLE" if request.example else ""
    parts = (example, request.organisation.slug, "year", found.period.last.isoformat())
    return "-".join(filter(None, parts)) + ".pdf"
