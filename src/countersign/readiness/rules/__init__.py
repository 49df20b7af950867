"""The rules, one problem a file. Adding a file adds the rule, its tests and its page.

A file holds its docstring (a title, then the three parts), ``RULE``, ``judge`` and the examples ``QUIET``, ``RAISED``
and, where it may be unable to tell, ``CANNOT_ASSESS``. Where the rule counts what others raise, its ``judge`` is given
that beside the dossier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import cast

from countersign.readiness.dossier import Dossier
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Judge, JudgeOfOthers, Others, Rule

PARTS = ("What it looks at", "Why an auditor raises it", "What clears it")


@dataclass(frozen=True)
class RuleFile:
    """A rule as its file tells it."""

    rule: Rule
    condition: Judge | JudgeOfOthers
    says: str
    quiet: Sequence[Quiet]
    raised: Sequence[Raised]
    cannot_assess: Sequence[Unassessable]

    def judge(self, dossier: Dossier, others: Others = ()) -> Answers:
        """What the rule answers. ``others``: what has been raised, for a rule that counts it."""
        if self.rule.counts:
            return cast("JudgeOfOthers", self.condition)(dossier, others)
        return cast("Judge", self.condition)(dossier)

    @property
    def title(self) -> str:
        return self.says.partition("\n")[0].removesuffix(".")

    def part(self, heading: str) -> str:
        """The text under one of the ``PARTS``, on one line."""
        lines = cleandoc(self.says).splitlines()
        under = lines[lines.index(heading) + 1 :]
        return " ".join(line.strip() for line in takewhile(lambda line: line not in PARTS, under)).strip()


def rule_file(module: ModuleType) -> RuleFile:
    return RuleFile(
        rule=module.RULE,
        condition=module.judge,
        says=module.__doc__ or "",
        quiet=module.QUIET,
        raised=module.RAISED,
        cannot_assess=getattr(module, "CANNOT_ASSESS", ()),
    )


def every_rule() -> tuple[RuleFile, ...]:
    """Every file of every family, in the order of the codes."""
    here = Path(__file__).parent
    names = sorted(
        f"{__name__}.{file.parent.name}.{file.stem}" for file in here.glob("*/*.py") if not file.stem.startswith("_")
    )
    return tuple(sorted((rule_file(import_module(name)) for name in names), key=lambda one: one.rule.code))


RULES = every_rule()

BY_CODE = {one.rule.code: one for one in RULES}
