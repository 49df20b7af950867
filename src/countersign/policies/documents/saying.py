"""Every word on a rendered version that is not in its text: who signed, how, and where that can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import get_language_info

from countersign.kernel.approvals import MONTHS, SignatureMethod
from countersign.kernel.references import Ref, ref
from countersign.kernel.text import from_json
from countersign.ledger.format import EXAMPLE
from countersign.people.queries import today
from countersign.policies.documents.shaping import breakable, shaped

if TYPE_CHECKING:
    from countersign.policies.models import Version
    from countersign.policies.queries import Hand

METHODS: dict[str, str] = {
    SignatureMethod.MAILED_CODE: "Confirmed by mailed code",
    SignatureMethod.PASSKEY: "Confirmed by passkey",
    SignatureMethod.WET_SIGNATURE: "Signed on paper, elsewhere",
    SignatureMethod.MINUTE: "Approved in a minute, elsewhere",
    SignatureMethod.OTHER_SYSTEM: "Signed in another system",
}
TRIAL = "Confirmed by a code from the mailbox of a trial installation"
SINGLE_HANDED = "The author signed, being the only member of top management."
ON_THE_WORD = "Countersign did not see this signature. It was entered on the word of whoever recorded it."
INVENTED = "EXAMPLE, not a real organisation"
NOTE = (
    "Characters that the typeface of this document lacks are written by their number, as [U+0041]. The attached file "
    "has them as they were signed."
)
FINISHED = (
    "A finished file is what was signed; its SHA-256 stands on the last page. The words below were taken out of it, to "
    "be searched and read aloud. Its looks, tables and pictures are in the file alone."
)
CHECK = (
    "The file document.json, attached to this PDF, is the exact text. The SHA-256 of its bytes is the fingerprint "
    "above, and the ledger entry named above repeats it.",
    "Ask {organisation} for the receipt of that entry. It can be checked offline, with public tools that the makers "
    "of Countersign did not write.",
)

type Line = dict[str, Any]
type Places = dict[Ref, Place]
"""By the row that holds a hand."""


@dataclass(frozen=True)
class Place:
    """Where the signature stands: the log's origin, the entry, and its number."""

    origin: str
    entry: UUID
    number: int


def say_all(version: Version, given: list[Hand], places: Places) -> dict[str, Any]:
    """What the template shows, as plain values. ``given``: every hand, the last one last."""
    place = places[version.ref]
    organisation = version.variables["organisation"]
    language, _, region = version.language.partition("-")
    named = f"{version.title}, version {version.label}"
    example = [INVENTED] if place.origin.startswith(EXAMPLE) else []
    return {
        "title": breakable(version.title, 20),
        "organisation": organisation,
        "description": f"{named}, as signed",
        "language": language.lower() if 2 <= len(language) <= 3 and language.isalpha() else "en",
        "region": region.lower() if len(region) == 2 and region.isalpha() else None,
        "imprint": [breakable(organisation, 16), f"Version {version.label}", *days(version), *example],
        "running": breakable(" · ".join([organisation, version.title, f"version {version.label}", *example])),
        "attached": f"The text of {named}, exactly as it was signed",
        "preface": FINISHED if version.source else "",
        "blocks": shaped(from_json(version.text)),
        "hands": [hand_line(version, hand) for hand in given],
        "receipt": "Signed elsewhere" if version.signed_elsewhere else "Signed",
        "words": breakable(f"“{version.signed_words}”") if version.signed_words else "",
        "facts": [{"label": label, "lines": lines} for label, lines in facts(version, given, places) if lines],
    }


def days(version: Version) -> list[str]:
    """From when it applies, where that is known, and in which language it is written."""
    applies = ["In force from", day(version.effective_on)] if version.effective_on else []
    return [*applies, language_name(version.language)]


def hand_line(version: Version, hand: Hand) -> dict[str, str]:
    """A line under the text: a hand, in which capacity, on which day; above it what they said in their own words."""
    entered = today(version.organisation_id, version.signed_at) if version.signed_at else None
    return {
        "foreword": breakable(hand.foreword),
        "name": breakable(hand.name, 20),
        "capacity": breakable(hand.capacity),
        "day": day(hand.signed_on),
        "note": f"Signed elsewhere, recorded later: on {day(entered)}" if version.signed_elsewhere else "",
    }


def facts(version: Version, given: list[Hand], places: Places) -> Iterator[tuple[str, list[Line]]]:
    """Labels and lines of the last page, in reading order: of several hands each with its own place in the ledger."""
    place = places[version.ref]
    if place.origin.startswith(EXAMPLE):
        yield "Example", written(INVENTED, "Nothing here is evidence.")
    for hand in given[:-1]:
        yield "Signed by", written(hand.name, hand.capacity)
        yield "Signed on", written(day(hand.signed_on), f"Entered {instant(hand.signed_at)}")
        yield "How", written(method(hand), SINGLE_HANDED if hand.single_handed else "")
        yield "In the ledger", in_the_ledger(places[hand.of])
    yield "Signed by", written(str(version.signed_by), version.signed_as)
    if version.signed_elsewhere:
        yield "Signed on", written(f"{day(version.signed_on)}, as it is claimed")
        yield "Recorded", written(f"{instant(version.signed_at)}, by {version.offered_by}", ON_THE_WORD)
    else:
        yield "Signed on", written(day(version.signed_on), f"Entered {instant(version.signed_at)}")
    yield "How", written(method(given[-1]), SINGLE_HANDED if version.single_handed else "")
    yield "Scan", exact(version.scan)
    yield "The file", exact(version.source)
    yield "Fingerprint", exact(version.document)
    yield "In the ledger", in_the_ledger(place)
    yield "To check it", written(*(one.format(organisation=version.variables["organisation"]) for one in CHECK))


def in_the_ledger(place: Place) -> list[Line]:
    return [*written(f"Entry {place.number}"), *exact(ref("entry", place.entry), place.origin)]


def method(hand: Hand) -> str:
    """How it was confirmed, in plain words. A mailed code is never called a second factor."""
    if hand.evidence and hand.evidence.get("mailbox"):
        return TRIAL
    return METHODS[hand.method]


def written(*lines: str) -> list[Line]:
    return [{"text": breakable(line), "exact": False} for line in lines if line]


def exact(*lines: str | None) -> list[Line]:
    """Names for machines, to be compared letter by letter."""
    return [{"text": line, "exact": True} for line in lines if line]


def day(on: date | None) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else ""


def instant(at: datetime | None) -> str:
    return f"{day(at.astimezone(UTC))}, {at.astimezone(UTC):%H:%M} UTC" if at else ""


def language_name(code: str) -> str:
    try:
        return str(get_language_info(code.lower())["name"])
    except KeyError:
        return code


def language_alone(code: str) -> str:
    """Without the country: “English” for ``en-gb``."""
    alone = language_name(code.partition("-")[0])
    return alone if alone[:1].isupper() else language_name(code)
