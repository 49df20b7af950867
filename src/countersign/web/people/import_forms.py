from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.people.imports.days import Order
from countersign.people.imports.plan import Item
from countersign.people.imports.reading import LARGEST_FILE, Sheet, Unreadable, read_people
from countersign.people.imports.values import Line, lines_of

ORDERS = [
    (Order.UNKNOWN.value, _("As the list itself shows")),
    (Order.DAY_FIRST.value, _("Day first: 03/04/2024 is 3 April")),
    (Order.MONTH_FIRST.value, _("Month first: 03/04/2024 is 4 March")),
]


class UploadForm(ActForm):
    """A list of people. It is read while the form is checked; nothing is kept when it cannot be."""

    file = forms.FileField(
        error_messages={"required": _("Choose the list."), "empty": _("The file is empty: save the list again.")}
    )
    days = forms.TypedChoiceField(choices=ORDERS, coerce=Order, required=False, empty_value=Order.UNKNOWN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read: tuple[Sheet, list[Line]] | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file is None:
            return given
        if file.size > LARGEST_FILE:
            self.add_error("file", _("The file is larger than 10 MB. Split the list."))
            return given
        try:
            sheet = read_people(file.read(), file.name)
            self.read = sheet, lines_of(sheet, given.get("days") or Order.UNKNOWN)
        except Unreadable as error:
            self.add_error("file", error.words.in_language(gettext))
        return given

    def arguments(self) -> dict[str, Any]:
        if self.read is None:
            raise RuntimeError("a form that was not checked has no arguments")
        sheet, lines = self.read
        return {"file_name": sheet.name, "file_digest": sheet.digest, "lines": lines, "remarks": sheet.remarks}


class ApplyForm(ActForm):
    """What was shown, and who of those not in the list has left."""

    plan_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    gone = forms.TypedMultipleChoiceField(
        coerce=lambda hexadecimal: UUID(hex=hexadecimal), required=False, widget=forms.CheckboxSelectMultiple
    )
    left_on = forms.DateField(required=False)

    def __init__(self, *args: Any, gone: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(item.person.id.hex, f"{item.name}, {item.email}") for item in gone if item.person]
        self.fields["gone"].choices = choices  # type: ignore[attr-defined]
