from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from countersign.console.command_line import WORDS
from countersign.console.reference import run
from countersign.console.reference_pages import contexts, environment, permissions, settings, states, tables, written
from countersign.console.reference_pages.markdown import says, table
from countersign.ledger.kinds import KINDS
from countersign.ledger.protection import append_only, frozen_from
from countersign.readiness.rules import RULES


def reference(folder: Path, *, check: bool = False) -> int:
    return run(Namespace(into=folder, check=check))


def test_reference_when_nothing_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reference(tmp_path) == 0
    assert "docs/reference/entries.md written" in capsys.readouterr().out
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} == written().keys()


def test_reference_when_all_is_as_it_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference(tmp_path)
    capsys.readouterr()
    assert reference(tmp_path, check=True) == 0
    assert reference(tmp_path) == 0
    assert capsys.readouterr().out == ""


def test_check_names_the_page_that_is_out_of_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference(tmp_path)
    page = tmp_path / "docs/reference/entries.md"
    page.write_text(page.read_text() + "edited by hand\n")
    capsys.readouterr()
    assert reference(tmp_path, check=True) == 1
    assert (
        capsys.readouterr().out == "docs/reference/entries.md is out of date: run `make docs` and read what changed.\n"
    )
    assert page.read_text().endswith("edited by hand\n")


def test_check_names_a_page_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reference(tmp_path)
    (tmp_path / ".env.example").unlink()
    capsys.readouterr()
    assert reference(tmp_path, check=True) == 1
    assert ".env.example is out of date" in capsys.readouterr().out


def test_pages_hold_every_word_and_every_kind() -> None:
    pages = written()
    assert all(f"## countersign {word}" in pages["docs/reference/commands.md"] for word in WORDS)
    assert all(f"`{kind}`" in pages["docs/reference/entries.md"] for kind in KINDS)
    assert "`[ORG]`" in pages["docs/reference/commands.md"]
    assert "`--no-worker`" in pages["docs/reference/commands.md"]


def test_each_rule_has_its_page_with_every_example_and_stands_in_the_list() -> None:
    pages = written()
    for one in RULES:
        page = pages[f"docs/reference/rules/{one.rule.code}.md"]
        examples = [
            *(it.says for it in one.raised),
            *(it.says for it in one.quiet),
            *(it.says for it in one.cannot_assess),
        ]
        assert all(f"| {says} |" in page for says in examples)
        assert f"[{one.rule.code}](rules/{one.rule.code}.md)" in pages["docs/reference/rules.md"]


def test_entries_say_what_they_state() -> None:
    lines = written()["docs/reference/entries.md"].splitlines()
    assert any("`person.erased`" in line and "yes" in line and "[person](tables.md#person)" in line for line in lines)
    assert any("`verification.done`" in line and "`size`, `problems`, `report`" in line for line in lines)


def test_permissions_print_the_matrix() -> None:
    line = next(line for line in permissions.page().splitlines() if "`person.erase`" in line)
    assert line.count("all") == 1
    assert "HR" in permissions.page()


def test_settings_and_the_example_name_the_same() -> None:
    named = [one.name for one in settings.deployment_settings()]
    assert all(f"`{name}`" in settings.page() and f"#{name}=" in environment.page() for name in named)
    assert "| `COUNTERSIGN_PORT` | number | `8000` |" in settings.page()
    assert "`inline` or `worker`" in settings.page()


def test_tables_say_how_each_column_is_proved() -> None:
    page = tables.page()
    assert "### person" in page
    assert "| `email` | **personal** |" in page
    assert "| `id` | by its place |" in page
    assert "`ledger.Pending`" in page


def test_a_protection_in_words() -> None:
    assert tables.refused(append_only(erasable=("name",))) == (
        "deleting and changing rows; anything but emptying `name`"
    )
    frozen = tables.refused(frozen_from("signed_at", set_once=("published_at",)))
    assert frozen.startswith("deleting rows, and changing content once `signed_at` is set; ")
    assert frozen.endswith("setting `signed_at`, `published_at` more than once")


def test_states_when_steps_name_the_date_that_makes_them() -> None:
    assert list(states.steps({"DRAFT": {"SIGNED": "signed_at"}})) == [("DRAFT", "SIGNED", "signed_at")]
    assert list(states.steps({"DRAFT": ("SIGNED",)})) == [("DRAFT", "SIGNED", "")]


def test_contexts_are_listed_lower_floors_first() -> None:
    assert contexts.contexts()[:2] == ["ledger", "people"]


def test_markdown_keeps_a_cell_on_one_line() -> None:
    assert table(["a"], [["one\n| two"]]).splitlines()[-1] == "| one \\| two |"
    assert says(test_markdown_keeps_a_cell_on_one_line) == ""
