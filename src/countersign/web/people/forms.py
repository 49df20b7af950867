from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.people.enums import Basis, PersonKind

if TYPE_CHECKING:
    from countersign.people.models import Person

KINDS = [
    (PersonKind.EMPLOYEE.value, _("Employee")),
    (PersonKind.DIRECTOR.value, _("Director")),
    (PersonKind.CONTRACTOR.value, _("Contractor")),
    (PersonKind.SUPPLIER.value, _("Somebody of a supplier")),
    (PersonKind.EXTERNAL.value, _("External, for example an auditor")),
]
BASES = [
    (Basis.OWNER.value, _("Owner or founder")),
    (Basis.DIRECTOR.value, _("Managing or statutory director")),
    (Basis.BOARD.value, _("Member of the board")),
    (Basis.EXECUTIVE.value, _("Member of the executive team")),
]


class EnterForm(ActForm):
    name = forms.CharField(max_length=200, label=_("Name"))
    email = forms.EmailField(label=_("Mail address at work"))
    title = forms.CharField(max_length=200, required=False, label=_("Job title"))
    kind = forms.TypedChoiceField(choices=KINDS, coerce=PersonKind, label=_("Kind"))
    joined_on = forms.DateField(required=False, label=_("Joined on"))


class EnterLeaderForm(ActForm):
    """The people to choose from are the organisation's own; anybody else's id is no choice."""

    person_id = forms.TypedChoiceField(coerce=lambda hexadecimal: UUID(hex=hexadecimal), label=_("Who"))
    basis = forms.TypedChoiceField(choices=BASES, coerce=Basis, label=_("On what ground"))
    leads_from = forms.DateField(label=_("Since"))

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.id.hex, f"{one.name}, {one.title}" if one.title else one.name) for one in people]
        self.fields["person_id"].choices = choices  # type: ignore[attr-defined]


class ConfirmForm(ActForm):
    leader_id = forms.UUIDField(widget=forms.HiddenInput)
