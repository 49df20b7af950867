"""Regimes as data: every demand fits the rule that it is laid over."""

from __future__ import annotations

import pytest

from countersign.kernel.words import Words
from countersign.readiness.dossier.keys import called
from countersign.readiness.examples import dossier_of
from countersign.readiness.regimes import BY_KEY, REGIMES, Demand, Regime, applying
from countersign.readiness.rule import CannotAssess, Finding
from countersign.readiness.rules import BY_CODE

DEMANDS = [pytest.param(regime, one, id=f"{regime.key} {one.code}") for regime in REGIMES for one in regime.demands]


def test_the_keys_are_those_of_a_dossier() -> None:
    assert [*BY_KEY] == ["NIS2", "NIS2-CIR", "DORA", "PCI", "UK-CODE"]


@pytest.mark.parametrize(("regime", "demand"), DEMANDS)
def test_a_demand_fits_its_rule(regime: Regime, demand: Demand) -> None:
    rule = BY_CODE[demand.code].rule

    assert {*demand.thresholds} <= {one.name for one in rule.thresholds}
    assert demand.cites
    assert demand.asks.endswith(".")
    assert not demand.least or demand.binding, "What binds nobody makes nothing graver."
    assert not demand.settles or called([demand.settles])
    assert not (demand.binding and regime.force == "voluntary")


@pytest.mark.parametrize(("regime", "demand"), DEMANDS)
def test_the_words_of_a_demand_take_the_values_of_the_rule(regime: Regime, demand: Demand) -> None:
    """On every example of the rule that raises something."""
    file = BY_CODE[demand.code]
    for example in file.raised if demand.says else ():
        seen = demand.seen(dossier_of(example.changes))
        answers = [] if isinstance(seen, CannotAssess) else file.judge(seen)
        for finding in (one for one in answers if isinstance(one, Finding)):
            assert "{" not in str(Words(demand.says, finding.says.values))


def test_a_regime_brings_what_it_includes_and_comes_once() -> None:
    assert [one.key for one in applying(["PCI", "NIS2-CIR", "PCI"])] == ["NIS2", "NIS2-CIR", "PCI"]
    assert applying([]) == ()
    with pytest.raises(KeyError):
        applying(["ISO27001"])


def test_rungs_that_fall_together_keep_their_conditions() -> None:
    [interval] = BY_KEY["NIS2-CIR"].of("POL-018")
    rule = BY_CODE["POL-018"].rule

    [when] = interval.over(rule).ladder.values()
    assert all(words in when for words in rule.ladder.values())
