"""The only three things that may cross a command's border instead of a result (decision 8)."""

from __future__ import annotations

from countersign.kernel.words import Words, say


class Refusal(Exception):
    """Carries one clear sentence for the person who asked."""

    def __init__(self, words: Words | str) -> None:
        self.words = words if isinstance(words, Words) else say(words)
        super().__init__(str(self.words))


class Refused(Refusal):
    """The rules of the house say no: who you are, or what state the thing is in."""


class Stale(Refusal):
    """The page was opened before somebody else changed the thing. Nothing was overwritten."""


class Unknown(Refusal):
    """No such thing in this organisation. Somebody else's thing answers exactly the same."""

    def __init__(self, noun: str) -> None:
        super().__init__(say("There is no such {noun} here.", noun=noun))
