from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.archives import Unreadable
from countersign.roles.commands.decline import LONGEST_REASON
from countersign.roles.commands.propose_matrix import LONGEST_WHY
from countersign.roles.enums import Authority, Start
from countersign.roles.imports.reading import LARGEST_FILE, Brought, read_matrix
from countersign.roles.raci.activities import ACTIVITIES
from countersign.roles.raci.grid import LONGEST_NOTE, LONGEST_TITLE, Column, Grid, Unfit, write
from countersign.roles.raci.matching import group
from countersign.web.roles.words import AUTHORITIES

DIGEST = 71
LONGEST_CELL = 40

type Change = Callable[[dict[str, Any]], Grid]


class BeginForm(ActForm):
    start = forms.TypedChoiceField(choices=[(one.value, one.value) for one in Start], coerce=Start)


class RevisionForm(ActForm):
    """Which state of the working copy was shown."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class TakeBackForm(ActForm):
    """Which state was offered to come back."""

    former_shown = forms.UUIDField(widget=forms.HiddenInput)


class EditForm(RevisionForm):
    """The whole grid as JSON, as the script sends it."""

    grid = forms.CharField(strip=False)

    def clean_grid(self) -> dict[str, Any]:
        try:
            value = json.loads(self.cleaned_data["grid"])
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise forms.ValidationError(gettext("This is no matrix. Open the page again."))
        return value


class GridForm(RevisionForm):
    """A form that changes the working copy somehow: ``change`` makes of what was typed the grid that is saved."""

    change: Change

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        try:
            self.changed = write(self.change(given))
        except Unfit as problem:
            raise forms.ValidationError(problem.words.in_language(gettext)) from problem
        return given

    def arguments(self) -> dict[str, Any]:
        return {"revision_shown": self.cleaned_data["revision_shown"], "grid": self.changed}


class ChangeForm(GridForm):
    """A row or a column comes, goes or moves."""

    do = forms.CharField(max_length=80)
    what = forms.CharField(max_length=60, required=False)
    title = forms.CharField(max_length=LONGEST_TITLE, required=False)

    def __init__(self, *args: Any, change: Change, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.change = change


class RowForm(GridForm):
    """One row: a field for each cell, and what goes with the activity."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("Activity"),
        error_messages={"required": _("Say what the activity is.")},
    )
    key = forms.ChoiceField(required=False, label=_("In the library"))
    note = forms.CharField(max_length=LONGEST_NOTE, required=False, label=_("Note"))
    needs = forms.MultipleChoiceField(
        required=False, choices=[(kind.value.lower().replace("_", "-"), AUTHORITIES[kind][0]) for kind in Authority]
    )

    def __init__(
        self, *args: Any, columns: list[dict[str, Any]], free: set[str], change: Change, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.change, self.columns = change, columns
        library = [(one.key, gettext(one.title)) for one in ACTIVITIES if one.key in free]
        self.fields["key"].choices = [("", gettext("one of our own")), *library]  # type: ignore[attr-defined]
        for column in columns:
            self.fields[f"cell_{column['id']}"] = forms.CharField(
                max_length=LONGEST_CELL, required=False, label=column["title"]
            )

    @property
    def cells(self) -> list[Any]:
        return [self[f"cell_{column['id']}"] for column in self.columns]

    def letters(self) -> dict[str, str]:
        return {column["id"]: self.cleaned_data[f"cell_{column['id']}"] for column in self.columns}


class ProposeForm(ActForm):
    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    why = forms.CharField(
        max_length=LONGEST_WHY,
        label=_("What is different, and why?"),
        error_messages={"required": _("Say in a sentence what is different, so that it can be found later.")},
    )


class ApproveForm(ActForm):
    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class AcceptPartForm(ActForm):
    """The sentence that was shown: it names every row, so it is as long as they are many."""

    words_shown = forms.CharField(widget=forms.HiddenInput, strip=False)


class CloseForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )


class UploadForm(ActForm):
    """A file with a matrix. It is read while the form is checked; nothing is kept when it cannot be."""

    file = forms.FileField(
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty: save the matrix again.")}
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.read: Brought | None = None
        file = given.get("file")
        if file is None:
            return given
        if file.size > LARGEST_FILE:
            self.add_error("file", _("The file is larger than 4 MB: no matrix is. Choose the file with the matrix."))
            return given
        try:
            self.read = read_matrix(file.read(), file.name)
        except Unreadable as error:
            self.add_error("file", error.words.in_language(gettext))
        return given

    def arguments(self) -> dict[str, Any]:
        return {"brought": self.read}


class ApplyForm(RevisionForm):
    """For each column of the sheet what it stands for."""

    a_implies_r = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, headings: list[str], choices: list[tuple[str, str]], guessed: list[Column], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        for at, (heading, guess) in enumerate(zip(headings, guessed, strict=True)):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                choices=choices, required=False, label=heading, initial=value_of(guess)
            )

    @property
    def columns(self) -> list[Any]:
        return [self[f"column_{at}"] for at in range(len(self.headings))]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = [as_column(given[f"column_{at}"], heading) for at, heading in enumerate(self.headings)]
        return {"revision_shown": given["revision_shown"], "a_implies_r": given["a_implies_r"], "columns": chosen}


OUT, GROUP = "", "group"


def as_column(chosen: str, heading: str) -> Column | None:
    """What was chosen for a heading."""
    kind, _colon, key = chosen.partition(":")
    if kind == "role":
        return Column(key, role=key, title=heading)
    if chosen == GROUP:
        return group(heading)
    return Column(chosen, person=chosen) if chosen else None


def value_of(column: Column) -> str:
    """How a choice is called in the form."""
    if column.role:
        return f"role:{column.role}"
    return column.person or GROUP
