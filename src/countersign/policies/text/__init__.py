"""What a program can see in the words of a policy. It points, and never judges: what it finds is no mark."""

from countersign.policies.text.passages import PASSAGES, Passage, suggest_passages
from countersign.policies.text.placeholders import Placeholder, find_placeholders
from countersign.policies.text.statements import STATEMENTS, Statement, find_statements

__all__ = [
    "PASSAGES",
    "STATEMENTS",
    "Passage",
    "Placeholder",
    "Statement",
    "find_placeholders",
    "find_statements",
    "suggest_passages",
]
