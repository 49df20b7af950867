"""Texts to begin with, for what a company writes where one person wears two hats. Nothing stands there by itself."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from countersign.roles.library import HAT_NOTE, REPORTING_NOTE, REPORTING_NOTE_ALONE

SUGGESTED = "begin_with"
"""The button's name; its value names the text."""

TEXTS = {
    "hat": ("hat_note", HAT_NOTE),
    "reporting": ("reporting_note", REPORTING_NOTE),
    "reporting_alone": ("reporting_note", REPORTING_NOTE_ALONE),
}
SEVERAL = ("authorities", "departments")
"""What has several answers in the form."""


def suggestions(*, alone: bool) -> dict[str, list[dict[str, str]]]:
    """The texts for each field; a second one on reporting where only one person leads."""
    names = ("hat", "reporting", "reporting_alone") if alone else ("hat", "reporting")
    found: dict[str, list[dict[str, str]]] = {}
    for name in names:
        field, text = TEXTS[name]
        found.setdefault(field, []).append({"name": name, "text": text})
    return found


def with_text(typed: QueryDict) -> dict[str, Any]:
    """Everything that was typed so far, and the text that was asked for behind what stands in its field."""
    first: dict[str, Any] = {name: typed.getlist(name) if name in SEVERAL else typed[name] for name in typed}
    field, text = TEXTS.get(typed.get(SUGGESTED, ""), ("", ""))
    if field:
        before = str(first.get(field, "")).strip()
        first[field] = before if text in before else f"{before} {text}".strip()
    return first
