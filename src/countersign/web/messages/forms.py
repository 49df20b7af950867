from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.messages.commands.begin_draft import LONGEST_TEXT, LONGEST_TITLE
from countersign.messages.commands.record import LONGEST_LINK
from countersign.messages.commands.withdraw import LONGEST_REASON
from countersign.messages.enums import Channel
from countersign.web.days import NO_DAY
from countersign.web.messages.words import ELSEWHERE
from countersign.web.roles.forms import PersonField
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

DIGEST = 71


class AudienceForm(ActForm):
    """Whom a message is for."""

    to_staff = forms.BooleanField(required=False, label=_("Staff"))
    to_contractors = forms.BooleanField(required=False, label=_("Contractors and suppliers"))
    departments = forms.MultipleChoiceField(required=False, label=_("Only these departments"))

    def __init__(self, *args: Any, departments: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["departments"].choices = [(name, name) for name in departments]


class TextForm(AudienceForm):
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("Heading"),
        error_messages={"required": _("Give it a heading: it is the first that people see of it.")},
    )
    text = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("The message"))


class BeginForm(TextForm):
    leader_id = PersonField(
        label=_("In whose name?"), error_messages={"required": _("Choose the leader whose message it is.")}
    )

    def __init__(self, *args: Any, leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(leaders)


class ChangeForm(TextForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class ShownForm(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class ReleaseForm(ActForm):
    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class RecordForm(AudienceForm):
    """What a leader told people elsewhere."""

    leader_id = PersonField(label=_("Who told it?"), error_messages={"required": _("Choose somebody.")})
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What was it about?"),
        error_messages={"required": _("Say in a few words what it was about.")},
    )
    channel = forms.TypedChoiceField(
        choices=ELSEWHERE, coerce=Channel, label=_("How?"), error_messages={"required": _("Say how it was told.")}
    )
    said_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    scan = forms.FileField(
        required=False,
        error_messages={"empty": _("The file is empty (0 bytes). Choose another one.")},
        label=_("A copy"),
    )
    link = forms.CharField(required=False, max_length=LONGEST_LINK, label=_("Or where it stands"))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(people)

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It was a mistake, because …"),
        error_messages={"required": _("Say what was wrong with it.")},
    )
