from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.policies.commands.delegate import LONGEST_REASON
from countersign.policies.commands.end_delegation import LONGEST_REASON as LONGEST_END
from countersign.web.days import NO_DAY
from countersign.web.people.by_name import people_named

if TYPE_CHECKING:
    from countersign.policies.models import Policy

EVERY, SOME = "EVERY", "SOME"


class DelegateForm(ActForm):
    """Who signs, which topic policies, until when, and why."""

    who = forms.CharField(
        max_length=254,
        label=_("Who signs?"),
        error_messages={"required": _("Write the name or the mail address of somebody here.")},
    )
    which = forms.ChoiceField(
        choices=[(EVERY, _("All topic policies")), (SOME, _("Only these"))],
        label=_("Which policies?"),
        error_messages={"required": _("Say for which topic policies: for all, or only for some.")},
    )
    policies = forms.MultipleChoiceField(required=False, label=_("Topic policies"))
    until = forms.DateField(
        label=_("Until when?"), error_messages={**NO_DAY, "required": _("Say until which day it holds.")}
    )
    reason = forms.CharField(required=False, max_length=LONGEST_REASON, label=_("Why, and how far does it go?"))

    def __init__(self, *args: Any, organisation: UUID, topics: Iterable[Policy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        choices: Any = self.fields["policies"]
        choices.choices = [(one.id.hex, one.title) for one in topics]

    def clean_who(self) -> UUID:
        """Nobody is guessed: who cannot be told is asked about."""
        [person] = people_named(self.organisation, self.cleaned_data["who"], 1)
        return person.id

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("which") == SOME and not given.get("policies") and "policies" not in self.errors:
            self.add_error("which", _("Tick the policies that it is for."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = [UUID(hex=one) for one in given["policies"]] if given["which"] == SOME else None
        return {"person_id": given["who"], "policy_ids": chosen, "until": given["until"], "reason": given["reason"]}


class EndForm(ActForm):
    """Why."""

    because = forms.CharField(
        max_length=LONGEST_END, label=_("Why?"), error_messages={"required": _("Say in a sentence why.")}
    )
