"""Settings as the pages show them: what holds, since when, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import ActForm
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.people import queries
from countersign.people.settings import FREE_DAYS, Choices, Days, Kind, Labels, Number
from countersign.readiness.regimes import applying as laid_over
from countersign.readiness.settings import APPLYING, NUMBERS
from countersign.readiness.verdict import NOT_THE_WHOLE
from countersign.web.numbers import opening
from countersign.web.readiness import regimes
from countersign.web.settings.day_list import lines_of
from countersign.web.settings.registry import REGISTRY
from countersign.web.settings.words import (
    OF_RISKS,
    family_name,
    in_full,
    judges,
    name_of,
    plain,
    rule_of,
    sentence,
    shown,
)

if TYPE_CHECKING:
    from countersign.people.models import Setting

NEXT_DAYS = 6

Held = Mapping[str, "Setting"]


def everything(request: Visit) -> dict[str, Any]:
    """Free days, the organisation's own numbers, what is to come, and every number by what it is about."""
    organisation, today = request.organisation.id, request.today
    held = queries.settings(organisation, today)
    ahead = [one for one in queries.settings_ahead(organisation, today) if one.key in REGISTRY]
    own = [row(request, NUMBERS[key], held) for key in sorted(held) if key in NUMBERS and held[key].value is not None]
    return {
        "heading": heading(len(own)),
        "free": free_days(request, held.get(FREE_DAYS.key)),
        "regimes": applying(request, held.get(APPLYING.key)),
        "own": own,
        "ahead": [{**change(REGISTRY[one.key], one, today), **about(request, REGISTRY[one.key])} for one in ahead],
        "families": families(request, held),
        "risks": [risks_row(request, REGISTRY[key], held) for key in OF_RISKS],
        "may_change": may_enter(request.actor, "setting.change"),
        "channels_url": reverse("settings:channels", args=[request.organisation.slug]),
        "about_url": of_organisation(request, "organisation"),
        "languages_url": of_organisation(request, "languages"),
    }


def of_organisation(request: Visit, name: str) -> str:
    """A page about the organisation itself, for whoever may change it."""
    may = may_enter(request.actor, "organisation.change")
    return reverse(f"settings:{name}", args=[request.organisation.slug]) if may else ""


def heading(own: int) -> str:
    if not own:
        return _("Every number is as it came")
    return ngettext("One number is your own", "{n} numbers are your own", own).format(n=opening(own))


def free_days(request: Visit, now: Setting | None) -> dict[str, Any]:
    """The free days that come next, each with its day of the week."""
    days = sorted(FREE_DAYS.read(now.value)) if now and now.value else []
    coming = [one for one in days if one >= request.today]
    return {
        "next": [date_format(one, "l j F Y") for one in coming[:NEXT_DAYS]],
        "more": max(len(coming) - NEXT_DAYS, 0),
        "gone": bool(days) and not coming,
        "set": change(FREE_DAYS, now, request.today) if now else None,
        "url": address(request, FREE_DAYS),
    }


def applying(request: Visit, now: Setting | None) -> dict[str, Any]:
    """The regimes that apply, those that others bring with them included."""
    keys = APPLYING.read(now.value) if now and now.value else ()
    return {
        "applied": [regimes.shown(one) for one in laid_over(keys)],
        "not_the_whole": _(NOT_THE_WHOLE),
        "set": change(APPLYING, now, request.today) if now else None,
        "url": address(request, APPLYING),
    }


def ticked(form: ActForm) -> dict[str, Any]:
    """The boxes of the form, as they were ticked last."""
    return {"choices": regimes.choices(form["value"].value() or ())}


def families(request: Visit, held: Held) -> list[dict[str, Any]]:
    """Every number there is, by the family of its rule."""
    found = []
    for family, kinds in groupby(NUMBERS.values(), key=lambda one: rule_of(one).rule.family):
        numbers = [row(request, kind, held) for kind in kinds]
        says = ngettext("one number", "{n} numbers", len(numbers)).format(n=len(numbers))
        found.append({"name": family_name(family), "says": says, "numbers": numbers})
    return found


def row(request: Visit, kind: Number, held: Held) -> dict[str, Any]:
    now = held.get(kind.key)
    own = now is not None and now.value is not None
    told = change(kind, now, request.today) if now else None
    return {**about(request, kind), "own": own, "value": shown(kind, now.value if now else None), "set": told}


def risks_row(request: Visit, kind: Kind, held: Held) -> dict[str, Any]:
    """A setting of the scale of risks, with what holds today."""
    now = held.get(kind.key)
    return {**about(request, kind), "value": shown(kind, now.value if now else None)}


def about(request: Visit, kind: Kind) -> dict[str, Any]:
    """What a setting is, whatever its value."""
    number = isinstance(kind, Number)
    rule = rule_of(kind) if isinstance(kind, Number) and judges(kind) else None
    return {
        "name": name_of(kind),
        "rule": _(rule.title) if rule else _("Risks") if kind.key in OF_RISKS else "",
        "code": rule.rule.code if rule else "",
        "default": plain(kind.default) if isinstance(kind, Number) else "",
        "why": sentence(_(kind.why)),
        "is_number": number,
        "url": address(request, kind),
    }


def change(kind: Kind, one: Setting, today: date) -> dict[str, Any]:
    """One change, as it stands in the history."""
    return {
        "value": shown(kind, one.value),
        "days": in_full(kind, one.value),
        "back": one.value is None,
        "from_on": one.from_on,
        "ahead": one.from_on > today,
        "reason": one.reason or _("The reason was erased with the person who gave it."),
        "by": str(one.changed_by),
        "at": one.changed_at,
    }


def setting(request: Visit, kind: Kind) -> dict[str, Any]:
    """One setting, with every change there was."""
    organisation, today = request.organisation.id, request.today
    rows = queries.setting_history(organisation, kind.key)
    now = max((one for one in rows if one.from_on <= today), key=in_turn, default=None)
    history = [{**change(kind, one, today), "now": one is now} for one in rows]
    return {
        **about(request, kind),
        "value": shown(kind, now.value if now else None),
        "set": change(kind, now, today) if now else None,
        "free": free_days(request, now) if isinstance(kind, Days) else None,
        "regimes": applying(request, now) if isinstance(kind, Choices) else None,
        "looks_at": looks_at(kind),
        "limits": limits(kind) if isinstance(kind, Number) else "",
        "history": history,
        "list_url": reverse("settings:list", args=[request.organisation.slug]),
        "change_url": reverse("settings:change", args=[request.organisation.slug, kind.key]),
    }


def looks_at(kind: Kind) -> str:
    """What a number is for: what its rule looks at; of others, why there is one."""
    if isinstance(kind, Number) and judges(kind):
        return _(rule_of(kind).part("What it looks at"))
    return sentence(_(kind.why)) if kind.key in OF_RISKS else ""


def in_turn(one: Setting) -> tuple[Any, ...]:
    """The order in which changes take each other's place."""
    return one.from_on, one.changed_at, one.id


def limits(kind: Number) -> str:
    told = _("A whole number from {least} to {most}.") if kind.whole else _("A number from {least} to {most}.")
    empty = _("Leave it empty to go back to the default, {default}.").format(default=plain(kind.default))
    return f"{told.format(least=plain(kind.least), most=plain(kind.most))} {empty}"


def typed(request: Visit, kind: Kind) -> str | list[str]:
    """What holds today, as it would be typed; of choices, those that are ticked."""
    now = queries.setting(request.organisation.id, kind.key, request.today)
    if isinstance(kind, Labels):
        return "\n".join(kind.read(now.value) if now and now.value else kind.default)
    if now is None or now.value is None:
        return ""
    if isinstance(kind, Choices):
        return list(kind.read(now.value))
    return "\n".join(lines_of(kind.read(now.value))) if isinstance(kind, Days) else plain(kind.read(now.value))


def address(request: Visit, kind: Kind) -> str:
    return reverse("settings:setting", args=[request.organisation.slug, kind.key])
