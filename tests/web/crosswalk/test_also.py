"""Beside a piece of evidence: which boxes of other frameworks it ticks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.policies.commands.withdraw import withdraw
from countersign.readiness.crosswalk import KINDS
from tests.acknowledgements.worlds import topic
from tests.cast import Cast
from tests.policies.worlds import AT, after, begun, in_force_from, leader, offered
from tests.roles.worlds import accepted, approved, held, proposed
from tests.roles.worlds import begun as describe
from tests.web.acceptance.worlds import inside, send
from tests.web.recording import record
from tests.web.roles.pages import at, get, seen
from tests.web.signing import page_of
from tests.web.world import browser_of

NAMES = {kind.key: kind.name for kind in KINDS}
APPROVAL, ACKNOWLEDGED = f"Also shows {NAMES['approval']}", f"Also shows {NAMES['acknowledgement']}"
DUTIES = f"Also shows {NAMES['assignment']}"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def test_a_signed_version_and_its_receipt(larkbeam: Cast) -> None:
    places = in_force_from(larkbeam)
    for end in ("", "receipt/"):
        page = get(browser_of("tom"), page_of(*places, end))
        assert APPROVAL in seen(page)
        assert "DORA Art. 5(2)(b) UK Cyber Governance Code of Practice C2" in seen(page)
        assert "Confidence high: both ask for the same" in seen(page)
        assert '<details class="also"' in page.content.decode()


def test_a_version_that_nobody_signed_or_that_was_taken_back(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    waiting = offered(larkbeam, policy)
    assert "Also shows" not in seen(get(browser_of("tom"), page_of(policy, waiting, "")))
    withdraw(version_id=version, reason="A mistake.", by=leader(larkbeam), at=AT)
    for end in ("", "receipt/"):
        assert "Also shows" not in seen(get(browser_of("tom"), page_of(policy, version, end)))


@pytest.mark.parametrize(("signer", "counts"), [("priya", True), ("mei", False)])
def test_a_signature_given_elsewhere_counts_if_its_signer_led_that_day(
    larkbeam: Cast, signer: str, counts: bool
) -> None:
    made = record(larkbeam, begun(larkbeam), signer_id=larkbeam.person(signer).id.hex)
    text = seen(get(browser_of("tom"), made["Location"] + "receipt/"))
    assert (APPROVAL in text) is counts


def test_an_appointment_once_it_is_accepted(larkbeam: Cast) -> None:
    describe(larkbeam)
    priya, id = browser_of("priya"), proposed(larkbeam)
    approved(larkbeam, id)
    assert "Also shows" not in seen(get(priya, at(id)))
    accepted(larkbeam, id)
    assert DUTIES in seen(get(priya, at(id)))
    assert f"Also shows {NAMES['hr']}" in seen(get(priya, at(held(larkbeam, "ruth", "hr"))))
    assert "Also shows" not in seen(get(priya, at(held(larkbeam, "mei", "sponsor"))))


def test_an_acceptance_and_all_of_them(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    tom = browser_of("tom")
    send(tom, inside(version), agreed="on")
    assert ACKNOWLEDGED in seen(get(tom, inside(version)))
    assert ACKNOWLEDGED in seen(get(tom, inside(version, "everybody/")))


def test_an_acceptance_of_a_topic_policy_counts_by_no_such_name(larkbeam: Cast) -> None:
    version = topic(larkbeam)
    tom = browser_of("tom")
    send(tom, inside(version), agreed="on")
    for end in ("", "everybody/"):
        assert "Also shows" not in seen(get(tom, inside(version, end)))


def test_it_is_for_those_who_may_open_the_crosswalk(larkbeam: Cast) -> None:
    policy, version = in_force_from(larkbeam)
    ola = browser_of("ola")
    send(ola, inside(version), agreed="on")
    for page in (inside(version), page_of(policy, version, ""), page_of(policy, version, "receipt/")):
        assert "Also shows" not in seen(get(ola, page))
