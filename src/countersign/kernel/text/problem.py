"""The one error that the text raises: a clear sentence, and nothing half done."""

from __future__ import annotations

from countersign.kernel.words import Words, say


class TextProblem(ValueError):
    """A text that breaks a rule of ``countersign.text/1``; ``words`` says which, and where."""

    def __init__(self, words: Words | str) -> None:
        self.words = words if isinstance(words, Words) else say(words)
        super().__init__(str(self.words))

    def inside(self, place: str) -> TextProblem:
        """The same problem, with the place where it was met in front: ``Block 3 (list), item 2: …``."""
        return TextProblem(say("{place}: {problem}", place=place, problem=self.words))
