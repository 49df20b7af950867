"""Whom a topic policy is for, as the form has it: what is ticked and typed, and what there is to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from countersign.entrance.acts import ActForm
from countersign.people import queries as people
from countersign.policies.audience import Some, read
from countersign.web.policies import audiences
from countersign.web.policies.family_forms import BOXES, EVERYBODY, LEFT_OUT, SOME, TOGETHER

if TYPE_CHECKING:
    from countersign.policies.models import Policy


def said(policy: Policy) -> dict[str, Any]:
    """What is set today."""
    meant = read(policy.audience)
    some, *together, left_out = meant.parts
    found: dict[str, Any] = {"whom": EVERYBODY if meant.all_but else SOME}
    for part, whose in (("", some), (LEFT_OUT, left_out), *zip(TOGETHER, together, strict=False)):
        found.update(ticked(whose, part))
    return found | typed(policy.organisation_id, some, left_out)


def ticked(some: Some, part: str) -> dict[str, list[str]]:
    return {
        f"{part}kinds": [kind.value for kind in some.kinds],
        f"{part}departments": sorted(some.departments),
        f"{part}roles": sorted(some.roles),
    }


def typed(organisation: UUID, some: Some, left_out: Some) -> dict[str, str]:
    """The people who are named, and those who are left out by name, a line each."""
    named = some.people | left_out.people
    known = list(people.people(organisation).filter(id__in=named, erased_at=None)) if named else []

    def lines(whose: Some) -> str:
        return "\n".join(one.email or str(one) for one in known if one.id in whose.people)

    return {"people": lines(some), "left_out_people": lines(left_out)}


def shown(form: ActForm) -> dict[str, Any]:
    """What the page asks."""
    return {
        "whom_options": whom_options(form),
        "boxes": boxes(form),
        "together": together(form),
        "left_out": left_out(form),
    }


def whom_options(form: ActForm) -> list[dict[str, Any]]:
    chosen = form["whom"].value()
    notes = {
        EVERYBODY: _("whoever works here, whatever their contract; people who join are asked from their first day"),
        SOME: _("whoever is among those ticked or named below; one match is enough"),
    }
    field: Any = form.fields["whom"]
    return [
        {"value": value, "label": label, "note": notes[value], "chosen": value == chosen}
        for value, label in field.choices
    ]


def boxes(form: ActForm, part: str = "") -> list[dict[str, Any]]:
    """The three questions with boxes to tick; one without an answer to choose is not asked."""
    found = []
    for name in BOXES:
        bound: Any = form[part + name]
        known = [
            (value, audiences.called(label) if name == "roles" else str(label)) for value, label in bound.field.choices
        ]
        if known:
            found.append({"field": bound, "options": audiences.options(bound.value() or [], known)})
    return found


def together(form: ActForm) -> list[dict[str, Any]]:
    """What is said of those who fit several things at once, and room to say it once more."""
    said = [any(form[part + name].value() for name in BOXES) for part in TOGETHER]
    last = max((place for place, filled in enumerate(said, start=1) if filled), default=0)
    shown = list(zip(TOGETHER, said, strict=True))[: last + 1]
    return [{"boxes": boxes(form, part), "open": filled} for part, filled in shown]


def left_out(form: ActForm) -> dict[str, Any]:
    people = form["left_out_people"]
    filled = people.value() or people.errors or any(form[LEFT_OUT + name].value() for name in BOXES)
    return {"boxes": boxes(form, LEFT_OUT), "people": people, "open": bool(filled)}
