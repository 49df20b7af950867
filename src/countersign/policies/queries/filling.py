"""What the tokens of a draft stand for on a day, and the draft as it would be put forward then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.kernel.text import TextProblem, from_json, to_json
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, listed, say
from countersign.people.queries import organisation as organisation_with
from countersign.people.queries import person
from countersign.policies.models import Draft, Reader, Version
from countersign.policies.queries.measuring import ENGLISH
from countersign.policies.text.variables import (
    ORGANISATION,
    OWNER,
    ROLE,
    Token,
    Values,
    fill,
    fill_words,
    find_tokens,
    token,
    tokens_in,
)
from countersign.roles.library import EVERYONE
from countersign.roles.queries import Book

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person


@dataclass(frozen=True)
class Meaning:
    """What a token stands for. ``name``: as it is recorded; ``role``: what the role is called, if it is one.

    ``value`` is empty where it stands for nobody.
    """

    name: str
    value: str
    role: str = ""


@dataclass(frozen=True)
class Meanings:
    """What all tokens stand for in one policy on a day. Roles and people are read when they are asked for."""

    firm: Organisation
    owner: UUID | None
    on: date

    @cached_property
    def book(self) -> Book:
        return Book(self.firm)

    @cached_property
    def roles(self) -> dict[str, str]:
        """Key → what the role is called now. Nobody is appointed to what everybody has."""
        return {one.key: one.name for one in reversed(self.book.definitions) if one.key != EVERYONE}

    @cached_property
    def keys(self) -> dict[str, str]:
        """What a role is called, and its key → its key."""
        return {plain(name): key for key, name in self.roles.items()} | {key: key for key in self.roles}

    @cached_property
    def holders(self) -> dict[str, str]:
        """Key of a role → the names of whoever holds it on the day."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.book.standings(self.on):
            if one.holds:
                found[one.appointment.role.key].add(spaced(str(one.appointment.person)))
        return {key: self.together(sorted(names, key=str.casefold)) for key, names in found.items()}

    def together(self, names: list[str]) -> str:
        """ "Ada and Tom"; where policies are written in another language than English, with a comma."""
        return listed(names, most=len(names)) if self.firm.languages[0].startswith(ENGLISH) else ", ".join(names)

    @cached_property
    def owner_name(self) -> str:
        """Nobody's where nobody is the owner, or the owner has left."""
        found = person(self.firm.id, self.owner) if self.owner else None
        return "" if found is None or (found.left_on and found.left_on <= self.on) else spaced(str(found))

    def of(self, name: str) -> Meaning | None:
        """None for a name that stands for nothing here."""
        if name == ORGANISATION:
            return Meaning(name, spaced(self.firm.name))
        if name == OWNER:
            return Meaning(name, self.owner_name)
        key = self.keys.get(name.removeprefix(ROLE)) if name.startswith(ROLE) else None
        return Meaning(ROLE + key, self.holders.get(key, ""), self.roles[key]) if key else None

    def every(self) -> list[Meaning]:
        """All that somebody can write, roles by what they are called."""
        named = sorted(self.roles, key=lambda key: self.roles[key].casefold())
        found = [self.of(name) for name in (ORGANISATION, OWNER, *(ROLE + key for key in named))]
        return [one for one in found if one is not None]

    def fill_words(self, words: str) -> str:
        """What cannot be filled in stays as it is written."""
        found = {one.name: self.of(one.name) for one in tokens_in(words)}
        return fill_words(words, {name: one.value for name, one in found.items() if one and one.value})


@dataclass(frozen=True)
class Filled:
    """A draft, or what a reader saw of it, with its values in it: what would be put forward.

    ``firm``: whose draft it is. ``values``: for every spelling in it. ``recorded``: what stands in a version beside its
    text. ``problems``: a sentence for each token that nothing can be put in for, and for a text that gets too long.
    """

    firm: Organisation
    title: str
    text: Any
    source: str | None
    values: Values = field(default_factory=dict)
    recorded: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Words, ...] = ()


def spaced(words: str) -> str:
    return " ".join(clean(words).split())


def plain(words: str) -> str:
    return spaced(words).casefold()


def meanings_for(draft: Draft, on: date, firm: Organisation | None = None) -> Meanings:
    """``firm``: where whoever asks has read it already."""
    return Meanings(firm or organisation_with(draft.organisation_id), draft.policy.owned_by_id, on)


def filled(of: Draft | Reader, meanings: Meanings) -> Filled:
    """A finished file stays what it is: what stands in braces there is a gap that somebody left."""
    if of.source or of.text is None:
        return Filled(meanings.firm, of.title, of.text, of.source)
    text = from_json(of.text)
    written = dict.fromkeys([*tokens_in(of.title), *find_tokens(text)])
    found = {one.name: meanings.of(one.name) for one in written}
    values = {name: one.value for name, one in found.items() if one and one.value}
    recorded = {one.name: one.value for one in found.values() if one and one.value}
    problems = tuple(unfillable(one, found[one.name]) for one in written if one.name not in values)
    try:
        whole = to_json(fill(text, values)) if values else of.text
    except TextProblem as problem:
        return Filled(meanings.firm, of.title, of.text, of.source, problems=(problem.words,))
    return Filled(meanings.firm, fill_words(of.title, values), whole, of.source, values, recorded, problems)


def unfillable(written: Token, meaning: Meaning | None) -> Words:
    """Which token stands for nothing, and what to do."""
    if meaning is None:
        return say(
            "{token} stands for nothing here. Look on the page where the draft is written for what can be filled in, "
            "or write the words themselves.",
            token=written.quote,
        )
    if meaning.name == OWNER:
        return say(
            "{token} stands for nobody: this policy has no owner who is here. Name one, or write the words themselves.",
            token=written.quote,
        )
    return say(
        "{token} stands for nobody: nobody holds the role “{role}” today. Appoint somebody, or write the words "
        "themselves.",
        token=written.quote,
        role=meaning.role,
    )


def names_missing(written: Filled) -> list[Words]:
    """What was signed elsewhere says who it was then: a sentence for each token that would say who it is today."""
    return [
        say(
            "What was signed elsewhere says a name, and not {token}. Write the name that stands there.",
            token=token(name),
        )
        for name in written.recorded
        if name != ORGANISATION
    ]


def outdated(version: Version, meanings: Meanings) -> list[Words]:
    """A sentence for each value of a version that would be another one on the day."""
    return [said for name, was in version.variables.items() if (said := changed(name, was, meanings))]


def changed(name: str, was: str, meanings: Meanings) -> Words | None:
    found = meanings.of(name)
    now = found.value if found else ""
    if now == spaced(was):
        return None
    if not now:
        return say(
            "{token} was filled in as “{was}”, and stands for nobody today. See to that, then put the draft forward "
            "again.",
            token=token(name),
            was=was,
        )
    return say(
        "{token} was filled in as “{was}”, and is “{now}” today. Put the draft forward again, so that it says so.",
        token=token(name),
        was=was,
        now=now,
    )


def naming(someone: Person) -> list[Version]:
    """The versions into which somebody's name was filled, signed or not, without their texts."""
    name = spaced(str(someone))
    written = Version.objects.filter(organisation_id=someone.organisation_id).exclude(variables={})
    found = written.defer("text").order_by("offered_at", "id")
    return [one for one in found if any(name in value for key, value in one.variables.items() if key != ORGANISATION)]
