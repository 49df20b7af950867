"""What every page must hold, whoever opens it: fits the screen, nothing for axe to find, no error in the console."""

from __future__ import annotations

import re
from weakref import WeakSet

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

axe = Axe()

unscripted: WeakSet[BrowserContext] = WeakSet()
"""Contexts with JavaScript off; axe runs in the page and cannot look there."""

STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((part) => part.getBoundingClientRect().right > wide + 1)
    .slice(0, 8)
    .map((part) => `${part.tagName}.${part.className} to ${Math.round(part.getBoundingClientRect().right)}`);
}"""
"""What makes a page scroll sideways: the parts that end right of the screen."""

SHOWN = """() => [
  innerWidth, matchMedia("(prefers-color-scheme: dark)").matches, location.hash,
  [...document.querySelectorAll("input")].map((one) => Number(one.checked)).join(""),
  document.documentElement.outerHTML,
].join("\\n")"""
"""All that a finding of axe can depend on; the style sheets are the same for all pages."""

OPAQUE = re.compile(r"[\w+/=-]{32,}|\d\d:\d\d|-\d+(?=\.example|/)")
"""What differs between pages that are the same to whoever looks: tokens, times of day, the numbers of neighbours."""

sound: set[str] = set()
"""Pages in which axe found nothing. It takes longer than the rest of a page, and would find nothing again."""


def looks_right(page: Page, *, styles: bool = False) -> None:
    """Fails with the page's address and what is wrong with it. ``styles``: read the style sheets themselves, too.

    Those that a style sheet imports axe asks for at a wrong address, fifty times a page; so they are read once, in one.
    """
    page.wait_for_load_state()
    if page.context in unscripted:
        return
    sticking_out = page.evaluate(STICKING_OUT)
    assert not sticking_out, f"{page.url} does not fit the screen: {sticking_out}"
    shown = OPAQUE.sub("", page.evaluate(SHOWN))
    if shown in sound:
        return
    found = axe.run(page, options={"resultTypes": ["violations"], "preload": styles})
    assert not found.response["violations"], f"{page.url}\n{found.generate_report()}"
    sound.add(shown)
