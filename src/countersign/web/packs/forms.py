from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.packs.commands.order import LONGEST_RECIPIENT
from countersign.packs.enums import Names

NAMES = {
    Names.LEADERS: _("Those who lead, sign, appoint or hold a role; everybody else under a reference"),
    Names.EVERYBODY: _("Everybody, with job titles"),
}


class OrderForm(ActForm):
    """Whoever may not export everybody's names is not asked."""

    recipient = forms.CharField(max_length=LONGEST_RECIPIENT, label=_("Whom is it for?"))
    as_of = forms.DateField(label=_("As of which day?"))
    names = forms.TypedChoiceField(coerce=Names, label=_("Whose names does it show?"))

    def __init__(self, *args: Any, may_name: list[Names], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, NAMES[one]) for one in may_name]
        self.fields["names"].choices = choices  # type: ignore[attr-defined]
