from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.references import new_id
from countersign.policies.documents.saying import METHODS, TRIAL, Place, language_name, method, say_all
from countersign.policies.models import Version
from countersign.policies.queries import hands
from tests.cast import Cast
from tests.policies.documents.worlds import signed_here
from tests.policies.worlds import AT


def said_of(here: Version, origin: str = "log-1/2") -> dict[str, Any]:
    return say_all(here, hands(here), {here.ref: Place(origin, new_id(AT), 7)})


def test_every_method_has_its_words() -> None:
    assert METHODS.keys() == set(SignatureMethod)


def test_a_code_from_the_trial_mailbox_is_called_that(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    assert method(hands(here)[-1]) == "Confirmed by mailed code"
    here.signature_evidence = {"mailbox": True}
    assert method(hands(here)[-1]) == TRIAL


def test_an_example_says_that_it_is_one(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    assert "EXAMPLE" not in str(said_of(here))
    said = said_of(here, "example/2")
    assert "EXAMPLE" in str(said["imprint"])
    assert "EXAMPLE" in said["running"]


def test_a_version_that_is_not_in_force_yet_names_no_day(larkbeam: Cast) -> None:
    here = signed_here(larkbeam)
    assert "In force from" in said_of(here)["imprint"]
    here.effective_on = None
    assert "In force from" not in said_of(here)["imprint"]


@pytest.mark.parametrize(
    ("code", "language", "region"),
    [("en-gb", "en", "gb"), ("de", "de", None), ("zh-Hans", "zh", None), ("Klingon", "en", None), ("", "en", None)],
)
def test_the_language_is_one_that_a_reader_knows(larkbeam: Cast, code: str, language: str, region: str | None) -> None:
    here = signed_here(larkbeam)
    here.language = code
    said = said_of(here)
    assert (said["language"], said["region"]) == (language, region)


@pytest.mark.parametrize(("code", "name"), [("en-gb", "British English"), ("de", "German"), ("tlh", "tlh")])
def test_a_language_is_named_where_we_know_its_name(code: str, name: str) -> None:
    assert language_name(code) == name
