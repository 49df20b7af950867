from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.actions.commands.add_action import LONGEST_SOURCE, LONGEST_TASK, LONGEST_TITLE, Source
from countersign.actions.commands.complete_action import LONGEST_EVIDENCE
from countersign.actions.commands.replan_action import LONGEST_REASON
from countersign.actions.enums import ActionKind, SourceKind
from countersign.entrance.acts import ActForm
from countersign.web.actions.words import KINDS, TYPED_SOURCES
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

NO_OWNER = {"required": _("Choose who does it.")}
NO_TASK = {"required": _("Say what is to be done.")}


class AddForm(ActForm):
    """What is to be done, by whom, until when, and what it comes from."""

    kind = forms.TypedChoiceField(
        choices=KINDS,
        coerce=ActionKind,
        label=_("What kind of action is it?"),
        error_messages={"required": _("Choose the kind of action.")},
    )
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What will be different?"),
        error_messages={"required": _("Give it a name that says what will be different.")},
    )
    task = forms.CharField(max_length=LONGEST_TASK, label=_("What is to be done?"), error_messages=NO_TASK)
    cause = forms.CharField(max_length=LONGEST_TASK, required=False, label=_("Why did it go wrong?"))
    source_kind = forms.TypedChoiceField(
        choices=TYPED_SOURCES,
        coerce=SourceKind,
        label=_("Where does it come from?"),
        error_messages={"required": _("Choose where it comes from.")},
    )
    source = forms.CharField(
        max_length=LONGEST_SOURCE,
        label=_("Which one?"),
        error_messages={"required": _("Say which audit, meeting or event it was, so that it can be found again.")},
    )
    raised_on = forms.DateField(label=_("On which day was it decided?"), error_messages=NO_DAY)
    owner_id = PersonField(label=_("Who does it?"), error_messages=NO_OWNER)
    due_on = forms.DateField(label=_("Until when?"), error_messages=NO_DAY)
    sponsor_id = PersonField(required=False, label=_("Who in top management asked for it?"))

    def __init__(self, *args: Any, people: Iterable[Person], leaders: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)
        fields["sponsor_id"].offer(leaders, nobody=gettext("Nobody, as far as is known"))

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        source = Source(told.pop("source_kind"), told.pop("source"))
        return {**told, "source": source}


class ShownForm(ActForm):
    """A step of an action, from the state that was shown."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class ChangeForm(ShownForm):
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What will be different?"),
        error_messages={"required": _("Give it a name that says what will be different.")},
    )
    task = forms.CharField(max_length=LONGEST_TASK, label=_("What is to be done?"), error_messages=NO_TASK)
    cause = forms.CharField(max_length=LONGEST_TASK, required=False, label=_("Why did it go wrong?"))

    def __init__(self, *args: Any, rewords: bool, **kwargs: Any) -> None:
        """``rewords``: may the reader put it in other words? Otherwise they can only say the cause."""
        super().__init__(*args, **kwargs)
        for name in ("title", "task"):
            self.fields[name].disabled = not rewords


class HandOverForm(ShownForm):
    owner_id = PersonField(label=_("Who does it from now on?"), error_messages=NO_OWNER)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)


class ReplanForm(ShownForm):
    due_on = forms.DateField(label=_("Until when now?"), error_messages=NO_DAY)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why does it need another day?"),
        error_messages={"required": _("Say why it needs another day: the reason stays beside it.")},
    )


class CompleteForm(ShownForm):
    """What came of it, said by whoever did it."""

    done_on = forms.DateField(label=_("On which day was it done?"), error_messages=NO_DAY)
    outcome = forms.CharField(
        max_length=LONGEST_TASK,
        label=_("What came of it?"),
        error_messages={"required": _("Say what came of it: what is different now.")},
    )
    cause = forms.CharField(max_length=LONGEST_TASK, required=False, label=_("Why did it go wrong?"))
    evidence = forms.CharField(max_length=LONGEST_EVIDENCE, required=False, label=_("What shows it?"))
    scan = forms.FileField(required=False, label=_("A file that shows it"))

    def clean_scan(self) -> bytes | None:
        file: UploadedFile[Any] | None = self.cleaned_data["scan"]
        return scan_in(file)


WORKS, FAILS = "yes", "no"


class VerifyForm(ShownForm):
    """What somebody else found. Where it does not work, what is tried instead."""

    verified_on = forms.DateField(label=_("On which day did you look?"), error_messages=NO_DAY)
    effective = forms.TypedChoiceField(
        choices=[(WORKS, _("Yes, it works")), (FAILS, _("No, it does not"))],
        coerce=lambda typed: typed == WORKS,
        label=_("Does it work?"),
        error_messages={"required": _("Say whether it works.")},
    )
    verdict = forms.CharField(
        max_length=LONGEST_TASK,
        label=_("What did you look at, and what did you find?"),
        error_messages={"required": _("Say what you looked at, and what you found.")},
    )
    next_task = forms.CharField(max_length=LONGEST_TASK, required=False, label=_("What is tried instead?"))
    next_owner_id = PersonField(required=False, label=_("Who does that?"))
    next_due_on = forms.DateField(required=False, label=_("Until when?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["next_owner_id"].offer(people, nobody=gettext("The same person"))


class DropForm(ShownForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("It will not be done, because …"),
        error_messages={"required": _("Say why it will not be done: an auditor will ask.")},
    )
