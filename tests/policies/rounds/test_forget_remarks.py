from __future__ import annotations

from countersign.kernel.actors import Hat
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.policies.queries import readers, remarks
from countersign.policies.rounds.forget_remarks import forget_remarks
from tests.cast import Cast
from tests.policies.reading import asked, read, said
from tests.policies.worlds import after, begun, lead, leader


def test_what_somebody_said_goes_with_them_and_nothing_else(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.actor("ola")
    asked(larkbeam, policy, "ola", "mei", note="Please.")
    said(larkbeam, policy, ola, body="My neighbour lost hers.")
    said(larkbeam, policy, leader(larkbeam), body="Too long.")
    read(larkbeam, policy, ola)
    assert forget_remarks(after(days=3)) == 0
    leave(person_id=larkbeam.person("ola").id, left_on=after(days=3).date(), by=lead(larkbeam), at=after(days=3))
    hr = larkbeam.actor("ruth", Hat.HR)
    erase(person_id=larkbeam.person("ola").id, by=hr, at=after(days=4))
    assert forget_remarks(after(days=5)) == 2
    assert [one.body for one in remarks(larkbeam.organisation, policy)] == ["Too long."]
    assert [str(one.person) for one in readers(larkbeam.organisation, policy)] == ["Mei Sato"]
    assert forget_remarks(after(days=6)) == 0
