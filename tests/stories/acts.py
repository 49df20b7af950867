"""What people do in stories, each by one command of the product, in words that a reader of the story understands."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from countersign.acknowledgements.commands.accept import accept
from countersign.acknowledgements.commands.bind import bind
from countersign.kernel.actors import Actor, Hat
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis, Scope
from countersign.people.queries import leaders, organisation
from countersign.policies.commands.ask_for_change import ask_for_change
from countersign.policies.commands.confirm_unchanged import confirm_unchanged
from countersign.policies.commands.create import create
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.endorse import endorse
from countersign.policies.commands.mark import mark
from countersign.policies.commands.offer import offer
from countersign.policies.commands.sign import sign
from countersign.policies.enums import AvailabilityMode, Occasion, PolicyKind
from countersign.policies.queries import id_in_force, open_offers, version
from tests.acknowledgements.worlds import acceptance
from tests.cast import id_of
from tests.policies.reviewing import shown
from tests.policies.worlds import PASSAGES, TITLE, approval, change, draft, tree
from tests.stories.telling import Telling, doing


def first(who: str) -> str:
    return who.lower()


def lead(told: Telling) -> Actor:
    return told.here.actor("tom", Hat.ISMS_LEAD)


def top(told: Telling, who: str) -> Actor:
    return told.here.actor(first(who), Hat.TOP_MANAGEMENT)


def policy(told: Telling) -> UUID:
    found = told.known["policy"]
    assert isinstance(found, UUID)
    return found


def applies(told: Telling) -> UUID:
    found = id_in_force(told.here.organisation, policy(told))
    assert found is not None, "no version is in force"
    return found


@doing("Tom says what the company makes: {words}")
def says_what_it_makes(told: Telling, words: str) -> None:
    """What the company is, and that its ISMS covers all of it (4.1, 4.3)."""
    firm = organisation(told.here.organisation)
    change_organisation(
        revision_shown=firm.revision,
        name=firm.name,
        purpose=words,
        context_terms=["care homes", "rota", "payroll"],
        isms_scope=Scope.WHOLE,
        isms_scope_statement="",
        isms_started_on=firm.isms_started_on,
        time_zone=firm.time_zone,
        by=lead(told),
        at=told.at,
    )


@doing("Tom writes the policy")
def writes(told: Telling) -> None:
    text = tree(*PASSAGES.values())
    made = create(kind=PolicyKind.PARENT, title=TITLE, text=text, by=lead(told), at=told.at)
    told.known["policy"] = id_of(made)


@doing("Tom marks what 5.2 asks for")
def marks(told: Telling) -> None:
    passages = {requirement: ("", quote) for requirement, quote in PASSAGES.items()}
    revision = draft(told.here, policy(told)).revision
    mark(policy_id=policy(told), revision_shown=revision, passages=passages, by=lead(told), at=told.at)


@doing("Tom adds to the policy: {words}")
def adds(told: Telling, words: str) -> None:
    here = [block["runs"][0]["text"] for block in draft(told.here, policy(told)).text["blocks"]]
    change(told.here, policy(told), *here, words, at=told.at, by=lead(told))


@doing("Tom puts it in front of top management")
def puts_forward(told: Telling) -> None:
    revision = draft(told.here, policy(told)).revision
    offer(policy_id=policy(told), revision_shown=revision, material=True, by=lead(told), at=told.at)


@doing("Tom puts it forward as a change that asks nobody to act differently")
def puts_forward_a_small_one(told: Telling) -> None:
    revision = draft(told.here, policy(told)).revision
    offer(policy_id=policy(told), revision_shown=revision, material=False, by=lead(told), at=told.at)


@doing("{who} signs it")
def signs(told: Telling, who: str) -> None:
    (waiting,) = open_offers(told.here.organisation, policy(told))
    by = top(told, who)
    sign(**approval(told.here, waiting.id, by, told.at), by=by, at=told.at)


@doing("{who} decides that people outside get it when they ask")
def on_request(told: Telling, who: str) -> None:
    decide_availability(
        policy_id=policy(told),
        mode=AvailabilityMode.ON_REQUEST,
        contact="isms@larkbeam.example",
        by=top(told, who),
        at=told.at,
    )


@doing("{who} accepts it")
def accepts(told: Telling, who: str) -> None:
    accept(**acceptance(told.here, applies(told)), by=told.here.actor(first(who)), at=told.at)


@doing("Tom records the clause that binds {who}")
def binds(told: Telling, who: str) -> None:
    bind(
        people_ids=[told.here.person(first(who)).id],
        supplier=f"{who} Field Design",
        reference="Agreement of 2025, clause 7",
        signed_on=date(2025, 1, 1),
        by=lead(told),
        at=told.at,
    )


@doing("{who} joins")
def joins(told: Telling, who: str) -> None:
    address = f"{first(who)}@larkbeam.example"
    enter(name=f"{who} Newcombe", email=address, joined_on=told.at.date(), by=lead(told), at=told.at)


@doing("{who} leaves")
def leaves(told: Telling, who: str) -> None:
    leave(person_id=told.here.person(first(who)).id, left_on=told.at.date(), by=lead(told), at=told.at)


@doing("{who} reviews it, because of an incident, and asks for a change: {words}")
def asks_after_an_incident(told: Telling, who: str, words: str) -> None:
    said = shown(told.here, applies(told), reason=words, occasion=Occasion.INCIDENT, occasion_note="The lost phone.")
    ask_for_change(**said, by=top(told, who), at=told.at)


@doing("{who} reviews it and finds it still right: {words}")
def finds_it_right(told: Telling, who: str, words: str) -> None:
    confirm_unchanged(**shown(told.here, applies(told), reason=words), by=top(told, who), at=told.at)


@doing("{who} stands behind it")
def stands_behind(told: Telling, who: str) -> None:
    id = applies(told)
    shown_to_them = version(told.here.organisation, id).document
    endorse(version_id=id, digest_shown=shown_to_them, by=top(told, who), at=told.at)


@doing("Priya enters {who} on the register of top management, and {who} countersigns")
def enters_a_leader(told: Telling, who: str) -> None:
    entry = enter_leader(
        person_id=told.here.person(first(who)).id,
        basis=Basis.EXECUTIVE,
        leads_from=told.at.date(),
        by=top(told, "Priya"),
        at=told.at,
    )
    confirm_leader(leader_id=id_of(entry), by=top(told, who), at=told.at)


@doing("{who} leads no longer")
def leads_no_longer(told: Telling, who: str) -> None:
    entry = leaders(told.here.organisation, told.at.date()).get(person_id=told.here.person(first(who)).id)
    end_leader(leader_id=entry.id, leads_until=told.at.date(), by=top(told, "Mei"), at=told.at)
