"""The routes beside the forms: the console, lists and files, programs, and mails. None of them decides for a person."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.refusals import Refused
from tests.cast import Cast
from tests.house.source import SRC
from tests.policies.worlds import AT
from tests.regressions.pointing import stands

DECIDES = {
    "acknowledgements": ("accept", "bind", "decline", "exempt", "record_sheet", "take_over"),
    "actions": ("approve_replan", "sponsor_action", "verify_action"),
    "asks": ("answer", "commit"),
    "audits": (
        *("agree_day", "approve_exception", "approve_programme", "conduct_internal_audit", "confirm_seen"),
        *("report_internal_audit", "request_exception", "verify_finding"),
    ),
    "direction": ("approve_deviation",),
    "messages": ("release",),
    "objectives": ("acknowledge_report", "adopt_objectives", "record_adoption"),
    "people": (
        *("agree", "announce_access", "announce_address", "announce_leader", "approve_address", "carry_out"),
        *("confirm_leader", "end_access", "end_leader", "erase", "propose_address"),
    ),
    "policies": (
        *("confirm_unchanged", "decide_availability", "decline", "delegate", "endorse", "give_translation"),
        *("make_public", "record_review_elsewhere", "record_signature_elsewhere", "sign"),
    ),
    "readiness": ("approve_statement", "approve_toleration", "offer_statement", "propose_toleration"),
    "resources": ("accept_risk", "approve_budget", "decide", "record_budget", "record_decision"),
    "reviews": ("confirm_attendance", "sign_minutes"),
    "risks": ("approve_treatment", "give_receipt", "own_risk"),
    "roles": (
        *("accept", "accept_renewal", "approve", "approve_matrix", "approve_renewal", "confirm_competence"),
        *("accept_part", "decline", "decline_renewal", "evaluate_gap"),
    ),
}
"""Commands by which somebody puts their name to something."""

NAMED = [(context, name) for context, names in DECIDES.items() for name in names]

BY_A_LIST = {"apply_import", "change", "change_address", "close_import", "enter", "leave", "take_in"}
"""What a list of people does: it enters, changes and lets leave, and never an address that opens anything (S7)."""


def calls(*places: Path) -> set[str]:
    """The commands that these files import, as ``people.commands.leave``."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in places]
    named = [node.module or "" for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.removeprefix("countersign.") for name in named if ".commands." in name}


def test_the_console_calls_no_command_but_those_of_packs() -> None:
    """It starts, keeps and verifies. Whoever sits at the machine decides nothing in anybody's name."""
    assert calls(*(SRC / "console").rglob("*.py")) == {"packs.commands.export", "packs.commands.order"}


def test_a_list_of_people_calls_nothing_that_decides() -> None:
    lists = [SRC / "people" / "commands" / f"{name}.py" for name in ("apply_import", "take_in", "resume_import")]
    rounds = [*(SRC / "people" / "rounds").glob("*.py"), *(SRC / "people" / "imports").glob("*.py")]
    called = {name.rpartition(".")[2] for name in calls(*lists, *rounds)}
    assert called <= BY_A_LIST
    assert not called & {name for _, name in NAMED}


READERS = sorted({*SRC.glob("*/imports.py"), *SRC.glob("*/imports/*.py")})


@pytest.mark.parametrize("reader", READERS, ids=lambda path: str(path.relative_to(SRC)))
def test_reading_a_file_calls_nothing_at_all(reader: Path) -> None:
    """A finished file and a list of whatever kind are read; what becomes of them, somebody sends in a form."""
    assert calls(reader) == set()


BY_A_FILE = (
    *("awareness/take_over_completions", "risks/take_over_register"),
    *("roles/apply_matrix_sheet", "roles/bring_in_matrix"),
)


@pytest.mark.parametrize("taken", BY_A_FILE)
def test_a_register_that_is_taken_over_decides_nothing(taken: str) -> None:
    """A list of risks or of trainings and a sheet of letters bring in what somebody else decides about afterwards."""
    context, _slash, name = taken.partition("/")
    called = {one.rpartition(".")[2] for one in calls(SRC / context / "commands" / f"{name}.py")}
    assert called <= {"assess_risk", "edit_matrix", "record_completion", "record_risk"}
    assert not called & {name for _, name in NAMED}


CARRIES_ON = SRC / "acknowledgements" / "rounds" / "carry_on_taking.py"
"""What somebody confirmed by a form is recorded here in parts, in their name and with what they may do by then."""


def test_rounds_of_the_worker_decide_nothing() -> None:
    rounds = {name.rpartition(".")[2] for name in calls(*{*SRC.glob("*/rounds/*.py")} - {CARRIES_ON})}
    assert not rounds & {name for _, name in NAMED}


def test_a_long_list_of_past_acceptances_is_recorded_and_nothing_else_is_decided() -> None:
    assert calls(CARRIES_ON) == {"acknowledgements.commands.take_over"}
    stands(
        "tests/acknowledgements/rounds/test_carry_on_taking.py"
        "::test_it_stops_with_whoever_may_no_more_and_somebody_else_goes_on"
    )


@pytest.mark.parametrize("kind", sorted({*ActorKind} - {ActorKind.PERSON}))
@pytest.mark.parametrize(("context", "name"), NAMED, ids=lambda part: str(part))
def test_only_a_person_decides(larkbeam: Cast, context: str, name: str, kind: ActorKind) -> None:
    """A key of a program, provisioning, set-up and the system itself are none, whatever hats they bring."""
    decide: Callable[..., Any] = getattr(import_module(f"countersign.{context}.commands.{name}"), name)
    by = larkbeam.actor("priya")
    with pytest.raises(Refused, match="not done by this kind of actor"):
        decide(by=Actor(kind, by.organisation, by.person, by.hat, by.hats, by.auth), at=AT)


def test_no_command_at_all_accepts_a_program() -> None:
    """Whoever opens one to programs says by which rules they come in, on the page about separation of duties."""
    commands = {path: path.read_text(encoding="utf-8") for path in SRC.glob("*/commands/*.py")}
    opened = {str(path.relative_to(SRC)) for path, text in commands.items() if "ActorKind.SET_UP" in text}
    assert "people/commands/set_up.py" in opened
    programs = re.compile(r"ActorKind\.(API_KEY|PROVISIONING)")
    assert [path.name for path, text in commands.items() if programs.search(text)] == []


def test_it_is_tested() -> None:
    """A mail leads to a page; what is mailed back decides nothing, and a code is bound to one person and one thing."""
    stands(
        "tests/web/acceptance/test_link.py::test_robots_that_open_follow_and_submit_everything_achieve_nothing",
        "tests/web/acceptance/test_link.py::test_a_get_of_any_kind_changes_nothing",
        "tests/web/acceptance/test_link.py::test_a_code_for_one_person_or_answer_is_none_for_another",
        "tests/policies/commands/test_sign.py::test_sign_when_another_persons_code_is_used_is_refused",
        "tests/policies/commands/test_sign.py::test_sign_when_the_code_was_for_something_else_is_refused",
    )
