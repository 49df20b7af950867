"""The desk of somebody who leads: what they would be asked, with what is true today, and their year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.owed import Owed
from countersign.entrance.endpoint import Visit
from countersign.kernel.references import ref
from countersign.kernel.words import Words
from countersign.readiness.acts import wall as wall_of
from countersign.readiness.gathered import Gathered
from countersign.readiness.questions import Answer, Asked, answered
from countersign.readiness.verdict import Judgement
from countersign.readiness.wall.drawing import wide
from countersign.readiness.wall.shaping import Wall
from countersign.readiness.wall.small import year
from countersign.web.audits.words import countdown
from countersign.web.numbers import in_words
from countersign.web.readiness.showing import advice
from countersign.web.wall.showing import evidence_url

if TYPE_CHECKING:
    from countersign.policies.models import Version
    from countersign.policies.queries import Shelf


WAITING_ON_PAPER, ANNOUNCED_ON_PAPER, QUESTIONS_ON_PAPER = 4, 2, 8
"""So much of each list fits on one page; what is left over is counted there."""


def of(
    request: Visit, person: UUID, judged: Judgement, items: Sequence[Owed], announced: int, read: Gathered
) -> dict[str, Any]:
    """What the desk shows beside the list of what waits. ``announced``: how many announcements stand above it."""
    slug, dossier = request.organisation.slug, judged.dossier
    wall = wall_of(read, dossier)
    audit, in_force = read.calendar.ahead(request.today), read.shelf.parent_in_force
    asked = Asked(dossier, ref("person", person), passages(read.shelf), audit.driver if audit else "")
    questions = [shown(one.asks, answer, addresses(slug, in_force)) for one, answer in answered(asked)]
    return {
        "on": request.today,
        "together": sum(owed.minutes for owed in items),
        "audit": countdown(audit, request.today) if audit else "",
        "advice": advice(judged),
        "findings_url": reverse("findings:list", args=[slug]),
        "questions": questions,
        **on_paper(len(items), announced, len(questions)),
        "wall_url": reverse("wall:wall", args=[slug]),
        "brief_url": reverse("brief:brief", args=[slug]),
        "wall": wide(wall),
        **own_year(request, wall, ref("person", person)),
    }


def on_paper(items: int, announced: int, questions: int) -> dict[str, int]:
    """How much of each list the one-page brief holds, and how much of it is left."""
    return {
        "on_paper": WAITING_ON_PAPER,
        "items_left": max(items - WAITING_ON_PAPER, 0),
        "announced_on_paper": ANNOUNCED_ON_PAPER,
        "announced_left": max(announced - ANNOUNCED_ON_PAPER, 0),
        "questions_on_paper": QUESTIONS_ON_PAPER,
        "questions_left": max(questions - QUESTIONS_ON_PAPER, 0),
    }


def passages(shelf: Shelf) -> dict[str, str]:
    """The marked passages of the policy in force, word for word, by the requirement that each meets."""
    version = shelf.parent_in_force
    marks = shelf.marks.get(version.id, ()) if version else ()
    return {mark.requirement.lower(): mark.quote for mark in marks}


def addresses(slug: str, version: Version | None) -> dict[str, tuple[str, str]]:
    """For each page that an answer names its address, and what the link to it says."""
    pages = {
        "policy": (reverse("policies:list", args=[slug]), _("policies")),
        "roles": (reverse("roles:list", args=[slug]), _("roles")),
        "register": (reverse("people:register", args=[slug]), _("register")),
        "messages": (reverse("messages:list", args=[slug]), _("messages")),
        "resources": (reverse("resources:list", args=[slug]), _("decisions on resources")),
        "trainings": (reverse("trainings:list", args=[slug]), _("training")),
        "objectives": (reverse("objectives:list", args=[slug]), _("objectives")),
        "visits": (reverse("audits:list", args=[slug]), _("audits")),
        "risks": (reverse("risks:list", args=[slug]), _("risks")),
        "reviews": (reverse("reviews:list", args=[slug]), _("management reviews")),
        "changes": (reverse("changes:list", args=[slug]), _("changes")),
    }
    if version:
        here = [slug, version.policy_id.hex, version.id.hex]
        pages["policy"] = (reverse("policies:version", args=here), _("read it"))
        pages["everybody"] = (reverse("acceptances:everybody", args=[slug, version.id.hex]), _("who has not"))
    return pages


def shown(asks: Words, answer: Answer, pages: dict[str, tuple[str, str]]) -> dict[str, Any]:
    url, label = pages.get(answer.page, ("", ""))
    return {
        "asks": asks.in_language(_),
        "says": " ".join(words.in_language(_) for words in answer.says),
        "quotes": answer.quotes,
        "missing": answer.missing.in_language(_) if answer.missing else "",
        "source": answer.source.in_language(_) if answer.source else "",
        "url": url,
        "label": label,
    }


def own_year(request: Visit, wall: Wall, person: str) -> dict[str, Any]:
    """The reader's own acts by month, from the same acts as the wall."""
    own = wall.of([person])
    n = len(own.acts)
    name = str(request.person)
    return {
        "year": [year(own, name), year(own, name, phone=True)],
        "year_says": ngettext("One act of leadership", "{n} acts of leadership", n).format(n=in_words(n)) if n else "",
        "year_since": wall.window.first,
        "year_url": evidence_url(request, person=person) if n else "",
    }
