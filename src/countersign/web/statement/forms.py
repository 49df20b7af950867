from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.readiness.commands.declare_gap import LONGEST
from countersign.readiness.commands.propose_toleration import LONGEST_REASON
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person

DIGEST = 71


class Finding(ActForm):
    """Which finding a line is about."""

    code = forms.CharField(max_length=7, widget=forms.HiddenInput)
    key = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)


class DeclareForm(Finding):
    """One known gap (DOMAIN, 8.8): what is so, what was done, what will be done by when and by whom, and the risk."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    fact = forms.CharField(
        max_length=LONGEST,
        label=_("What is so?"),
        error_messages={"required": _("Say what is so, with a number and a day.")},
    )
    done = forms.CharField(max_length=LONGEST, required=False, label=_("What has been done so far?"))
    plan = forms.CharField(
        max_length=LONGEST,
        label=_("What will be done?"),
        error_messages={"required": _("Say what will be done.")},
    )
    due_on = forms.DateField(
        label=_("By which day?"),
        error_messages={
            "required": _("Give the day: a plan without one is a wish."),
            "invalid": _("This is no day of the calendar."),
        },
    )
    owner_id = PersonField(label=_("Who sees to it?"), error_messages={"required": _("Choose somebody.")})
    risk = forms.CharField(
        max_length=LONGEST,
        label=_("What can happen until then?"),
        error_messages={"required": _("Say what can happen until then.")},
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner_id"]
        owner.offer(people)


class ShownForm(ActForm):
    """What was shown."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class CloseForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )
