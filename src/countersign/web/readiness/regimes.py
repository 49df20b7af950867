"""Regimes as pages show them: what each is, what is read of it, and what no rule judges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from countersign.kernel.words import listed
from countersign.readiness.regimes import BY_KEY, REGIMES, Regime
from countersign.readiness.rule import Finding
from countersign.readiness.verdict import NOT_THE_WHOLE, Judgement

FORCES = {"law": gettext_noop("law"), "contract": gettext_noop("contract"), "voluntary": gettext_noop("voluntary")}


def shown(regime: Regime) -> dict[str, Any]:
    return {
        "key": regime.key,
        "name": sentence_case(_(regime.name)),
        "edition": regime.edition,
        "dated": regime.dated,
        "force": _(FORCES[regime.force]),
        "includes": listed(regime.includes),
        "left_out": listed([_(one) for one in regime.left_out]),
    }


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def choices(ticked: Collection[str]) -> list[dict[str, Any]]:
    """Every regime there is, for a form: each with its box ticked or not."""
    return [{**shown(regime), "ticked": regime.key in ticked} for regime in REGIMES]


def applied(judged: Judgement) -> dict[str, Any]:
    """Those that were laid over the rules; ``by_regime`` names them in a sentence, and is empty without any."""
    names = listed([called(regime.key) for regime in judged.regimes])
    return {
        "regimes": [shown(regime) for regime in judged.regimes],
        "by_regime": _("Judged by ISO/IEC 27001, and with it {regimes}.").format(regimes=names) if names else "",
        "not_the_whole": _(NOT_THE_WHOLE),
    }


def also(finding: Finding) -> list[dict[str, str]]:
    """What regimes say to a finding, in their order."""
    return [{"regime": called(one.regime), "cites": one.cites, "asks": _(one.asks)} for one in finding.also]


def called(key: str) -> str:
    """A regime in a sentence: by its key, or by its name where the key is only ours."""
    return BY_KEY[key].name if key in ("PCI", "UK-CODE") else key


def all_called(keys: Iterable[str]) -> str:
    return listed([called(key) for key in keys])
