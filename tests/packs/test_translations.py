"""A pack shows what people could read in their own languages, and that nobody signed it."""

from __future__ import annotations

from pathlib import Path

from countersign.acknowledgements.commands.accept import accept
from countersign.kernel.digests import digest
from countersign.policies.queries import translation
from tests.acknowledgements.worlds import acceptance
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, lived_in, verified
from tests.policies.translating import SAETZE, TITEL, taken_away, translated
from tests.policies.worlds import tree


def test_a_pack_shows_translations_and_holds_their_bytes(larkbeam: Cast, tmp_path: Path) -> None:
    id = lived_in(larkbeam)
    first = translated(larkbeam, id, at=EXPORTED)
    second = translated(larkbeam, id, text=tree(*SAETZE, "So ist es."), at=EXPORTED)
    taken_away(
        larkbeam, translated(larkbeam, id, language="pl", title="Polityka", at=EXPORTED), "Too free.", at=EXPORTED
    )
    accept(**acceptance(larkbeam, id), translation_id=second, by=larkbeam.actor("dana"), at=EXPORTED)
    _pack, data = exported(larkbeam)
    files = inside(data)
    shown = " ".join(files["index.html"].decode().split())
    assert f"<strong>German</strong>: {TITEL}" in shown
    assert "Translation. Signed in English; where the two differ, the English text applies." in shown
    assert '<div class="document" lang="de">' in shown
    assert "So ist es." in shown
    assert "shown until 5 February 2026: “Too free.”" in shown
    assert "shown until 5 February 2026: “A later translation took its place.”" in shown
    assert "read in German" in shown
    wanted = {translation(larkbeam.organisation, one).document for one in (first, second)}
    assert wanted < {digest(held) for name, held in files.items() if name.startswith("documents/")}
    told = verified(larkbeam, data, tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_pack_without_translations_says_nothing_of_them(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    _pack, data = exported(larkbeam)
    assert "In other languages" not in inside(data)["index.html"].decode()
