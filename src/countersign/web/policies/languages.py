"""In which language somebody reads a version: the signed text, or a translation of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from countersign.kernel.text import from_json
from countersign.policies import queries
from countersign.policies.documents.saying import language_alone, language_name
from countersign.web.policies import showing

if TYPE_CHECKING:
    from countersign.people.models import Organisation
    from countersign.policies.models import Translation, Version

FIELD = "translation_id"
"""The name under which a form says which translation was on the page."""


@dataclass(frozen=True)
class Reading:
    """What somebody reads of a version: ``translation``, or the signed text. ``there``: language → translation."""

    version: Version
    translation: Translation | None = None
    there: Mapping[str, UUID] = field(default_factory=dict)


def chosen(request: HttpRequest, firm: Organisation, version: Version) -> Reading:
    """What was on the page that a form comes from; what the address asks for; what the reader's browser prefers.

    Where people read in one language alone, nothing is looked for.
    """
    if len(firm.languages) < 2 or version.signed_at is None:
        return Reading(version)
    found = queries.open_translations(firm.id, version.id)
    there = {tag: id for tag, id in found.items() if tag in firm.languages}
    id = there.get(language_of(request, version, there))
    return Reading(version, queries.translation(firm.id, id) if id else None, there)


def language_of(request: HttpRequest, version: Version, there: Mapping[str, UUID]) -> str:
    """One in which there is something to read, or that of the signed text."""
    if FIELD in request.POST:
        sent = request.POST[FIELD]
        shown = next((tag for tag, id in there.items() if sent and sent in (str(id), id.hex)), "")
        if shown or not sent:
            return shown or version.language
    if "language" in request.GET:
        return request.GET["language"]
    return preferred(request.headers.get("accept-language", ""), [version.language, *there])


def preferred(header: str, there: Sequence[str]) -> str:
    """What a browser likes best of what there is, be it with another country; else the first."""
    for wanted, _weight in parse_accept_lang_header(header.lower()):
        alike = [tag for tag in there if tag.partition("-")[0] == wanted.partition("-")[0]]
        if alike:
            return wanted if wanted in alike else alike[0]
    return there[0]


def document(reading: Reading, signed: dict[str, Any]) -> dict[str, Any]:
    """``signed``: the document as it is shown of the version. With the ways to its other languages."""
    one, version = reading.translation, reading.version
    ways = {"languages": switch(reading)} if reading.there else {}
    if one is None:
        return {**signed, **ways}
    return {
        **signed,
        **ways,
        "title": one.title,
        "lang": one.language,
        "dir": "rtl" if get_language_info(one.language)["bidi"] else "ltr",
        "imprint": _("{organisation} · version {label} · in {language}").format(
            organisation=version.variables["organisation"], label=version.label, language=language_name(one.language)
        ),
        "text": showing.html(from_json(one.text), {}),
        "translation": credit(one, version),
    }


def credit(one: Translation, version: Version) -> dict[str, Any]:
    """That it is a translation, of what, by whom, and the way to the signed text."""
    return {
        "signed": language_alone(version.language),
        "signed_url": f"?language={version.language}",
        "made_by": one.made_by,
        "given_by": str(one.given_by),
        "given_at": one.given_at,
        "ended_at": one.ended_at,
    }


def switch(reading: Reading) -> list[dict[str, Any]]:
    """``English (signed) · Deutsch``: each by the name that its readers give it."""
    shown = reading.translation.language if reading.translation else reading.version.language
    signed = reading.version.language
    label = _("{language} (signed)").format(language=language_alone(signed))
    ways = [(signed, label), *((tag, own_name(tag)) for tag in reading.there)]
    return [{"label": label, "lang": tag, "url": f"?language={tag}", "current": tag == shown} for tag, label in ways]


def own_name(tag: str) -> str:
    name = str(get_language_info(tag)["name_local"])
    return name[:1].upper() + name[1:]
