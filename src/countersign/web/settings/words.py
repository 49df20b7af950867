"""What settings are called, and how their values are read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countersign.kernel.words import listed
from countersign.people.settings import Choices, Days, Kind, Labels, Number
from countersign.readiness.families import FAMILIES
from countersign.readiness.rules import BY_CODE, RuleFile
from countersign.web.settings.day_list import lines_of

OF_RISKS: dict[str, Any] = {
    "risks.likelihood": gettext_lazy("How likely a risk is, in words"),
    "risks.impact": gettext_lazy("How bad a risk is, in words"),
    "risks.medium_from": gettext_lazy("A risk is medium from"),
    "risks.high_from": gettext_lazy("A risk is high from"),
    "risks.leaders_from": gettext_lazy("A risk goes to every leader from"),
}


def family_name(family: str) -> str:
    return sentence(_(FAMILIES[family])).rstrip(".")


def rule_of(kind: Number) -> RuleFile:
    return BY_CODE[kind.key.partition(".")[0]]


def judges(kind: Kind) -> bool:
    """Is it a number that a rule judges by?"""
    return isinstance(kind, Number) and kind.key.partition(".")[0] in BY_CODE


def name_of(kind: Kind) -> str:
    """ "Grace days" for POL-016.grace_days."""
    if kind.key in OF_RISKS:
        return str(OF_RISKS[kind.key])
    words = kind.key.rpartition(".")[2].replace("_", " ")
    return _(words[:1].upper() + words[1:])


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def plain(value: float) -> str:
    """365, not 365.0."""
    return f"{value:g}"


def shown(kind: Kind, kept: Any) -> str:
    """A value in a few words; the default where there is none."""
    if isinstance(kind, Days):
        n = len(kept or [])
        return ngettext("one day", "{n} days", n).format(n=n) if n else _("none")
    if isinstance(kind, Choices):
        return listed(kind.read(kept or [])) or _("none")
    if isinstance(kind, Labels):
        return " · ".join(kind.read(kept) if kept else kind.default)
    return plain(kind.read(kept) if kept is not None else kind.default)


def in_full(kind: Kind, kept: Any) -> list[str]:
    """The days of a list, those that follow each other in one line."""
    return lines_of(kind.read(kept)) if isinstance(kind, Days) and kept else []
