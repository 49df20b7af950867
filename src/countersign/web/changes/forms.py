from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.actions.commands.add_action import LONGEST_TASK
from countersign.actions.commands.add_action import LONGEST_TITLE as LONGEST_NAME
from countersign.actions.enums import ActionKind
from countersign.changes.commands.assess_event import LONGEST_REASON, Following
from countersign.changes.commands.report_event import LONGEST_STORY, LONGEST_TITLE
from countersign.changes.commands.withdraw_event import LONGEST_BECAUSE
from countersign.changes.enums import EventKind
from countersign.entrance.acts import ActForm
from countersign.web.actions.words import KINDS as ACTION_KINDS
from countersign.web.changes.words import KINDS
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person

TOUCHES, NOT = "yes", "no"


class ReportForm(ActForm):
    """What happened, and when."""

    kind = forms.TypedChoiceField(
        choices=KINDS,
        coerce=EventKind,
        label=_("What kind of change is it?"),
        error_messages={"required": _("Choose the kind of change.")},
    )
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What happened, in a few words?"),
        error_messages={"required": _("Say in a few words what happened.")},
    )
    happened_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    story = forms.CharField(max_length=LONGEST_STORY, required=False, label=_("What is there to know about it?"))


class ShownForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class AssessForm(ShownForm):
    """What it means, and why. Whoever looks through the roles is named with a day."""

    touches = forms.TypedChoiceField(
        choices=[
            (NOT, _("No, the policy stays as it is")),
            (TOUCHES, _("Yes, or perhaps: top management looks at it again")),
        ],
        coerce=lambda typed: typed == TOUCHES,
        label=_("Does it touch the information security policy?"),
        error_messages={"required": _("Say whether it touches the policy.")},
    )
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: an assessment without a reason is none.")},
    )
    learnt = forms.CharField(max_length=LONGEST_REASON, required=False, label=_("What was learnt from it?"))
    assessed_on = forms.DateField(label=_("On which day was that decided?"), error_messages=NO_DAY)
    for_review = forms.BooleanField(required=False, label=_("The next management review hears of it"))
    checks_roles = forms.BooleanField(required=False, label=_("Somebody looks through the roles"))
    owner_id = PersonField(required=False, label=_("Who looks through the roles?"))
    due_on = forms.DateField(required=False, label=_("Until when?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people, nobody=gettext("Nobody: the roles stay as they are"))

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        given = {name: told.pop(name) for name in ("checks_roles", "for_review", "owner_id", "due_on")}
        following = Following(reviews_policy=told.pop("touches"), **given)
        return {**told, "following": following}


class FollowUpForm(ActForm):
    """Something that is done because of it."""

    kind = forms.TypedChoiceField(
        choices=ACTION_KINDS,
        coerce=ActionKind,
        label=_("What kind of action is it?"),
        error_messages={"required": _("Choose the kind of action.")},
    )
    title = forms.CharField(
        max_length=LONGEST_NAME,
        label=_("What will be different?"),
        error_messages={"required": _("Give it a name that says what will be different.")},
    )
    task = forms.CharField(
        max_length=LONGEST_TASK,
        label=_("What is to be done?"),
        error_messages={"required": _("Say what is to be done.")},
    )
    cause = forms.CharField(max_length=LONGEST_TASK, required=False, label=_("Why did it go wrong?"))
    owner_id = PersonField(label=_("Who does it?"), error_messages={"required": _("Choose who does it.")})
    due_on = forms.DateField(label=_("Until when?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)


class WithdrawForm(ShownForm):
    because = forms.CharField(
        max_length=LONGEST_BECAUSE,
        label=_("It is withdrawn, because …"),
        error_messages={"required": _("Say in a sentence what was wrong with it.")},
    )
