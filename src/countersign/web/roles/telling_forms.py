"""What the pages about telling people take in, and those about a role that is with a function."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.roles.commands.give_to_function import LONGEST_FUNCTION
from countersign.roles.commands.record_roles_told import LONGEST_LINK, LONGEST_WHAT
from countersign.roles.commands.withdraw_roles_told import LONGEST_REASON
from countersign.roles.enums import Way
from countersign.web.days import NO_DAY
from countersign.web.roles.telling_words import ELSEWHERE
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.roles.models import Role

DIGEST = 71


class ToldForm(ActForm):
    """Who was told, or is."""

    departments = forms.MultipleChoiceField(required=False, label=_("Only these departments"))

    def __init__(self, *args: Any, departments: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["departments"].choices = [(name, name) for name in departments]


class SendForm(ToldForm):
    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class RecordForm(ToldForm):
    """People were told elsewhere."""

    way = forms.TypedChoiceField(
        choices=ELSEWHERE, coerce=Way, label=_("How?"), error_messages={"required": _("Say how people were told.")}
    )
    what = forms.CharField(
        max_length=LONGEST_WHAT,
        label=_("What did they see or hear?"),
        error_messages={"required": _("Say in a few words what people saw or heard.")},
    )
    told_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    keys = forms.MultipleChoiceField(required=False, label=_("Only these roles were named"))
    scan = forms.FileField(
        required=False,
        error_messages={"empty": _("The file is empty (0 bytes). Choose another one.")},
        label=_("A copy"),
    )
    link = forms.CharField(required=False, max_length=LONGEST_LINK, label=_("Or where it stands"))

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["keys"].choices = [(role.key, role.name) for role in roles]

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It was a mistake, because …"),
        error_messages={"required": _("Say what was wrong with it.")},
    )


class FunctionForm(ActForm):
    function = forms.CharField(
        max_length=LONGEST_FUNCTION,
        label=_("Which department or job title?"),
        error_messages={"required": _("Say which department or job title has this role.")},
    )
    given_from = forms.DateField(label=_("Since when?"), error_messages=NO_DAY)


class EndFunctionForm(ActForm):
    given_until = forms.DateField(label=_("From which day on no more?"), error_messages=NO_DAY)
