"""What a leader might write about: headings to begin from. The words are the leader's own, and none is put there."""

from __future__ import annotations

from countersign.kernel.words import Words, say

IDEAS: tuple[Words, ...] = (
    say("Why customers trust us"),
    say("One thing I do differently since the training"),
    say("A near miss, and thanks to whoever reported it"),
    say("What the review decided"),
    say("The phishing test, and what I clicked"),
    say("Our new policy in three sentences"),
    say("What we will fund this year"),
    say("Welcome to everybody who is new"),
    say("Before the holidays"),
    say("What happened elsewhere in our sector"),
    say("We have reached an objective"),
    say("The question of the month"),
    say("Thanks for a good finding of an auditor"),
    say("The rule applies to me too"),
    say("What changes with the new product"),
    say("What we expect of our suppliers"),
)
"""In the order of the list."""
