from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation
from countersign.roles.commands.accept_part import accept_part
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.enums import Start
from countersign.roles.models import MatrixPart
from countersign.roles.queries import Named, named
from tests.acknowledgements.worlds import leaves
from tests.cast import Cast
from tests.roles.matrices import in_force, naming, part_accepted, part_shown
from tests.roles.worlds import AT, TODAY, after, lead, recording_fails


def everybody_named(here: Cast) -> list[Named]:
    return named(organisation(here.organisation), TODAY + timedelta(days=1))


def test_somebody_named_says_yes_in_the_words_they_were_shown(firm: Cast) -> None:
    matrix = naming(firm, risk="R", policy="C", audit="I")
    (one,) = everybody_named(firm)
    assert (one.person, one.accepted) == (firm.person("dana").id, None)
    row = MatrixPart.objects.get(organisation_id=firm.organisation, id=part_accepted(firm))
    assert (row.matrix_id, row.person_id, row.confirmed) == (matrix.id, one.person, "mailed-code")
    assert row.accepted_words.startswith("I know that I do this at Larkbeam Ltd, and I accept it: ")
    assert row.accepted_words.endswith(f"{one.share.does[0]}.")
    (now,) = everybody_named(firm)
    assert now.accepted == row
    leaf = leaf_of(firm.organisation, row.entry)
    assert leaf is not None
    assert leaf.kind == "matrixpart.accepted"
    assert verify(firm.organisation)[1] == []


def test_they_are_asked_again_when_their_rows_change_and_only_then(firm: Cast) -> None:
    naming(firm, risk="R")
    part_accepted(firm)
    begin_matrix(start=Start.IN_FORCE, by=lead(firm), at=AT)
    naming(firm, risk="R", policy="C", at=after(1))
    (same,) = everybody_named(firm)
    assert same.accepted is not None
    begin_matrix(start=Start.IN_FORCE, by=lead(firm), at=AT)
    naming(firm, risk="R", awareness="R", at=after(1))
    (more,) = everybody_named(firm)
    assert more.accepted is None


def test_roles_groups_and_whoever_is_only_told_are_not_asked(firm: Cast) -> None:
    in_force(firm)
    assert everybody_named(firm) == []
    begin_matrix(start=Start.IN_FORCE, by=lead(firm), at=AT)
    naming(firm, risk="C", policy="I")
    assert everybody_named(firm) == []


def test_whoever_left_is_not_asked(firm: Cast) -> None:
    naming(firm, risk="R")
    leaves(firm, "dana", at=AT)
    assert everybody_named(firm) == []


def test_nobody_says_yes_for_another_or_twice(firm: Cast) -> None:
    naming(firm, risk="R")
    shown = part_shown(firm)
    with pytest.raises(Refused, match="does not name you"):
        accept_part(**shown, by=firm.actor("ola"), at=AT)
    part_accepted(firm)
    with pytest.raises(Refused, match="accepted this before"):
        part_accepted(firm)


def test_another_sentence_or_another_matrix_is_stale(firm: Cast, stonecross: Cast) -> None:
    naming(firm, risk="R")
    shown = part_shown(firm)
    with pytest.raises(Stale, match="not the sentence"):
        accept_part(**{**shown, "words_shown": "I do nothing."}, by=firm.actor("dana"), at=AT)
    with pytest.raises(Unknown):
        accept_part(**shown, by=stonecross.actor("otto"), at=AT)
    begin_matrix(start=Start.IN_FORCE, by=lead(firm), at=AT)
    naming(firm, risk="AR", at=after(1))
    with pytest.raises(Stale, match="not in force any more"):
        accept_part(**shown, by=firm.actor("dana"), at=after(1))


def test_it_is_undone_when_recording_fails(firm: Cast) -> None:
    naming(firm, risk="R")
    shown = part_shown(firm)
    with recording_fails(), pytest.raises(OperationalError):
        accept_part(**shown, by=firm.actor("dana"), at=AT)
    assert not MatrixPart.objects.filter(organisation_id=firm.organisation).exists()
