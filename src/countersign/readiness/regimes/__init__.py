"""Regimes: laws, contracts and codes laid over the rules (DOMAIN, section 9.3).

No rule knows of them. Whoever judges says which apply (docs/decisions/0030).
"""

from __future__ import annotations

from collections.abc import Iterable

from countersign.readiness.regimes.european import DORA, NIS2, NIS2_CIR
from countersign.readiness.regimes.others import PCI, UK_CODE
from countersign.readiness.regimes.regime import Demand, Regime

__all__ = ["BY_KEY", "REGIMES", "Demand", "Regime", "applying"]

REGIMES = (NIS2, NIS2_CIR, DORA, PCI, UK_CODE)

BY_KEY = {regime.key: regime for regime in REGIMES}


def applying(keys: Iterable[str]) -> tuple[Regime, ...]:
    """Those named and those that they include, each once, in our own order. Raises KeyError."""
    named = [BY_KEY[key] for key in keys]
    wanted = {one for regime in named for one in (regime.key, *regime.includes)}
    return tuple(regime for regime in REGIMES if regime.key in wanted)
