"""What a program can see in the words of a policy: unfilled placeholders, and passages worth marking."""

from countersign.policies.text.passages import PASSAGES, Passage, suggest_passages
from countersign.policies.text.placeholders import Placeholder, find_placeholders

__all__ = ["PASSAGES", "Passage", "Placeholder", "find_placeholders", "suggest_passages"]
