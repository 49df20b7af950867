"""The form for a signature that was given elsewhere: each answer is checked where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.template.defaultfilters import date as date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.refusals import Refused
from countersign.policies.commands.record_signature_elsewhere import label_written
from countersign.web.days import NO_DAY
from countersign.web.policies.forms import NO, YES
from countersign.web.policies.words import ELSEWHERE
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

FIRST_YEAR = 1950
"""A day before it is a slip of the keyboard."""

type Taken = Callable[[UUID | None], set[str]]
"""The labels that others have, for the act of this id: sent twice, a form does not stumble over its own."""


class AnybodyField(forms.TypedChoiceField):
    """Anybody of the organisation, whoever has left too; somebody else's people are no choice."""

    def __init__(self, **kwargs: Any) -> None:
        sentences = {"required": _("Choose somebody."), "invalid_choice": _("Choose somebody from the list.")}
        given = {"error_messages": sentences, **kwargs}
        super().__init__(coerce=lambda hexadecimal: UUID(hex=hexadecimal), empty_value=None, **given)

    def offer(self, people: Iterable[Person], *, nobody: str) -> None:
        self.choices = [("", nobody), *((one.id.hex, called(one)) for one in people)]


def called(person: Person) -> str:
    """``Dana Field, Office Manager, left 6 January 2026``."""
    left = person.left_on and gettext("left {day}").format(day=date_format(person.left_on, "j F Y"))
    return ", ".join(part for part in (person.name, person.title, left) if part)


class RecordForm(ActForm):
    """Who signed, as what, when and how; which version that was; and what shows it."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    signer_id = AnybodyField(label=_("Who signed it?"))
    signed_as = forms.CharField(required=False, max_length=200, label=_("As what?"))
    signed_on = forms.DateField(error_messages=NO_DAY, label=_("On which day?"))
    method = forms.TypedChoiceField(
        coerce=SignatureMethod,
        choices=[(method, words) for method, (words, _note) in ELSEWHERE.items()],
        error_messages={"required": _("Say how it was signed."), "invalid_choice": _("Choose one of the answers.")},
        label=_("How?"),
    )
    label = forms.CharField(required=False, label=_("Its version"))
    effective_on = forms.DateField(required=False, error_messages=NO_DAY, label=_("In force from"))
    material = forms.ChoiceField(
        choices=[(YES, _("Yes, the change was material")), (NO, _("No, only its wording"))],
        error_messages={"required": _("Say whether anybody had to act differently because of it.")},
    )
    change_note = forms.CharField(required=False, max_length=500, label=_("What changed, in one sentence"))
    drafted_by_id = AnybodyField(required=False, label=_("Who wrote it?"))
    scan = forms.FileField(
        required=False,
        error_messages={"empty": _("The file is empty (0 bytes). Scan it again, and choose the new file.")},
        label=_("The scan"),
    )

    def __init__(self, *args: Any, people: list[Person], taken: Taken, today: date, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken, self.today = taken, today
        signer: Any = self.fields["signer_id"]
        author: Any = self.fields["drafted_by_id"]
        signer.offer(people, nobody=gettext("Choose somebody"))
        author.offer(people, nobody=gettext("Not known"))
        self.fields["material"].required = not first

    def clean_signed_on(self) -> date | None:
        return self.happened(self.cleaned_data["signed_on"])

    def clean_effective_on(self) -> date | None:
        return self.happened(self.cleaned_data["effective_on"])

    def happened(self, day: date | None) -> date | None:
        """Only what has happened can be recorded."""
        if day and day > self.today:
            raise forms.ValidationError(_("That day is still to come. Only what has happened can be recorded."))
        if day and day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Look at the year."))
        return day

    def clean_label(self) -> str:
        try:
            return label_written(self.cleaned_data["label"], self.taken(self.cleaned_data.get("act")))
        except Refused as refused:
            raise forms.ValidationError(refused.words.in_language(gettext)) from refused

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def arguments(self) -> dict[str, Any]:
        """As the command takes them, but the scan's bytes in place of its digest."""
        given = super().arguments()
        method, material = given.pop("method"), given.pop("material")
        return {**given, "signature": Signature(method), "material": material != NO}
