"""The brief as its page and its file show it: the same words in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.kernel.references import ref
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import spelled
from countersign.people import queries as people
from countersign.readiness.brief.document import Page
from countersign.readiness.brief.fitting import Told
from countersign.readiness.brief.part import Facing, Part
from countersign.readiness.brief.parts import CORE, brief_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.permissions import check_can_read_brief
from countersign.readiness.queries import dossier_of
from countersign.readiness.questions.asking import Answer, Asked
from countersign.web.audits.words import countdown
from countersign.web.home.desk import addresses, passages

if TYPE_CHECKING:
    from countersign.people.models import Person

NEEDED = {
    "settings": ("settings:organisation", "setting.read"),
    "declared": ("statement:page", "finding.read"),
    "direction": ("direction:list", "direction.read"),
    "calendar": ("audits:list", "visit.read"),
}
"""Pages that no answer on the desk leads to, and what opens them."""


@dataclass(frozen=True)
class Seen:
    """Whose brief it is, today; nobody's while the register of top management is empty."""

    read: Gathered
    leaders: tuple[Person, ...]
    leader: Person | None
    page_url: str

    @classmethod
    def of(cls, request: Visit) -> Self:
        """Raises Refused where the reader may not see it, and Unknown for somebody who does not lead."""
        read, leading = Gathered(request.organisation), people.leaders(request.organisation.id, request.today)
        leaders = tuple({one.person_id: one.person for one in leading}.values())
        url = address(request, "brief")
        asked = request.GET.get("for", "")
        if not asked and Hat.ISMS_LEAD in request.actor.hats and Hat.TOP_MANAGEMENT not in request.actor.hats:
            return cls(read, leaders, next(iter(leaders), None), url)
        wanted = person_in(asked) if asked else request.actor.person
        found = next((one for one in leaders if one.id == wanted), None)
        if found is None:
            raise Unknown("leader")
        check_can_read_brief(request.actor, found.id)
        return cls(read, leaders, found, f"{url}?for={found.id.hex}" if asked else url)


def person_in(asked: str) -> UUID:
    """Raises Unknown for what is no identifier."""
    try:
        return UUID(hex=asked)
    except ValueError as no:
        raise Unknown("leader") from no


def address(request: Visit, name: str) -> str:
    return reverse(f"brief:{name}", args=[request.organisation.slug])


def parts(request: Visit, found: Seen) -> tuple[Part, ...]:
    """Everything the organisation's own facts say to whoever is going to be asked."""
    if found.leader is None:
        return ()
    read = found.read
    dossier = dossier_of(request.organisation.id, request.today, read)
    audit = read.calendar.ahead(request.today)
    reader = ref("person", found.leader.id)
    asked = Asked(dossier, reader, passages(read.shelf), audit.driver if audit else "")
    return brief_of(Facing(asked, read)).parts


def page(request: Visit, found: Seen) -> dict[str, Any]:
    says = parts(request, found)
    pages = {**addresses(request.organisation.slug, found.read.shelf.parent_in_force), **more_pages(request)}
    audit = found.read.calendar.ahead(request.today)
    pdf = address(request, "pdf")
    return {
        "leader": found.leader,
        "own": found.leader is not None and found.leader.id == request.actor.person,
        "on": request.today,
        "audit": countdown(audit, request.today) if audit else "",
        "parts": [shown(one, pages) for one in says],
        "core": [one.in_language(_) for one in CORE],
        "pdf_url": f"{pdf}?for={found.leader.id.hex}" if found.leader else "",
        "others": others(request, found),
        "register_url": reverse("people:register", args=[request.organisation.slug]),
        "practise_url": practise(request),
    }


def practise(request: Visit) -> str:
    """Where whoever leads answers the questions aloud."""
    url = reverse("rehearsals:mine", args=[request.organisation.slug])
    return url if may_enter(request.actor, "rehearsal.take") else ""


def others(request: Visit, found: Seen) -> list[dict[str, str]]:
    """Whose brief the ISMS lead may look at besides."""
    if Hat.ISMS_LEAD not in request.actor.hats:
        return []
    url = address(request, "brief")
    rest = (one for one in found.leaders if found.leader and one.id != found.leader.id)
    return [{"name": str(one), "url": f"{url}?for={one.id.hex}"} for one in rest]


def more_pages(request: Visit) -> dict[str, tuple[str, str]]:
    slug = request.organisation.slug
    labels = {
        "settings": _("settings"),
        "declared": _("what is declared"),
        "direction": _("direction"),
        "calendar": _("audits"),
    }
    return {
        key: (reverse(name, args=[slug]) if may_enter(request.actor, act) else "", labels[key])
        for key, (name, act) in NEEDED.items()
    }


def shown(one: Part, pages: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {"heading": one.heading.in_language(_), "answers": [answer(each, pages) for each in one.answers]}


def answer(one: Answer, pages: dict[str, tuple[str, str]]) -> dict[str, Any]:
    url, label = pages.get(one.page, ("", ""))
    return {
        "says": [words.in_language(_) for words in one.says],
        "quotes": one.quotes,
        "missing": one.missing.in_language(_) if one.missing else "",
        "source": one.source.in_language(_) if one.source else "",
        "url": url,
        "label": label,
    }


def on_paper(request: Visit, found: Seen) -> Page:
    """Every heading, every sentence and every source of the page, in its order."""
    audit = found.read.calendar.ahead(request.today)
    return Page(
        organisation=request.organisation.name,
        title=_("Brief for {name}").format(name=found.leader),
        imprint=_("What is true on {day}").format(day=spelled(request.today)),
        lead=countdown(audit, request.today) + "." if audit else "",
        parts=[told(one) for one in parts(request, found)],
        more=_("and {n} more"),
        core_heading=_("You are nearly always asked"),
        core=[one.in_language(_) for one in CORE],
    )


def told(one: Part) -> Told:
    quoted = [f"“{quote}”" for each in one.answers for quote in each.quotes]
    said = [words.in_language(_) for each in one.answers for words in each.says]
    sources = dict.fromkeys(each.source.in_language(_) for each in one.answers if each.source)
    return Told(
        heading=one.heading.in_language(_),
        says=(*quoted, *said),
        missing=tuple(each.missing.in_language(_) for each in one.answers if each.missing),
        source=" · ".join(sources),
    )


def file_name(request: Visit, found: Seen) -> str:
    """``larkbeam-ltd-brief-2026-01-06.pdf``."""
    example = "EXAMPLE" if request.example else ""
    return "-".join(filter(None, (example, request.organisation.slug, "brief", request.today.isoformat()))) + ".pdf"
