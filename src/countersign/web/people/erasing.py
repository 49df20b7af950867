"""What erasing somebody means, said before it is done: what goes, what their name is taken out of, and what stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from countersign.kernel.instants import EPOCH
from countersign.kernel.redacting import Wanted
from countersign.ledger.mentions import Mention, kept_mentions, mentions, near
from countersign.people import queries
from countersign.policies import queries as policies
from countersign.reviews import queries as reviews

if TYPE_CHECKING:
    from countersign.people.models import Person

MOST_SHOWN = 30
"""Places of one kind on the page; of more it says how many."""


def erasure(person: Person) -> dict[str, Any]:
    """What would be erased, and what is kept on which ground."""
    held = [
        (_("Name"), person.name),
        (_("Mail address"), person.email),
        (_("Job title"), person.title),
        (_("Employee number"), person.employee_number),
    ]
    return {
        "erased": [(label, value) for label, value in held if value],
        "signed": signed(person),
        "named": [f"{version.title}, {version.label}" for version in policies.naming(person)],
        "reports": queries.reports(person.organisation_id, person.id).count(),
        **places(person),
    }


def signed(person: Person) -> list[str]:
    here = person.organisation_id
    found = (
        *policies.signed_since(here, EPOCH).filter(signed_by_id=person.id),
        *policies.cosigned_by(here, person.id),
    )
    return [f"{version.title}, {version.label}" for version in found]


def places(person: Person) -> dict[str, Any]:
    """Where they are named, in which words, and what of it stays."""
    here, called = person.organisation_id, queries.called(person)
    wide, whole = called.wanted(called.words), called.wanted()
    found, stays = list(mentions(here, wide)), list(kept_mentions(here, wide))
    beside = Counter(label(one) for one in stays if one.model._meta.label not in SAID_APART)
    held = {one.row.pk for one in stays if one.model._meta.label == REVIEW}
    return {
        "whole": shown(found, whole),
        "words": [{"word": word, **shown(without(found, whole), Wanted(words=(word,)))} for word in called.words],
        "shared": called.shared,
        "minutes": [one.day for one in reviews.reviews(here).filter(id__in=held)] if held else [],
        "beside": sorted(beside.items()),
    }


REVIEW = "reviews.Review"
SAID_APART = frozenset({"policies.Version", REVIEW})
"""Of these the page has lines of their own."""


def without(found: Iterable[Mention], whole: Wanted) -> list[Mention]:
    """The same texts with their whole name taken out, so that its words are not found a second time."""
    return [Mention(one.model, one.row, one.column, whole.out_of(one.value), one.left) for one in found]


def shown(found: Iterable[Mention], wanted: Wanted) -> dict[str, Any]:
    """The first places, each with a few letters around it, and how many there are."""
    every = [(label(one), *place) for one in found for place in near(one, wanted)]
    listed = [{"where": where, "before": a, "word": word, "after": b} for where, a, word, b in every[:MOST_SHOWN]]
    return {"places": listed, "n": len(every), "more": max(0, len(every) - MOST_SHOWN)}


def label(one: Mention) -> str:
    """Which sort of record it stands in, and where there."""
    return f"{str(one.model._meta.verbose_name).capitalize()}, {one.column.replace('_', ' ')}"
