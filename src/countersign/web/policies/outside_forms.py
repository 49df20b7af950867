"""What is asked about how people outside get the policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.policies.commands.decide_availability import LONGEST_ADDRESS, LONGEST_REASON
from countersign.policies.commands.make_public import LONGEST_SENTENCE
from countersign.policies.enums import IN_PUBLIC, AvailabilityMode
from countersign.policies.text.redacting import Passage

SHOW, LEAVE = "SHOW", "LEAVE"


class DecideForm(ActForm):
    """On request, or not at all."""

    mode = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in AvailabilityMode if one.value not in IN_PUBLIC],
        coerce=AvailabilityMode,
        error_messages={"required": _("Choose one of the two.")},
    )
    contact = forms.EmailField(required=False, max_length=LONGEST_ADDRESS, label=_("Where do people ask for it?"))
    reason = forms.CharField(required=False, max_length=LONGEST_REASON, label=_("Why is it not shared?"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        mode = given.get("mode")
        if mode is AvailabilityMode.ON_REQUEST and not given.get("contact") and "contact" not in self.errors:
            self.add_error("contact", _("Give the mail address at which people ask for it."))
        if mode is AvailabilityMode.NOT_SHARED and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why it is not shared: the reason is what an auditor accepts."))
        return given

    def arguments(self) -> dict[str, Any]:
        """Each answer keeps what belongs to it alone."""
        mode = self.cleaned_data["mode"]
        own = "contact" if mode is AvailabilityMode.ON_REQUEST else "reason"
        return {"mode": mode, own: self.cleaned_data[own]}


class TakeDownForm(ActForm):
    public_id = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": _("Nothing is public: there is nothing to take down.")}
    )
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )


class Beside(forms.Form):
    """What stands beside a public text."""

    contact = forms.EmailField(
        required=False, max_length=LONGEST_ADDRESS, label=_("Where can people write with questions?")
    )
    names_shown = forms.BooleanField(required=False, label=_("Name whoever signed"))
    findable = forms.BooleanField(required=False, label=_("Search engines may list the page"))


class ChooseForm(Beside):
    """For each passage whether others read it. Nothing is recorded by it: what comes of it is looked at first.

    ``asked``: passages that nobody has decided about, since they are new or have changed.
    """

    def __init__(
        self,
        *args: Any,
        passages: Iterable[Passage],
        left_out: Mapping[str, str],
        asked: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.passages = list(passages)
        undecided = {one for one in asked if one not in left_out}
        for one in self.passages:
            known = None if one.key in undecided else LEAVE if one.key in left_out else SHOW
            self.fields[f"choice-{one.key}"] = forms.ChoiceField(
                choices=[(SHOW, SHOW), (LEAVE, LEAVE)],
                initial=known,
                error_messages={"required": _("This is new, or has changed: say whether others read it.")},
            )
            self.fields[f"instead-{one.key}"] = forms.CharField(
                required=False,
                max_length=LONGEST_SENTENCE,
                initial=left_out.get(one.key, ""),
                label=_("Say instead"),
            )

    def left_out(self) -> dict[str, str]:
        given = self.cleaned_data
        return {one.key: given[f"instead-{one.key}"] for one in self.passages if given[f"choice-{one.key}"] == LEAVE}


class PublishForm(ActForm):
    """What was chosen, and the digest of what was shown."""

    left_out = forms.JSONField(widget=forms.HiddenInput)
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    contact = forms.EmailField(required=False, max_length=LONGEST_ADDRESS, widget=forms.HiddenInput)
    names_shown = forms.BooleanField(required=False, widget=forms.HiddenInput)
    findable = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_left_out(self) -> dict[str, str]:
        given = self.cleaned_data["left_out"]
        words = isinstance(given, dict) and all(isinstance(one, str) for one in given.values())
        if not words:
            raise forms.ValidationError(_("Choose again what others read."))
        return dict(given)
