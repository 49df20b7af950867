from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from countersign.kernel.canonical import canonical
from countersign.ledger.kinds import KINDS
from countersign.ledger.queries import newest_checkpoint
from countersign.ledger.reconciling import verify
from tests.cast import Cast
from tests.ledger.golden import ENTRIES, compare_root, frozen, written
from tests.ledger.story import tell, tell_seeded

for app in apps.get_app_configs():
    if app.name.startswith("countersign.") and app.module and module_has_submodule(app.module, "entries"):
        import_module(f"{app.name}.entries")

TOLD = (
    *("log.opened", "checkpoint.issued", "verification.done", "organisation.set_up", "wording.set"),
    *("person.entered", "person.left", "person.erased", "access.granted", "access.ended"),
    *("leader.entered", "leader.confirmed", "leader.ended"),
)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_frozen_leaf_is_still_read(kind: str) -> None:
    leaf = frozen(kind)
    assert (leaf["kind"], leaf["v"]) == (kind, 1)
    assert leaf["kv"] <= KINDS[kind].version
    assert canonical(leaf) == (ENTRIES / f"{kind}.json").read_bytes().removesuffix(b"\n")


def test_leaves_written_today_have_the_parts_of_the_frozen_ones(larkbeam: Cast) -> None:
    tell(larkbeam)
    now = written(larkbeam.organisation)
    assert now.keys() >= {*TOLD}
    for kind, leaf in now.items():
        old = frozen(kind)
        assert leaf.keys() == old.keys(), kind
        assert leaf["by"].keys() == old["by"].keys(), kind
        if leaf["kv"] == old["kv"]:
            assert leaf["state"].keys() == old["state"].keys(), f"{kind}: columns changed, so add a version"
            assert leaf.get("c", {}).keys() <= {"name", "email", "title"}


def test_same_history_has_the_same_root_on_every_engine(db: None) -> None:
    organisation = tell_seeded()
    latest = newest_checkpoint(organisation)
    assert latest
    assert verify(organisation)[1] == []
    compare_root(f"{latest.size}\n{latest.root}\n")
