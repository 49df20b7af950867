"""The three promises of 5.2 b to d, each with what finds its places in a sentence.

Words that only look like one are left out: the goals of sales, the contract manager, the improvement of recipes.
Whether the sentence denies what it seems to promise is asked afterwards, by whoever suggests it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from countersign.policies.text.improvement import improvement
from countersign.policies.text.objectives import objectives
from countersign.policies.text.places import Place
from countersign.policies.text.requirements import requirements

PROMISES: dict[str, Callable[[str], Iterator[Place]]] = {
    "objectives": objectives,
    "requirements": requirements,
    "improvement": improvement,
}
