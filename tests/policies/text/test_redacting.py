"""A public text holds nothing but what was signed, and sentences in square brackets."""

from __future__ import annotations

from random import Random

from countersign.kernel.text import Text, from_html, from_json, renumber, text_pieces, to_json, to_plain, walk
from countersign.policies.text.redacting import carried_over, passages, public_digest, redact, strange_keys

SIGNED = from_html(
    "<h1>Keys</h1><p>We keep <a href='https://larkbeam.example'>keys</a> safe.</p>"
    "<ol><li><p>Ask Tom.</p><ul><li><p>By phone.</p></li></ul></li><li><p>Ask Mei.</p></li><li><p>Wait.</p></li></ol>"
    "<table><thead><tr><th>Who</th><th>What</th></tr></thead><tbody><tr><td>Tom</td><td>Keys</td></tr>"
    "<tr><td>Mei</td><td>Backups</td></tr></tbody></table>"
    "<ul><li><p>One</p></li><li><p>Two</p></li></ul><blockquote><p>Said once.</p></blockquote>"
)[0]


def keys() -> dict[str, str]:
    """By their words."""
    return {one.words: one.key for one in passages(SIGNED)}


def without(*words: str, instead: str = "") -> str:
    return to_plain(redact(SIGNED, {keys()[one]: instead for one in words}))


def test_every_word_stands_in_one_passage() -> None:
    said = {words for one in passages(SIGNED) for words in one.words.replace(" · ", "\n").split("\n")}
    assert said | {"Who", "What"} == {piece for _, piece in text_pieces(SIGNED)}


def test_nothing_left_out_is_the_signed_text() -> None:
    assert redact(SIGNED, {}) == renumber(SIGNED)
    assert to_plain(redact(SIGNED, {})) == to_plain(SIGNED)


def test_what_is_left_out_is_gone_with_all_that_hangs_from_it() -> None:
    shown = without("Keys", "Tom · Keys", "One", "Said once.")
    assert not [word for word in ("Tom |", "One", "Said once.") if word in shown]
    assert "Mei | Backups" in shown
    assert "Who | What" in shown


def test_a_sentence_in_its_place_stands_in_brackets() -> None:
    shown = without("Keys", "Two", "Tom · Keys", "Said once.", instead="On request.")
    assert shown.count("[On request.]") == 4
    assert "- One\n- [On request.]" in shown


def test_points_keep_their_numbers() -> None:
    assert "1. Ask Tom.\n   - By phone.\n2. […]\n3. Wait." in without("Ask Mei.")
    assert "1." not in without("Ask Tom.\nBy phone.", "Ask Mei.", "Wait.")


def test_a_table_without_rows_goes_with_its_head() -> None:
    assert "Who" not in without("Tom · Keys", "Mei · Backups")


def test_whatever_is_chosen_only_signed_words_and_brackets_are_left() -> None:
    """Whoever chooses: what is public stands in the signed text, or in brackets; ids say nothing of it."""
    every, dice = [one.key for one in passages(SIGNED)], Random(5)  # noqa: S311 (nothing secret)
    signed = {piece for _, piece in text_pieces(SIGNED)}
    for _ in range(200):
        chosen = {key: dice.choice(["", "Ask us."]) for key in every if dice.random() < 0.5}
        shown = redact(SIGNED, chosen)
        assert {piece for _, piece in text_pieces(shown)} <= signed | {"[Ask us.]", "[…]"}
        ids = [node.id for node in walk(shown.blocks)]
        assert ids == [f"b{number}" for number in range(1, len(ids) + 1)]
        assert from_json(to_json(shown)) == shown
        for one in passages(SIGNED):
            if one.key in chosen:
                assert one.words.partition("\n")[0] not in to_plain(shown).replace(" | ", " · ").splitlines()


def test_a_key_that_names_nothing_is_found() -> None:
    assert strange_keys(SIGNED, {"nobody": "", **dict.fromkeys(keys().values(), "")}) == {"nobody"}


def test_carried_over_is_what_still_says_the_same() -> None:
    now = Text(tuple(block for block in SIGNED.blocks if block.type != "quote"))
    changed = to_json(now)
    changed["blocks"][1]["runs"] = [{"text": "We lose keys."}]  # type: ignore[index]
    later = from_json(changed)
    before = {keys()["One"]: "", keys()["Said once."]: "", keys()["We keep keys safe."]: "Ask us."}
    assert carried_over(SIGNED, before, later) == ({keys()["One"]: ""}, {later.blocks[1].id})


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    moved = to_json(SIGNED)
    moved["blocks"][1]["runs"][1]["href"] = "https://elsewhere.example"  # type: ignore[index]
    assert carried_over(SIGNED, {}, from_json(moved))[1] == {keys()["We keep keys safe."]}


def test_the_digest_holds_the_signed_one() -> None:
    text = to_json(SIGNED)
    assert public_digest(signed="sha256:a", text=text) != public_digest(signed="sha256:b", text=text)
