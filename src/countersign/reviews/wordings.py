"""The sentences by which the chair signs, or another leader for them; and prompts (DOMAIN, 6.5), without answers."""

from __future__ import annotations

SIGNING = (
    "I chaired the management review of {organisation} on {day}. These minutes say what was looked at, who was there "
    "and what was decided."
)

SIGNING_FOR = (
    "I was at the management review of {organisation} on {day}, and sign for {name}, who chaired it. These minutes say "
    "what was looked at, who was there and what was decided."
)

PROMPTS = (
    "Which risk got worse, and what are we not doing about it?",
    "What did we say last time that has not happened?",
    "What would the customer who hurts most say?",
    "What did we refuse to fund, and who accepted that risk?",
    "If the auditor interviewed me tomorrow, what could I not answer?",
    "What did we stop doing that we should do?",
)
