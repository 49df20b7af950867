"""A topic that an organisation may want a policy on, with an outline to write from."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from countersign.kernel.text import Text, from_html

LAST = ("Exceptions and questions", "who decides on an exception, and whom to ask when something is unclear")
"""How the outline of every topic ends."""


@dataclass(frozen=True, slots=True)
class Topic:
    """``purpose`` is one sentence; ``headings`` come each with a prompt for the writer. The last is the same for all.

    ``small_firm``: one of the five to begin with. ``all_staff``: it usually binds all of staff. ``also``: other
    names under which organisations have a policy on the same.
    """

    key: str
    title: str
    purpose: str
    headings: tuple[tuple[str, str], ...]
    small_firm: bool = False
    all_staff: bool = False
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.title, *self.also)

    @property
    def outline(self) -> tuple[tuple[str, str], ...]:
        return (*self.headings, LAST)

    def text(self) -> Text:
        """A first draft: each heading, and under it in square brackets what to say there.

        The check for placeholders finds every prompt that was left, so none of them is signed.
        """
        sections = (f"<h1>{escape(heading)}</h1><p>[{escape(prompt)}]</p>" for heading, prompt in self.outline)
        return from_html("".join(sections))[0]
