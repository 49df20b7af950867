from __future__ import annotations

import pytest
from django.conf import settings
from django.db import OperationalError

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.set_languages import set_languages
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import recording_fails


def name(here: Cast, *others: str, by: Actor | None = None, shown: int = 1) -> None:
    set_languages(others=others, revision_shown=shown, by=by or lead(here), at=AT)


def test_set_languages(larkbeam: Cast) -> None:
    name(larkbeam, "pl", " DE ", "pl")
    now = organisation(larkbeam.organisation)
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf
    assert (now.languages, now.revision, leaf.kind) == (["en-gb", "de", "pl"], 2, "organisation.changed")
    assert verify(larkbeam.organisation)[1] == []


def test_set_languages_to_what_they_are_records_nothing(larkbeam: Cast) -> None:
    name(larkbeam, "de", by=top(larkbeam))
    before = organisation(larkbeam.organisation).entry
    name(larkbeam, "de", shown=2)
    assert organisation(larkbeam.organisation).entry == before


def test_set_languages_takes_one_out_again(larkbeam: Cast) -> None:
    name(larkbeam, "de", "pl")
    name(larkbeam, "pl", shown=2)
    assert organisation(larkbeam.organisation).languages == ["en-gb", "pl"]


@pytest.mark.parametrize(
    ("others", "says"),
    [
        (("xx",), "“xx” is no language that is known here"),
        (("",), "is no language that is known here"),
        (("en",), "signed in this language"),
        (("en-gb",), "signed in this language"),
        (tuple(tag for tag, _ in settings.LANGUAGES if not tag.startswith("en"))[:21], "At most 20 languages"),
    ],
)
def test_set_languages_when_it_is_none(larkbeam: Cast, others: tuple[str, ...], says: str) -> None:
    with pytest.raises(Refused, match=says):
        name(larkbeam, *others)
    assert organisation(larkbeam.organisation).languages == ["en-gb"]


def test_set_languages_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        name(larkbeam, "de", by=larkbeam.actor("ola"))


def test_set_languages_of_an_older_state_is_stale(larkbeam: Cast) -> None:
    name(larkbeam, "de")
    with pytest.raises(Stale, match="Somebody changed this"):
        name(larkbeam, "pl")


def test_set_languages_when_recording_fails_leaves_them(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        name(larkbeam, "de")
    assert organisation(larkbeam.organisation).languages == ["en-gb"]
