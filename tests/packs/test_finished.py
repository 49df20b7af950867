"""A pack with a policy that is a finished PDF: the very file, named by the entries about it."""

from __future__ import annotations

from pathlib import Path

from countersign.policies.rounds.render import render
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, verified
from tests.policies.commands.test_bring_in import FINISHED, brought_in
from tests.policies.worlds import PASSAGES, after, begun, mark_all, offered, signed


def test_a_pack_holds_the_file_that_was_signed_and_is_valid(larkbeam: Cast, tmp_path: Path) -> None:
    policy = begun(larkbeam)
    brought_in(larkbeam, policy, *PASSAGES.values(), title="Information Security Policy")
    mark_all(larkbeam, policy)
    signed(larkbeam, offered(larkbeam, policy, at=after(1)), at=after(1))
    render(EXPORTED)
    _, data = exported(larkbeam)
    files = inside(data)
    assert files["documents/information-security-policy-1.0-source.pdf"] == FINISHED
    checked = verified(larkbeam, data, tmp_path)
    assert checked.returncode == 0, checked.stdout
