"""How a sentence names the policy itself, as its subject."""

from __future__ import annotations

PAPER = (
    r"(?:this|our|the) (?:[\w-]{1,20} ){0,3}?(?:policy|statement|document)"
    r"(?:,? (?:version|issue) [\w.]{1,8},?)?"
)
"""This policy, the information security policy, our statement."""

WAS = r"(?:was|is|has been|had been|were|have been)(?: \w{1,15}){0,2} "
"""Between the policy and what was done to it."""
