from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from countersign.entrance.acts import ActForm
from countersign.kernel.refusals import Refused
from countersign.kernel.text import Text, TextProblem, from_html, to_json
from countersign.policies.commands.sign import own_words
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.imports.files import WordText
from countersign.web.policies.pdf_in import Finished, pdf_in
from countersign.web.policies.text_in import in_lines, taken, text_in

OUTLINE, WORD, PDF = "OUTLINE", "WORD", "PDF"
YES, NO = "YES", "NO"
OTHER, NONE = "OTHER", "NONE"

EDITOR = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Heading": {"levels": [1, 2, 3]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "History": True,
}


class NewForm(ActForm):
    """How a policy begins: from the outline, from a Word or Markdown file, or as a finished PDF."""

    title = forms.CharField(
        max_length=200, label=_("Title"), error_messages={"required": _("Say what the policy is called.")}
    )
    way = forms.ChoiceField(
        choices=[
            (OUTLINE, _("From an outline")),
            (WORD, _("From a Word or Markdown file")),
            (PDF, _("A finished PDF")),
        ]
    )
    file = forms.FileField(required=False)
    pdf = forms.FileField(required=False)

    def __init__(self, *args: Any, kind: PolicyKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.read: WordText | None = None
        self.finished: Finished | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == WORD and "file" not in self.errors:
            self.read_file(given.get("file"))
        if given.get("way") == PDF and "pdf" not in self.errors:
            self.read_pdf(given.get("pdf"))
        return given

    def read_pdf(self, file: Any) -> None:
        try:
            self.finished = pdf_in(file) if file else None
        except forms.ValidationError as error:
            self.add_error("pdf", error)
        if not file:
            self.add_error("pdf", _("Choose the file."))

    def read_file(self, file: Any) -> None:
        try:
            self.read = text_in(file) if file else None
        except forms.ValidationError as error:
            self.add_error("file", error)
        if not file:
            self.add_error("file", _("Choose the file."))

    def arguments(self) -> dict[str, Any]:
        title = self.cleaned_data["title"]
        text = {"data": None, **(taken(self.read, title) if self.read else {})}
        return {"kind": self.kind, "title": title, **(self.finished.arguments(title) if self.finished else text)}


class EditForm(ActForm):
    """The draft. What the editor sends is parsed into the tree; the unknown becomes a paragraph and a warning."""

    title = forms.CharField(max_length=200, label=_("Title"))
    text = ProseEditorFormField(required=False, config={"extensions": EDITOR}, label=_("Text"))
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    noted = forms.CharField(required=False)

    def clean_text(self) -> tuple[Text, str]:
        """The text, and what was changed or left out, a sentence a line."""
        try:
            text, warnings = from_html(self.cleaned_data["text"])
            return text, in_lines(warnings)
        except TextProblem as problem:
            raise forms.ValidationError(problem.words.in_language(gettext)) from problem

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        text, left_out = given["text"]
        return {**given, "text": to_json(text), "left_out": left_out}


class MarksForm(ActForm):
    """For each of the four requirements: a suggested passage, another one, or none."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for requirement in Requirement:
            name = requirement.value
            self.fields[name] = forms.CharField(required=False)
            self.fields[f"{name}_block"] = forms.CharField(required=False)
            self.fields[f"{name}_quote"] = forms.CharField(required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for requirement in Requirement:
            name = requirement.value
            if given.get(name) == OTHER and not given.get(f"{name}_block"):
                self.add_error(name, _("Choose the paragraph that says it."))
        return given

    def chosen(self, requirement: Requirement) -> tuple[str, str] | None:
        """(block, quote); a suggestion's value is ``block|quote``, and an empty quote means the whole block."""
        name = requirement.value
        answer = self.cleaned_data.get(name) or NONE
        if answer == NONE:
            return None
        if answer == OTHER:
            return self.cleaned_data[f"{name}_block"], self.cleaned_data[f"{name}_quote"]
        block, _bar, quote = answer.partition("|")
        return block, quote

    def arguments(self) -> dict[str, Any]:
        passages = {requirement: self.chosen(requirement) for requirement in Requirement}
        return {"revision_shown": self.cleaned_data["revision_shown"], "passages": passages}


class OfferForm(ActForm):
    """The one question of publishing."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    material = forms.ChoiceField(
        choices=[(YES, _("Yes")), (NO, _("No"))],
        error_messages={"required": _("Say whether anybody has to act differently from now on.")},
    )
    change = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            self.fields["material"].required = False

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "revision_shown": given["revision_shown"],
            "material": given["material"] != NO,
            "change_note": given["change"],
        }


class SignForm(ActForm):
    """The code, and what was shown: document, sentence."""

    code = forms.CharField(max_length=20, error_messages={"required": _("Type the six digits from the mail.")})
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    wording_id = forms.UUIDField(widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=2000, widget=forms.HiddenInput, strip=False)
    foreword = forms.CharField(required=False, label=_("In your own words"))

    def clean_foreword(self) -> str:
        """Looked at before the code is used up."""
        try:
            return own_words(self.cleaned_data["foreword"])
        except Refused as refused:
            raise forms.ValidationError(refused.words.in_language(gettext)) from refused
