"""Numbers that follow the ledger: dropped and counted again, they are the same."""

from __future__ import annotations

from uuid import UUID

from countersign.acknowledgements.models import Tally
from countersign.acknowledgements.queries import tallied
from countersign.acknowledgements.rounds.tally import tally
from countersign.kernel.actors import Hat
from countersign.ledger.reconciling import verify
from countersign.people.commands.erase import erase
from tests.acknowledgements.worlds import accepted_by, in_force_from, joins, leaves, topic
from tests.cast import Cast
from tests.policies.worlds import after

type Numbers = dict[tuple[UUID, bool, str], tuple[int, int]]


def numbers(here: Cast) -> Numbers:
    rows = Tally.objects.filter(organisation=here.organisation)
    return {(row.version, row.executive, row.kind): (row.accepted, row.seq) for row in rows}


def counts(here: Cast) -> dict[tuple[UUID, bool, str], int]:
    return {sort: accepted for sort, (accepted, _seq) in numbers(here).items()}


def test_tally_counts_each_name_once(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    accepted_by(larkbeam, "mei", id)
    assert tally(after(2)) == 2
    assert tally(after(2)) == 0
    accepted_by(larkbeam, "dana", id, at=after(2))
    accepted_by(larkbeam, "priya", id, Hat.TOP_MANAGEMENT, at=after(2))
    assert tally(after(2)) == 2
    assert counts(larkbeam) == {
        (id, False, "EMPLOYEE"): 2,
        (id, False, "CONTRACTOR"): 1,
        (id, True, "DIRECTOR"): 1,
    }
    assert tallied(larkbeam.organisation, id) == 4


def test_tally_when_dropped_and_replayed_gives_the_same_numbers(larkbeam: Cast) -> None:
    """Also in small steps, and after people have changed, left and been erased: it is the entry that counts."""
    _, id = in_force_from(larkbeam)
    other = topic(larkbeam)
    joins(larkbeam, "Nia Bevan", executive=True)
    for first in ("ola", "mei", "dana", "nia.bevan"):
        accepted_by(larkbeam, first, id)
        tally(after(1))
    accepted_by(larkbeam, "ola", other)
    leaves(larkbeam, "ola", at=after(2))
    erase(person_id=larkbeam.person("ola").id, by=larkbeam.actor("ruth", Hat.HR), at=after(2))
    tally(after(2))
    before = counts(larkbeam)
    assert before[(id, False, "EMPLOYEE")] == 2
    for step in (1, 2, 2000):
        Tally.objects.filter(organisation=larkbeam.organisation).delete()
        while tally(after(3), step):
            pass
        assert counts(larkbeam) == before


def test_tally_keeps_organisations_apart(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    accepted_by(larkbeam, "ola", id)
    tally(after(2))
    assert not Tally.objects.filter(organisation=stonecross.organisation).exists()
    assert tallied(stonecross.organisation, id) == 0


def test_verification_counts_the_tallies_again(larkbeam: Cast) -> None:
    """As far as they are counted: a name that is not counted yet is no difference, and neither is a dropped table."""
    _, id = in_force_from(larkbeam)
    for first in ("ola", "mei", "dana"):
        accepted_by(larkbeam, first, id)
    tally(after(2))
    accepted_by(larkbeam, "ruth", id)
    here = Tally.objects.filter(organisation=larkbeam.organisation)
    assert found(larkbeam) == []
    here.filter(kind="EMPLOYEE").update(accepted=5)
    assert found(larkbeam) == [f"{place(id, 'EMPLOYEE')}: says 5, and the entries up to its place say 2 [TALLY]"]
    here.filter(kind="EMPLOYEE").delete()
    assert found(larkbeam) == [f"{place(id, 'EMPLOYEE')}: says 0, and the entries up to its place say 2 [TALLY]"]
    here.delete()
    assert found(larkbeam) == []


def place(version: UUID, kind: str) -> str:
    return f"acknowledgements_tally, {version.hex}, False, {kind}"


def found(here: Cast) -> list[str]:
    return [str(problem) for problem in verify(here.organisation)[1]]
