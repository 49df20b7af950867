from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.asks.commands.answer import LONGEST_ANSWER
from countersign.asks.commands.commit import LONGEST_COMMITMENT
from countersign.asks.commands.make import LONGEST_ACT, LONGEST_WHY, MOST_MINUTES
from countersign.asks.commands.withdraw import LONGEST_REASON
from countersign.asks.enums import Answer, Channel
from countersign.entrance.acts import ActForm
from countersign.web.asks.words import ANSWERS, CHASING, ELSEWHERE
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person


class MakeForm(ActForm):
    """One act, asked of one leader."""

    library = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    leader_id = PersonField(label=_("Who is asked?"), error_messages={"required": _("Choose a leader.")})
    wanted = forms.CharField(
        max_length=LONGEST_ACT,
        label=_("For which one act?"),
        error_messages={"required": _("Say what you ask for: one act.")},
    )
    minutes = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_MINUTES, label=_("How many minutes does it take?")
    )
    due_on = forms.DateField(label=_("By which day?"), error_messages=NO_DAY)
    why_now = forms.CharField(
        max_length=LONGEST_WHY,
        label=_("Why now?"),
        error_messages={"required": _("Say why now: a day that depends on it.")},
    )
    asked_on = forms.DateField(label=_("Asked on"), error_messages=NO_DAY)
    vague = forms.BooleanField(required=False, label=_("Send it although it is not specific, and mark it so"))

    def __init__(self, *args: Any, leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(leaders)


class AnswerForm(ActForm):
    answer = forms.TypedChoiceField(
        choices=ANSWERS,
        coerce=Answer,
        label=_("Your answer"),
        error_messages={"required": _("Choose an answer. A no is one, too.")},
    )
    words = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("In a sentence"),
        error_messages={"required": _("Say in a sentence what you did or will do, or why not.")},
    )


class RecordAnswerForm(AnswerForm):
    answered_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    channel = forms.TypedChoiceField(
        choices=ELSEWHERE, coerce=Channel, label=_("How?"), error_messages={"required": _("Say how they answered.")}
    )


class ChaseForm(ActForm):
    channel = forms.TypedChoiceField(
        choices=CHASING, coerce=Channel, label=_("How?"), error_messages={"required": _("Say how you remind them.")}
    )
    chased_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)


class ReasonForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )


class CommitForm(ActForm):
    words = forms.CharField(
        max_length=LONGEST_COMMITMENT,
        label=_("What do you take on?"),
        error_messages={"required": _("Say what you take on: one act that one can see.")},
    )
    due_on = forms.DateField(label=_("By which day?"), error_messages=NO_DAY)


class MeetForm(ActForm):
    met_on = forms.DateField(label=_("On which day did you do it?"), error_messages=NO_DAY)
    words = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("What did you do, and where can one see it?"),
        error_messages={"required": _("Say in a sentence what you did, and where one can see it.")},
    )
