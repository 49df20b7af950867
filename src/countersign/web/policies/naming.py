"""Offering a version to leaders by name, all of whom have to sign: in an order, or in any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.endpoint import Visit
from countersign.people import queries as people
from countersign.web.policies.forms import OfferForm

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from countersign.people.models import Leader
    from countersign.policies.models import Draft

FEWEST = 2
"""Where only one leader can sign, there is nobody to choose among."""

NOBODY, ANY = "", "ANY"
PLACES: tuple[str | Promise, ...] = (
    *(_("signs first"), _("signs second"), _("signs third"), _("signs fourth")),
    *(_("signs fifth"), _("signs sixth"), _("signs seventh"), _("signs eighth")),
)


def could_sign(request: Visit, draft: Draft) -> list[Leader]:
    """Who leads today and does not write or offer this (S1)."""
    authors = (draft.edited_by_id, request.actor.person)
    return [one for one in people.leaders(request.organisation.id, request.today) if one.person_id not in authors]


class NamedOfferForm(OfferForm):
    """For each leader who can sign: not by name, has to sign, or in which place."""

    def __init__(self, *args: Any, leaders: list[Leader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = leaders if len(leaders) >= FEWEST else []
        ordered = [(str(number), words) for number, words in enumerate(PLACES[: len(self.leaders)], 1)]
        choices = [(NOBODY, _("not asked by name")), (ANY, _("has to sign")), *ordered]
        for leader in self.leaders:
            self.fields[field_of(leader)] = forms.ChoiceField(
                required=False,
                choices=choices,
                label=str(leader.person),
                error_messages={"invalid_choice": _("Choose one of the answers.")},
            )

    @property
    def named(self) -> list[forms.BoundField]:
        """The questions, one for each leader."""
        return [self[field_of(leader)] for leader in self.leaders]

    @property
    def opened(self) -> bool:
        return any(field.value() or field.errors for field in self.named)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        places = [place for _person, place in self.chosen(given)]
        numbers = [place for place in places if place != ANY]
        first = field_of(self.leaders[0]) if self.leaders else None
        if len({*numbers}) < len(numbers):
            self.add_error(first, _("Two people cannot sign in the same place. Give each one of their own."))
        elif numbers and len(numbers) < len(places):
            self.add_error(first, _("Give all of them a place, or none: an order that leaves somebody out is none."))
        return given

    def chosen(self, given: dict[str, Any]) -> list[tuple[UUID, str]]:
        answers = ((leader.person_id, given.get(field_of(leader)) or NOBODY) for leader in self.leaders)
        return [(person, place) for person, place in answers if place != NOBODY]

    def arguments(self) -> dict[str, Any]:
        chosen = sorted(self.chosen(self.cleaned_data), key=lambda one: one[1])
        in_order = any(place != ANY for _person, place in chosen)
        return {**super().arguments(), "signatories": [person for person, _place in chosen], "in_order": in_order}


def field_of(leader: Leader) -> str:
    return f"place_{leader.person_id.hex}"
