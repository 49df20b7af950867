"""An organisation in which every word that somebody can type is hostile, typed where people type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from uuid import UUID

from django.test import Client

from countersign.kernel.text import from_html, to_html, unseen
from countersign.policies.text.placeholders import find_placeholders
from tests.acknowledgements.worlds import accepted_by, asked_by
from tests.cast import Cast
from tests.policies.worlds import offered, signed
from tests.roles import worlds as roles
from tests.roles.worlds import TERMS
from tests.web.pages import Answer, form_with
from tests.web.people.worlds import act
from tests.web.world import browser_of

HERE = "/o/larkbeam-ltd/"
NEWCOMER = "people/new/"
MARKED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
SHORT_TAG = re.compile(r"<([A-Za-z][^<>@:]*)>")
ROOM = 190


@dataclass(frozen=True)
class Told:
    policy: UUID
    version: UUID


def tell(here: Cast, words: list[str], title: str) -> Told:
    """People, a policy, a question and a role, all of these words."""
    tom = browser_of("tom")
    fields = form_with(tom.get(HERE + NEWCOMER), "email").fields
    refused = sum(entered(tom, fields, number, word).status_code != 303 for number, word in enumerate(words))
    assert refused < len(words) / 10
    policy = begun(tom, title)
    written(tom, policy, words, title)
    version = offered(here, policy)
    signed(here, version)
    for first, word in zip(("dana", "ola", "mei"), words[12:], strict=False):
        asked_by(here, first, version, text=word.replace("\0", ""))
        accepted_by(here, first, version)
    roles.begun(here)
    noted = replace(TERMS, reporting_note=title[:ROOM], hat_note=title[:ROOM])
    roles.proposed(here, "tom", terms=noted)
    return Told(policy, version)


def entered(tom: Client, fields: dict[str, str], number: int, word: str) -> Answer:
    """A form takes at most two hundred characters."""
    typed = {"name": word[:ROOM], "title": word[:ROOM], "department": word[:ROOM], "kind": "EMPLOYEE"}
    mine = {"act": str(act()), "email": f"h{number}@larkbeam.example"}
    return tom.post(HERE + NEWCOMER, {**fields, **typed, **mine})


def begun(tom: Client, title: str) -> UUID:
    page = HERE + "policies/new/"
    fields = form_with(tom.get(page), "act").fields
    answer = tom.post(page, {**fields, "title": title[:ROOM], "way": "OUTLINE"})
    assert answer.status_code == 303, answer.content.decode()
    return UUID(hex=re.findall(r"[0-9a-f]{32}", answer["Location"])[0])


def fit_for_a_policy(words: list[str]) -> list[str]:
    """A short tag looks like a place that nobody filled in, which stops a policy; with an @ in it, it does not."""
    made = [SHORT_TAG.sub(r"<\1 @>", MARKED.sub("", word)) for word in words]
    return [word for word in made if not find_placeholders(from_html(f"<p>{escape(word)}</p><div>{word}</div>")[0])]


def fit_for_a_title(words: list[str]) -> list[str]:
    """A form refuses what nobody would see: those words stand in the text alone."""
    return [word for word in fit_for_a_policy(words) if not unseen(word[:ROOM])]


def written(tom: Client, policy: UUID, words: list[str], title: str) -> None:
    """Each once as words, and once as the markup that it would like to be."""
    page = f"{HERE}policies/{policy.hex}/draft/edit/"
    fields = form_with(tom.get(page), "revision_shown").fields
    fit = fit_for_a_policy(words)
    assert len(fit) > len(words) * 0.9
    text = "".join(f"<p>{escape(word)}</p><li>{escape(word)}</li>" for word in fit)
    text += "".join(to_html(from_html(f"<div>{word}</div>")[0]) for word in fit)
    answer = tom.post(page, {**fields, "title": title[:ROOM], "text": text})
    assert answer.status_code == 303, answer.content.decode()
