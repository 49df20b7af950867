"""What every page must hold, whoever opens it: fits the screen, nothing for axe to find, no error in the console."""

from __future__ import annotations

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


def looks_right(page: Page) -> None:
    """Fails with the page's address and what is wrong with it."""
    page.wait_for_load_state()
    if page.context in unscripted:
        return
    sticking_out = page.evaluate(STICKING_OUT)
    assert not sticking_out, f"{page.url} does not fit the screen: {sticking_out}"
    found = axe.run(page)
    assert not found.response["violations"], f"{page.url}\n{found.generate_report()}"
