"""What an organisation may set of how it assesses risks: the words of its scale, and from which score on what holds."""

from __future__ import annotations

from countersign.people.settings import Labels, Number, Registry

LIKELIHOOD = Labels(
    key="risks.likelihood",
    default=("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
    why="a method that can be repeated says in words how likely each step is, the least likely first",
)
IMPACT = Labels(
    key="risks.impact",
    default=("Negligible", "Minor", "Moderate", "Major", "Severe"),
    why="a method that can be repeated says in words how bad each step is, the mildest first",
)
MEDIUM_FROM = Number(
    key="risks.medium_from",
    default=5,
    least=1,
    most=100,
    why="below it a risk is low: whoever may accept low risks accepts it",
)
HIGH_FROM = Number(
    key="risks.high_from",
    default=10,
    least=1,
    most=100,
    why="from here on a risk without an owner is a finding, and only who may accept high risks accepts it",
)
LEADERS_FROM = Number(
    key="risks.leaders_from",
    default=15,
    least=1,
    most=100,
    why="from here on every leader is asked to see the risk, and top management decides about it",
)

NUMBERS = {one.key: one for one in (MEDIUM_FROM, HIGH_FROM, LEADERS_FROM)}
LABELS = {one.key: one for one in (LIKELIHOOD, IMPACT)}

KINDS: Registry = {**LABELS, **NUMBERS}
"""Every setting of risks."""
