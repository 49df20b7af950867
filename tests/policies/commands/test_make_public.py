from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.kernel.text import from_json, to_plain
from countersign.ledger.reconciling import verify
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import availability, last_made_public, open_to_all, public_text
from tests.cast import Cast
from tests.policies.publishing import CONTACT, digest_of, made_public, published
from tests.policies.worlds import (
    NOBODY,
    after,
    begun,
    entered,
    in_force_from,
    kind_of,
    leader,
    offered,
    recording_fails,
    signed,
)

CUT = {"p0": "", "p1": "Ask us."}


def read_by_all(here: Cast) -> str:
    """The text that everybody can read; empty while there is none."""
    found = open_to_all(here.organisation)
    return to_plain(from_json(found.public.text)) if found and found.public else ""


def test_make_public_when_whole_shows_every_word(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id, contact=f" {CONTACT} ", findable=True, names_shown=True)
    decided = availability(larkbeam.organisation, policy)
    assert decided
    assert decided.public
    assert (decided.mode, decided.contact, decided.findable, decided.public.names_shown) == (
        *("PUBLISHED", CONTACT, True, True),
    )
    assert decided.decided_as.startswith("CEO")
    assert kind_of(larkbeam, decided.public) == "public.published"  # type: ignore[arg-type]
    assert kind_of(larkbeam, decided) == "availability.decided"  # type: ignore[arg-type]
    assert read_by_all(larkbeam).startswith("Larkbeam makes rota")
    assert verify(larkbeam.organisation)[1] == []


def test_make_public_when_passages_are_left_out_shows_the_rest(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    published(larkbeam, id, CUT)
    decided = availability(larkbeam.organisation, policy)
    assert decided
    assert decided.mode == "SUMMARY_PUBLISHED"
    assert "rota" not in read_by_all(larkbeam)
    assert read_by_all(larkbeam).startswith("[Ask us.]\n\nWe keep the law")
    assert (row := made_public(larkbeam)[0]).digest == row.document


def test_make_public_when_another_is_public_takes_its_place(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    first = published(larkbeam, id)
    published(larkbeam, id, CUT, at=after(2))
    assert (made_public(larkbeam)[0].id, made_public(larkbeam)[0].withdrawn_at) == (first, after(2))
    assert public_text(larkbeam.organisation, policy)
    assert entered(larkbeam, "public.withdrawn") == 1
    before = last_made_public(larkbeam.organisation, policy)
    assert before
    assert before.public
    assert before.public.left_out == CUT
    assert verify(larkbeam.organisation)[1] == []


def test_make_public_before_it_applies_is_refused(larkbeam: Cast) -> None:
    """Embargo: what is offered, and what is signed and not published, stays inside."""
    policy, first = in_force_from(larkbeam)
    waiting = offered(larkbeam, policy, publish_when_signed=False)
    with pytest.raises(Refused, match="has not been signed yet"):
        published(larkbeam, waiting)
    signed(larkbeam, waiting)
    with pytest.raises(Refused, match="has been signed"):
        published(larkbeam, waiting)
    withdraw(version_id=first, reason="A mistake.", by=leader(larkbeam), at=after(1))
    with pytest.raises(Refused, match="was withdrawn"):
        published(larkbeam, first)
    assert read_by_all(larkbeam) == ""


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.HR, Hat.STAFF])
def test_make_public_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Only top management decides"):
        published(larkbeam, id, by=larkbeam.actor("tom", hat))


def test_make_public_of_a_topic_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam, PolicyKind.TOPIC, "Remote work"))
    signed(larkbeam, id)
    with pytest.raises(Refused, match="topics stay inside"):
        published(larkbeam, id)


def test_make_public_of_what_was_not_shown_is_stale(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Stale, match="not what you were shown"):
        published(larkbeam, id, CUT, digest_shown=digest_of(larkbeam, id, {}))


@pytest.mark.parametrize(
    ("left_out", "how", "refusal", "words"),
    [
        ({"p9": ""}, {}, Stale, "text has changed"),
        (dict.fromkeys(["p0", "p1", "p2", "p3"], "Ask us."), {}, Refused, "Nothing of the policy would be left"),
        ({"p0": "x" * 201}, {}, Refused, "at most 200 characters"),
        ({}, {"contact": "security"}, Refused, "no mail address"),
        ({}, {"contact": f"{'x' * 250}@larkbeam.example"}, Refused, "no mail address"),
    ],
)
def test_make_public_of_what_makes_no_sense_is_refused(
    larkbeam: Cast, left_out: dict[str, str], how: dict[str, Any], refusal: type[Exception], words: str
) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(refusal, match=words):
        published(larkbeam, id, left_out, digest_shown="sha256:0", **how)
    assert made_public(larkbeam) == []


def test_make_public_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    shown = digest_of(larkbeam, id, {})
    for unknown in (id, NOBODY):
        with pytest.raises(Unknown):
            published(stonecross, unknown, digest_shown=shown, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT))


def test_make_public_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    published(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        published(larkbeam, id, CUT, at=after(2))
    assert made_public(larkbeam)[0].withdrawn_at is None


def test_public_text_of_a_version_that_was_withdrawn_is_read_by_nobody(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    published(larkbeam, id)
    assert read_by_all(larkbeam)
    withdraw(version_id=id, reason="A mistake.", by=leader(larkbeam), at=after(2))
    assert read_by_all(larkbeam) == ""
