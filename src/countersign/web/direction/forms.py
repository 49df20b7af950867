from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.direction.commands.record_direction import LONGEST_EVIDENCE, LONGEST_WHAT
from countersign.direction.commands.withdraw_direction import LONGEST_BECAUSE
from countersign.direction.enums import DirectionKind, SupportKind
from countersign.entrance.acts import ActForm
from countersign.web.days import NO_DAY
from countersign.web.direction.words import DIRECTIONS, SUPPORTS
from countersign.web.roles.forms import PersonField
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

CHOOSE = {"required": _("Choose somebody.")}


class ShowingForm(ActForm):
    """What was done, in words, and what shows it."""

    what = forms.CharField(
        max_length=LONGEST_WHAT,
        label=_("What was it?"),
        error_messages={"required": _("Say what was done: a sentence is enough.")},
    )
    evidence = forms.CharField(max_length=LONGEST_EVIDENCE, required=False, label=_("What shows it?"))
    scan = forms.FileField(required=False, label=_("A file that shows it"))

    def clean_scan(self) -> bytes | None:
        file: UploadedFile[Any] | None = self.cleaned_data["scan"]
        return scan_in(file)


class DirectionForm(ShowingForm):
    kind = forms.TypedChoiceField(
        choices=DIRECTIONS,
        coerce=DirectionKind,
        label=_("What did they do?"),
        error_messages={"required": _("Choose what they did.")},
    )
    leader_id = PersonField(label=_("Which leader?"), error_messages=CHOOSE)
    directed_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(leaders)


class SupportForm(ShowingForm):
    kind = forms.TypedChoiceField(
        choices=SUPPORTS,
        coerce=SupportKind,
        label=_("What happened?"),
        error_messages={"required": _("Choose what happened.")},
    )
    manager_id = PersonField(label=_("Which manager?"), error_messages=CHOOSE)
    supporter_id = PersonField(required=False, label=_("Who helped them?"))
    supported_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        here = list(people)
        fields["manager_id"].offer(here)
        fields["supporter_id"].offer(here, nobody=gettext("Nobody: they did it themselves"))


class ObserveForm(ActForm):
    """What somebody saw: no rumour, and nothing more than is needed."""

    leader_id = PersonField(label=_("Which leader?"), error_messages=CHOOSE)
    observed_on = forms.DateField(label=_("On which day was it seen?"), error_messages=NO_DAY)
    what = forms.CharField(
        max_length=LONGEST_WHAT,
        label=_("What was seen, and which rule is it about?"),
        error_messages={"required": _("Say what was seen, and which rule it is about.")},
    )
    evidence = forms.CharField(max_length=LONGEST_EVIDENCE, required=False, label=_("What shows it?"))

    def __init__(self, *args: Any, leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(leaders)


class ShownForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class ApproveForm(ShownForm):
    approved_until = forms.DateField(label=_("Until which day, that one included?"), error_messages=NO_DAY)
    because = forms.CharField(
        max_length=LONGEST_WHAT,
        label=_("It may stand, because …"),
        error_messages={"required": _("Say why it may stand, and what makes up for it.")},
    )


class CorrectForm(ShownForm):
    corrected_on = forms.DateField(label=_("Since which day is the rule kept?"), error_messages=NO_DAY)


class WithdrawForm(ShownForm):
    because = forms.CharField(
        max_length=LONGEST_BECAUSE,
        label=_("It is withdrawn, because …"),
        error_messages={"required": _("Say in a sentence what was wrong with it.")},
    )
