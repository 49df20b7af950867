"""What a matrix asks of somebody by name: the rows in which their own column has an A or an R."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.kernel.digests import digest_value
from countersign.kernel.words import Words, say
from countersign.roles.raci.grid import Grid

ANSWERS, DOES = "A", "R"


@dataclass(frozen=True)
class Share:
    """``rows``: key, title and those of the two letters, in the order of the matrix."""

    rows: tuple[tuple[str, str, str], ...]

    @property
    def document(self) -> str:
        """The digest of what is asked. As long as no row of it changes, nobody is asked again."""
        return digest_value([list(row) for row in self.rows])

    @property
    def answers_for(self) -> list[str]:
        return [title for _key, title, letters in self.rows if ANSWERS in letters]

    @property
    def does(self) -> list[str]:
        return [title for _key, title, letters in self.rows if DOES in letters]


def shares(grid: Grid) -> dict[str, Share]:
    """By the reference of each person who has a column with one of the two letters.

    Whoever stands behind the column of a role said yes to the role itself.
    """
    columns = [column for column in grid.columns if column.person]
    found = {}
    for column in columns:
        told = ((row.key, row.title, asked(row.cells.get(column.id, ""))) for row in grid.rows)
        if rows := tuple(row for row in told if row[2]):
            found[column.person] = Share(rows)
    return found


def asked(letters: str) -> str:
    """Without those by which somebody is only asked before, or told after."""
    return "".join(letter for letter in letters if letter in ANSWERS + DOES)


def words_of(share: Share, organisation: str) -> Words:
    """The sentence that somebody puts their name to."""
    answers, does = "; ".join(share.answers_for), "; ".join(share.does)
    if not share.does:
        return say("I know that I answer for this at {organisation}, and I accept it: {answers}.",
                   organisation=organisation, answers=answers)  # fmt: skip
    if not share.answers_for:
        return say("I know that I do this at {organisation}, and I accept it: {does}.",
                   organisation=organisation, does=does)  # fmt: skip
    told = "I know my part at {organisation}, and I accept it. I answer for: {answers}. I do: {does}."
    return say(told, organisation=organisation, answers=answers, does=does)
