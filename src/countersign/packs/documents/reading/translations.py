"""What was given beside a signed version in other languages. Nobody signed it."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from countersign.kernel.text import from_json, to_html
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.saying import by_day, leaf_of, moment, person, text
from countersign.packs.documents.rows import Row
from countersign.policies.documents.saying import language_alone, language_name

FIRST_HEADING = 4


def translations(material: Material, version: Row) -> list[dict[str, Any]]:
    """Those of one version that were given by the day of the pack, by language, the latest first."""
    own = [row for row in material.told.rows["translation"] if row.state["version_id"] == version.id]
    found = [row for row in own if by_day(material, row.state["given_at"])]
    latest = sorted(found, key=lambda row: leaf_of(material, row, "translation.given"), reverse=True)
    return [told(material, version, row) for row in sorted(latest, key=lambda row: row.state["language"])]


def told(material: Material, version: Row, row: Row) -> dict[str, Any]:
    state = row.state
    ended = by_day(material, state["ended_at"])
    return {
        "language": language_name(state["language"]),
        "tag": state["language"],
        "signed": language_alone(version.state["language"]),
        "title": text(state["title"]) or "A title that is not shown",
        "html": None if ended else as_html(row),
        "made_by": text(state["made_by"]),
        "words": text(state["words"]),
        "by": person(material, state["given_by_id"]),
        "at": moment(state["given_at"]),
        "leaf": leaf_of(material, row, "translation.given"),
        "ended_at": moment(state["ended_at"]) if ended else None,
        "ended_because": text(state["ended_because"]) if ended else None,
        "files": material.originals.get(row.id, []),
    }


def as_html(row: Row) -> SafeString | None:
    """``to_html`` escapes every character of it."""
    tree = text(row.state["text"])
    if tree is None:
        return None
    html = to_html(from_json(tree), {}, first_heading=FIRST_HEADING)
    frame = '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table'
    return mark_safe(html.replace("<table", frame).replace("</table>", "</table></div>"))  # noqa: S308 (see above)
