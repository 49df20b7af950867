"""What a mail says: one form for every kind, as HTML and as plain text that reads well alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import css_inline
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

INLINER = css_inline.CSSInliner(minify_css=True, load_remote_stylesheets=False)
"""Mail programs pass over style sheets: our rules go onto the elements and are said nowhere else. The sheet that is
marked to be kept, for the dark, stays where it can."""


@dataclass(frozen=True)
class Item:
    """One thing that the mail is about: what, why, where to go, and how long it takes."""

    title: str
    why: str
    link: str = ""
    link_label: str = ""
    effort: str = ""


@dataclass(frozen=True)
class Letter:
    """A whole mail. ``code`` is shown large; ``sentence`` is what the code would put a name to;
    ``paragraphs``: somebody's own words."""

    subject: str
    greeting: str
    lead: str
    paragraphs: tuple[str, ...] = ()
    organisation_name: str = ""
    items: tuple[Item, ...] = ()
    code: str = ""
    sentence: str = ""
    from_name: str = ""
    from_hat: str = ""
    on: date | None = None
    foot: str = ""

    def rendered(self) -> dict[str, str]:
        """Subject, plain text and HTML."""
        context: dict[str, Any] = asdict(self)
        return {
            "subject": " ".join(self.subject.split()),
            "text": render_to_string("mail/letter.txt", {key: plain(value) for key, value in context.items()}),
            "html": INLINER.inline(render_to_string("mail/letter.html", context)),
        }


def plain(value: Any) -> Any:
    """Plain text is not HTML: nothing in it is escaped."""
    return mark_safe(value) if isinstance(value, str) else value  # noqa: S308 (the text part of a mail)
