from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.people.enums import PersonKind
from countersign.policies.audience import Audience, Some, combined
from countersign.policies.commands.change_policy import LONGEST_TO_ACCEPT, MOST_NAMED, MOST_TOGETHER
from countersign.policies.commands.create import LONGEST_INTERVAL
from countersign.policies.topics import SMALL_FIRM
from countersign.web.people.by_name import LONGEST_LIST, people_named
from countersign.web.policies.audiences import KINDS
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person

EVERYBODY, SOME = "EVERYBODY", "SOME"

BOXES = {"kinds": _("What they are"), "departments": _("Where they work"), "roles": _("What role they hold")}

TOGETHER = tuple(f"together_{number}_" for number in range(1, MOST_TOGETHER + 1))
LEFT_OUT = "left_out_"
"""With what the names of fields begin that say who fits several things at once, and who is left out."""


class BeginForm(ActForm):
    """One topic of the library; without one, the five that a small organisation begins with."""

    key = forms.CharField(required=False, max_length=40)

    def arguments(self) -> dict[str, Any]:
        key = self.cleaned_data["key"]
        return {"keys": [key] if key else SMALL_FIRM}


class OwnerForm(ActForm):
    """What can be set for every policy: who owns it, and how often it is reviewed."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    owner_id = PersonField(required=False, label=_("Owner"))
    review_months = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_INTERVAL,
        label=_("Months between two reviews"),
        error_messages={
            "required": _("Write how many months lie between two reviews."),
            "invalid": _("Write the months in figures, for example 12."),
            "min_value": _("A policy is reviewed every 1 to 60 months."),
            "max_value": _("A policy is reviewed every 1 to 60 months."),
        },
    )

    ack_days = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_TO_ACCEPT,
        label=_("Days to accept it"),
        error_messages={
            "required": _("Write how many days people have to accept it."),
            "invalid": _("Write the days in figures, for example 14."),
            "min_value": _("Whoever is asked has 1 to 90 days to accept it."),
            "max_value": _("Whoever is asked has 1 to 90 days to accept it."),
        },
    )
    ack_refresh_months = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST_INTERVAL,
        label=_("Months until people are asked again"),
        error_messages={
            "invalid": _("Write the months in figures, for example 12, or leave it empty."),
            "min_value": _("People are asked again every 1 to 60 months, or never."),
            "max_value": _("People are asked again every 1 to 60 months, or never."),
        },
    )

    asks_reading = forms.BooleanField(required=False, label=_("Nobody accepts it before they could have read it"))

    def __init__(self, *args: Any, owners: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner_id"]
        owner.offer(owners, nobody=_("Nobody yet"))


class TopicForm(OwnerForm):
    """Of a topic policy also whom it is for, whether they are asked to accept it, and whether it is in use.

    The boxes of ``BOXES`` are there several times: for whom one match is enough, for those who fit several things at
    once, as often as that may be said, and for those who are left out.
    """

    whom = forms.ChoiceField(choices=[(EVERYBODY, _("Everybody here")), (SOME, _("Only some"))])
    people = forms.CharField(required=False, max_length=LONGEST_LIST, label=_("People by name"))
    left_out_people = forms.CharField(required=False, max_length=LONGEST_LIST, label=_("People by name"))
    all_staff = forms.BooleanField(required=False, label=_("It binds every member of staff"))
    asks_acceptance = forms.BooleanField(required=False, label=_("They are asked to read and accept it"))
    in_use = forms.BooleanField(required=False, label=_("It is in use"))

    def __init__(
        self, *args: Any, organisation: UUID, departments: Iterable[str], roles: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        known: dict[str, Any] = {
            "kinds": [(kind.value, label) for kind, label in KINDS.items()],
            "departments": [(one, one) for one in departments],
            "roles": [(one, one) for one in roles],
        }
        for part in ("", *TOGETHER, LEFT_OUT):
            for name, label in BOXES.items():
                self.fields[part + name] = forms.MultipleChoiceField(required=False, choices=known[name], label=label)

    def clean_people(self) -> frozenset[UUID]:
        return self.people_in("people")

    def clean_left_out_people(self) -> frozenset[UUID]:
        return self.people_in("left_out_people")

    def people_in(self, field: str) -> frozenset[UUID]:
        """One name or mail address a line. Nobody is guessed: who cannot be told is asked about."""
        found = people_named(self.organisation, self.cleaned_data[field], MOST_NAMED)
        return frozenset(one.id for one in found)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("whom") == SOME and not self.errors and self.audience().all_but:
            self.add_error("whom", _("Say for whom it is: tick or name somebody below."))
        return given

    def audience(self) -> Audience:
        """What was chosen; what is ticked under "only some" does not count while it is for everybody."""
        left_out = self.some(LEFT_OUT)
        if self.cleaned_data["whom"] == EVERYBODY:
            return Audience(left_out=left_out)
        return combined(self.some(), map(self.some, TOGETHER), left_out)

    def some(self, part: str = "") -> Some:
        given = self.cleaned_data
        return Some(
            kinds=frozenset(map(PersonKind, given[f"{part}kinds"])),
            departments=frozenset(given[f"{part}departments"]),
            roles=frozenset(given[f"{part}roles"]),
            people=given.get(f"{part}people", frozenset()),
        )

    def arguments(self) -> dict[str, Any]:
        names = ("revision_shown", "owner_id", "review_months", "all_staff", "asks_acceptance", "in_use")
        more = ("ack_days", "ack_refresh_months", "asks_reading")
        return {**{name: self.cleaned_data[name] for name in (*names, *more)}, "audience": self.audience().written()}
