from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.people.imports.days import Order
from countersign.people.imports.interpreting import Interpreted, Remembered, as_said, interpret
from countersign.people.imports.plan import Item
from countersign.people.imports.reading import LARGEST_FILE, Book, Unreadable, headings_digest, headings_of, read_book
from countersign.people.imports.systems import Field

ORDERS = [
    (Order.UNKNOWN.value, _("As the list itself shows")),
    (Order.DAY_FIRST.value, _("Day first: 03/04/2024 is 3 April")),
    (Order.MONTH_FIRST.value, _("Month first: 03/04/2024 is 4 March")),
]

MEANINGS = [
    ("", _("not used")),
    (Field.NAME.value, _("name")),
    (Field.FIRST_NAME.value, _("first name")),
    (Field.LAST_NAME.value, _("last name")),
    (Field.EMAIL.value, _("mail address")),
    (Field.NUMBER.value, _("employee number")),
    (Field.TITLE.value, _("job title")),
    (Field.DEPARTMENT.value, _("department")),
    (Field.MANAGER.value, _("manager")),
    (Field.KIND.value, _("kind (employee, contractor …)")),
    (Field.STATUS.value, _("status (active, left …)")),
    (Field.JOINED.value, _("first day")),
    (Field.LEFT.value, _("last day")),
]


def days_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=ORDERS, coerce=Order, required=False, empty_value=Order.UNKNOWN)


class UploadForm(ActForm):
    """A list of people. It is read while the form is checked; nothing is kept when it cannot be."""

    file = forms.FileField(
        error_messages={"required": _("Choose the list."), "empty": _("The file is empty: save the list again.")}
    )
    days = days_field()

    def __init__(self, *args: Any, remembered: Remembered = lambda _digest: None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remembered = remembered
        self.read: tuple[Book, Interpreted] | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file is None:
            return given
        if file.size > LARGEST_FILE:
            self.add_error("file", _("The file is larger than 14 MB. Split the list."))
            return given
        try:
            book = read_book(file.read(), file.name)
            self.read = book, interpret(book, self.remembered, given.get("days") or Order.UNKNOWN)
        except Unreadable as error:
            self.add_error("file", error.words.in_language(gettext))
        return given

    def arguments(self) -> dict[str, Any]:
        if self.read is None:
            raise RuntimeError("a form that was not checked has no arguments")
        book, meant = self.read
        pages = [replace(page, remarks=(*book.remarks, *page.remarks)) for page in book.pages]
        return {"file_name": book.name, "file_digest": book.digest, "book": pages, **meant.arguments()}


class ColumnsForm(ActForm):
    """What each column of a list means. ``keep`` leaves the columns as they are, and only says the order of days."""

    page = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    keep = forms.BooleanField(required=False)
    days = days_field()

    def __init__(self, *args: Any, book: Book, page: int, remembered: Remembered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.remembered = book, remembered
        self.read: Interpreted | None = None
        self.fields["page"].choices = [(at, at) for at in range(len(book.pages))]  # type: ignore[attr-defined]
        self.headings = headings_of(book.pages[page])
        for at, heading in enumerate(self.headings):
            label = heading or gettext("column {n}").format(n=at + 1)
            self.fields[f"column_{at}"] = forms.ChoiceField(choices=MEANINGS, required=False, label=label)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        page, order = given.get("page"), given.get("days") or Order.UNKNOWN
        if self.errors or page is None:
            return given
        chosen = [(name, at) for at in range(len(self.headings)) if (name := given.get(f"column_{at}"))]
        if not given.get("keep") and (wrong := what_is_missing([name for name, _at in chosen])):
            raise forms.ValidationError(wrong)
        try:
            if given.get("keep"):
                self.read = interpret(self.book, self.remembered, order, page)
            else:
                self.read = as_said(self.book, page, {Field(name): at for name, at in chosen}, order)
        except Unreadable as error:
            raise forms.ValidationError(error.words.in_language(gettext)) from error
        return given

    def arguments(self) -> dict[str, Any]:
        if self.read is None:
            raise RuntimeError("a form that was not checked has no arguments")
        digest = headings_digest(headings_of(self.book.pages[self.read.chosen]))
        return {**self.read.arguments(), "headings_digest": digest}


def what_is_missing(chosen: Sequence[str]) -> str:
    """Why columns cannot be read so, or nothing."""
    words = dict(MEANINGS)
    twice = sorted({name for name in chosen if chosen.count(name) > 1})
    if twice:
        return gettext("Two columns cannot both be the {field}: choose one.").format(field=words[twice[0]])
    if Field.EMAIL.value not in chosen:
        return gettext("Say which column holds the mail address: people sign in with it.")
    if Field.NAME.value not in chosen and not {Field.FIRST_NAME.value, Field.LAST_NAME.value} <= set(chosen):
        return gettext("Say which column holds the name, or which two hold first and last name.")
    return ""


class ApplyForm(ActForm):
    """What was shown, who of those not in the list has left, and which accounts are people after all."""

    plan_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    gone = forms.TypedMultipleChoiceField(
        coerce=lambda hexadecimal: UUID(hex=hexadecimal), required=False, widget=forms.CheckboxSelectMultiple
    )
    taken = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)
    left_on = forms.DateField(required=False)

    def __init__(self, *args: Any, gone: list[Item], accounts: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(item.person.id.hex, f"{item.name}, {item.email}") for item in gone if item.person]
        self.fields["gone"].choices = people  # type: ignore[attr-defined]
        rows = [(item.row, f"{item.name}, {item.email}") for item in accounts]
        self.fields["taken"].choices = rows  # type: ignore[attr-defined]
