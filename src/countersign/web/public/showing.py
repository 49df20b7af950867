"""From a public text to what a page shows of it: to everybody, and beforehand to whoever decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.safestring import mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from countersign.kernel.text import from_json, to_html
from countersign.policies.queries import hands
from countersign.policies.text.redacting import shown_digest

if TYPE_CHECKING:
    from countersign.policies.models import Version

FIRST_HEADING = 2
"""The title of the document is the title of the page."""


def public_document(version: Version, text: dict[str, object], *, names: bool, organisation: str) -> dict[str, Any]:
    """The sheet. Who signed is named only where that was chosen."""
    return {
        "title": version.title,
        "imprint": _("{organisation} · version {label}").format(
            organisation=version.variables["organisation"], label=version.label
        ),
        "text": mark_safe(to_html(from_json(text), first_heading=FIRST_HEADING)),  # noqa: S308 (it escapes all)
        "signatures": signatures(version, names=names, organisation=organisation),
    }


def signatures(version: Version, *, names: bool, organisation: str) -> list[dict[str, Any]]:
    if not names:
        return [{"name": organisation, "hat": _("signed in its name"), "at": version.signed_on}]
    return [{"name": one.name, "hat": one.capacity, "at": one.signed_on} for one in hands(version)]


def made_from(version: Version, left_out: Mapping[str, str], text: dict[str, object], *, names: bool) -> dict[str, Any]:
    """How a public text came about, and how it is checked.

    The fingerprint of the signed text stands there only where nothing is left out: somebody could try words on it.
    """
    return {
        "label": version.label,
        "signed_on": version.signed_on,
        "signed_by": get_text_list([one.name for one in hands(version)], _("and")) if names else "",
        "left_out": len(left_out),
        "replaced": sum(1 for instead in left_out.values() if instead),
        "signed": "" if left_out else version.document,
        "finished": version.source is not None,
        "file": "" if left_out else version.source,
        "digest": shown_digest(text),
    }
