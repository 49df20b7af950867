from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.people.enums import PersonKind
from countersign.web.people.forms import KINDS

if TYPE_CHECKING:
    from countersign.people.models import Person


class ChangeForm(ActForm):
    """Everything about somebody but their mail address. The manager is named by mail address, or chosen in words."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, label=_("Name"))
    title = forms.CharField(max_length=200, required=False, label=_("Job title"))
    department = forms.CharField(max_length=200, required=False, label=_("Department"))
    employee_number = forms.CharField(max_length=60, required=False, label=_("Employee number"))
    kind = forms.TypedChoiceField(choices=KINDS, coerce=PersonKind, label=_("Kind"))
    manager_id = forms.TypedChoiceField(
        coerce=lambda hexadecimal: UUID(hex=hexadecimal), empty_value=None, required=False, label=_("Manager")
    )
    joined_on = forms.DateField(required=False, label=_("Joined on"))
    on_leave = forms.BooleanField(required=False, label=_("On leave at the moment"))
    leave_from = forms.DateField(required=False, label=_("First day of leave"))
    leave_until = forms.DateField(required=False, label=_("Back on"))
    executive = forms.BooleanField(required=False, label=_("Part of the executive team"))

    def __init__(self, *args: Any, managers: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("nobody")), *((one.id.hex, str(one)) for one in managers)]
        self.fields["manager_id"].choices = choices  # type: ignore[attr-defined]


class LeaveForm(ActForm):
    left_on = forms.DateField(label=_("Gone since"))


class ComeBackForm(ActForm):
    joined_on = forms.DateField(label=_("Here again since"))


class EraseForm(ActForm):
    """Nothing is typed; what is on the page is what is done."""


class AddressForm(ActForm):
    new_address = forms.EmailField(label=_("New mail address"))


class ApproveForm(ActForm):
    address_shown = forms.EmailField(widget=forms.HiddenInput)
