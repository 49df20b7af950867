"""Which policies a text leads its readers to, and which words only sound like it."""

from __future__ import annotations

import pytest

from countersign.kernel.text import from_html
from countersign.policies.text.signposts import core, signposts

KEY = "019d682be3807659a3cd7b3769b3a8c1"


def leads(html: str, title: str) -> bool:
    return signposts(from_html(html)[0]).lead_to(title, KEY)


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<ul><li>Acceptable use</li></ul>", "Acceptable Use Policy"),
        ("<ul><li>The acceptable use policy.</li></ul>", "Acceptable use"),
        ("<ul><li>Suppliers: what we ask of them</li></ul>", "Suppliers"),
        ("<ul><li>Backup (for the operators)</li></ul>", "Backup"),
        ("<p>Our backup policy says how.</p>", "Policy on Backup"),
        ("<p>The policies on access &amp; passwords say more.</p>", "Access and passwords"),
        ("<p>These policies say more: Acceptable use; Suppliers, and Backup.</p>", "Suppliers"),
        ("<p>These policies say more: Acceptable use; Suppliers, and Backup.</p>", "Backup"),
        ("<p>Not everybody reads it. See the Remote Working Policy.</p>", "Remote working"),
        ("<table><tr><td>Backup</td><td>Daily.</td></tr></table>", "Backup"),
        (f'<p>Read <a href="https://x.example/o/a/policies/{KEY}/">this</a>.</p>', "Suppliers"),
        ('<p>Then read <a href="https://x.example/">Suppliers</a> first.</p>', "Suppliers"),
    ],
)
def test_it_points_when_the_policy_is_named_or_linked(html: str, title: str) -> None:
    assert leads(html, title)


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<h1>Suppliers</h1><p>They keep our rules.</p>", "Suppliers"),
        ("<p>This policy applies to employees and suppliers.</p>", "Suppliers"),
        ("<p>Suppliers, contractors and staff must follow this policy.</p>", "Suppliers"),
        ("<p>There is no remote working policy.</p>", "Remote working"),
        ("<p>Remote working is fine with us.</p>", "Remote working"),
        ("<p>We back up our data, as this policy says.</p>", "Backup"),
        ("<p>Our backup and recovery policy says how.</p>", "Recovery of backups"),
        ("<p></p>", "Backup"),
        ('<p>Read <a href="https://x.example/o/a/policies/0/">this</a>.</p>', "Suppliers"),
    ],
)
def test_it_does_not_point_when_the_words_mean_something_else(html: str, title: str) -> None:
    assert not leads(html, title)


def test_a_title_when_it_says_that_it_is_a_policy_is_what_it_is_about() -> None:
    found = {core(title) for title in ("Backup", "Backup Policy", "Policy on Backup", "The policy for  Backup")}
    assert found == {"Backup"}
    assert not signposts(from_html("<p>Our policy.</p>")[0]).lead_to(" ")
