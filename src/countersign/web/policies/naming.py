"""Offering a version to people by name, all of whom have to sign: in an order, or in any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance import clock
from countersign.entrance.endpoint import Visit
from countersign.people import queries as people
from countersign.policies import queries
from countersign.web.policies.forms import OfferForm

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from countersign.people.models import Person
    from countersign.policies.models import Draft

FEWEST = 2
"""Where only one person can sign, there is nobody to choose among."""

NOBODY, ANY = "", "ANY"
PLACES: tuple[str | Promise, ...] = (
    *(_("signs first"), _("signs second"), _("signs third"), _("signs fourth")),
    *(_("signs fifth"), _("signs sixth"), _("signs seventh"), _("signs eighth")),
)


@dataclass(frozen=True)
class Signer:
    """Who could sign a draft today, and as what. ``author``: they write or offer it, so others do (S1)."""

    person: Person
    capacity: str
    author: bool


def signers(request: Visit, draft: Draft) -> list[Signer]:
    """Who leads today, and under a topic policy to whom that is delegated."""
    authors, at = {*queries.authors_of(draft), request.actor.person}, clock.now()
    found = people.leaders(request.organisation.id, request.today)
    lead = [Signer(one.person, people.capacity_in(one), one.person_id in authors) for one in found]
    delegated = queries.lent(request.organisation.id, at).signing(draft.policy, authors, at)
    return lead + [Signer(one.person, queries.by_delegation(one).capacity, False) for one in delegated]


class NamedOfferForm(OfferForm):
    """For each who can sign: not by name, has to sign, or in which place."""

    def __init__(self, *args: Any, signers: list[Signer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [one.person for one in signers if not one.author]
        self.people = others if len(others) >= FEWEST else []
        ordered = [(str(number), words) for number, words in enumerate(PLACES[: len(self.people)], 1)]
        choices = [(NOBODY, _("not asked by name")), (ANY, _("has to sign")), *ordered]
        for person in self.people:
            self.fields[field_of(person)] = forms.ChoiceField(
                required=False,
                choices=choices,
                label=str(person),
                error_messages={"invalid_choice": _("Choose one of the answers.")},
            )

    @property
    def named(self) -> list[forms.BoundField]:
        """The questions, one for each of them."""
        return [self[field_of(person)] for person in self.people]

    @property
    def opened(self) -> bool:
        return any(field.value() or field.errors for field in self.named)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        places = [place for _person, place in self.chosen(given)]
        numbers = [place for place in places if place != ANY]
        first = field_of(self.people[0]) if self.people else None
        if len({*numbers}) < len(numbers):
            self.add_error(first, _("Two people cannot sign in the same place. Give each one of their own."))
        elif numbers and len(numbers) < len(places):
            self.add_error(first, _("Give all of them a place, or none: an order that leaves somebody out is none."))
        return given

    def chosen(self, given: dict[str, Any]) -> list[tuple[UUID, str]]:
        answers = ((person.id, given.get(field_of(person)) or NOBODY) for person in self.people)
        return [(person, place) for person, place in answers if place != NOBODY]

    def arguments(self) -> dict[str, Any]:
        chosen = sorted(self.chosen(self.cleaned_data), key=lambda one: one[1])
        in_order = any(place != ANY for _person, place in chosen)
        return {**super().arguments(), "signatories": [person for person, _place in chosen], "in_order": in_order}


def field_of(person: Person) -> str:
    return f"place_{person.id.hex}"
