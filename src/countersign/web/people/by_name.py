"""People whom somebody typed: by their names, or by their mail addresses. Nobody is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Person

LONGEST_LIST = 20_000
"""Characters of a field that takes names."""


def people_named(organisation: UUID, text: str, most: int) -> list[Person]:
    """One name or mail address a line. Raises ValidationError with a sentence for every line that is not clear."""
    lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(lines) > most:
        raise forms.ValidationError(_("At most %(n)s people are named one by one."), params={"n": most})
    found = named(organisation, lines)
    errors = [error for line in lines if (error := doubt(line, found[line]))]
    if errors:
        raise forms.ValidationError(errors)
    return [one for line in lines for one in found[line]]


def named(organisation: UUID, lines: list[str]) -> dict[str, list[Person]]:
    """For each line everybody whose name or mail address it is. One query for all of them."""
    if not lines:
        return {}
    wanted = Q(name__in=lines) | Q(email__in=[line.lower() for line in lines])
    there = list(people.people(organisation).filter(wanted, erased_at=None))
    return {line: [one for one in there if line == one.name or line.lower() == one.email] for line in lines}


def doubt(line: str, found: list[Person]) -> forms.ValidationError | None:
    if len(found) == 1:
        return None
    if found:
        return forms.ValidationError(
            _("%(n)s people are called “%(line)s”: write the mail address instead."),
            params={"n": len(found), "line": line},
        )
    return forms.ValidationError(
        _("Nobody here is “%(line)s”. Write the name as it stands under People, or the mail address."),
        params={"line": line},
    )
