"""One thing of each kind that an address can name, in any organisation: reached by commands, found by the name it has.

A new name in an address needs a line in ``entered``; the matrix test says so.
"""

from __future__ import annotations

from datetime import date, timedelta
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from countersign.acknowledgements.commands.ask import ask
from countersign.acknowledgements.commands.bind import bind
from countersign.acknowledgements.commands.exempt import exempt
from countersign.acknowledgements.commands.record_sheet import record_sheet
from countersign.acknowledgements.enums import Confirmed
from countersign.acknowledgements.queries import acceptance_of, undertakings
from countersign.audits.commands.answer_finding import answer_finding
from countersign.audits.commands.book_interview import book_interview
from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.commands.propose_programme import propose_programme
from countersign.audits.commands.raise_finding import Found
from countersign.audits.commands.record_finding import record_finding
from countersign.audits.commands.request_exception import request_exception
from countersign.audits.enums import FindingGrade, VisitKind
from countersign.awareness.commands.record_completion import record_completion
from countersign.delivery.channels import channels
from countersign.delivery.commands.name_channel import name_channel
from countersign.delivery.enums import ChannelKind, News
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.ledger.files import keep
from countersign.packs.commands.export import export
from countersign.packs.enums import Names
from countersign.packs.rounds.export import make
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.preview_import import preview_import
from countersign.people.commands.propose_address import propose_address
from countersign.people.commands.set_languages import set_languages
from countersign.people.enums import Basis as Leads
from countersign.people.enums import PersonKind
from countersign.people.imports.days import Order
from countersign.people.imports.interpreting import interpret
from countersign.people.imports.reading import read_book
from countersign.people.queries import grants, open_grant, organisation
from countersign.policies.commands.ask_readers import ask_readers
from countersign.policies.commands.bring_in import bring_in
from countersign.policies.commands.confirm_unchanged import confirm_unchanged
from countersign.policies.commands.create import create
from countersign.policies.commands.delegate import delegate
from countersign.policies.commands.edit import edit
from countersign.policies.commands.give_translation import give_translation, proposed
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.offer import offer
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.commands.remark import remark
from countersign.policies.commands.render import render
from countersign.policies.commands.write_on import write_on
from countersign.policies.enums import PolicyKind
from countersign.policies.queries import draft_of, remarks
from countersign.policies.queries import version as version_with
from countersign.readiness.commands.declare_gap import declare_gap
from countersign.readiness.commands.offer_statement import offer_statement
from countersign.readiness.commands.propose_toleration import propose_toleration
from countersign.readiness.declared import document_of, gaps, line_of, shown
from countersign.readiness.queries import judgement_of
from tests.cast import Cast, id_of
from tests.objectives.entered import pursuits
from tests.policies.translating import german
from tests.policies.worlds import AT, PASSAGES, signed, tree
from tests.reviews.things import management_reviews
from tests.risks.things import risk_of
from tests.roles.worlds import TODAY
from tests.web import following
from tests.web.asked import spot_check
from tests.web.leading import leading
from tests.web.things_asked_for import asked_for, built_in
from tests.web.things_of_roles import appointment, matrix

EVERY_HAT = (Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT, Hat.HR)


def entered(here: Cast, first: str) -> dict[str, UUID]:
    """``first`` is whoever leads here. Somebody new is the person whom everything is about."""
    by = here.actor(first, *EVERY_HAT)
    nan, kim = newcomer(here, "Nan", by), newcomer(here, "Kim", by)
    policy, in_force, elsewhere, offered = policies(here, by)
    return {
        "policy_id": policy,
        "in_force": in_force,
        "elsewhere": elsewhere,
        "offered": offered,
        "review_id": review(in_force, by),
        "translation_id": in_german(here, in_force, by),
        "location_id": id_of(name_location(policy_id=policy, called="Notice board", by=by, at=AT)),
        "delegation_id": id_of(
            delegate(person_id=kim, policy_ids=None, until=AT.date() + timedelta(days=90), by=by, at=AT)
        ),
        "person_id": nan,
        "change_id": address_change(here, nan, kim),
        "import_id": preview(by),
        "leader_id": id_of(
            enter_leader(person_id=nan, basis=Leads.EXECUTIVE, leads_from=date(2026, 1, 5), by=by, at=AT)
        ),
        **appointment(here, nan, by),
        "matrix_id": matrix(here, by),
        **announcement(here, by),
        "pack_id": pack(here),
        **leading(here, by),
        **visit(here, first, by),
        **internal_audit(here, by),
        "completion_id": training(by, nan),
        **spot_check(here, by, newcomer),
        **pursuits(here, first, kim, nan, by),
        **management_reviews(here, by),
        **following.action(here, by, nan),
        "event_id": following.happened(by),
        **following.leading(here, by, nan),
        "channel_id": channel(by),
        **asked_for(here, nan, by),
        **built_in(here, nan, by),
        "exemption_id": id_of(
            exempt(person_id=kim, reason="Cannot read now.", from_on=TODAY, until_on=TODAY, by=by, at=AT)
        ),
        "acceptance_id": on_a_sheet(here, in_force, nan, kim, by),
        "undertaking_id": under_contract(here, by),
        **answers(by, nan),
        **risk_of(by, nan),
        "remark_id": read_together(here, policy, nan, by),
        "reply_id": id_of(ask(version_id=in_force, text="What about phones?", by=here.actor("kim"), at=AT)),
    }


def in_german(here: Cast, version: UUID, by: Actor) -> UUID:
    """What is in force, in the language of people who read in another one."""
    shown = organisation(here.organisation).revision
    set_languages(others=["de"], revision_shown=shown, by=by, at=AT)
    given = german()
    found = proposed(version_with(here.organisation, version), **given)
    said: dict[str, Any] = {"digest_shown": found.document, "words_shown": found.words, "agreed": True}
    return id_of(give_translation(version_id=version, **given, **said, by=by, at=AT))


def read_together(here: Cast, policy: UUID, reader: UUID, by: Actor) -> UUID:
    """Somebody was asked to read the next draft, and somebody said something about it."""
    ask_readers(policy_id=policy, person_ids=[reader], by=by, at=AT)
    block = draft_of(here.organisation, policy).text["blocks"][0]["id"]
    revision = draft_of(here.organisation, policy).revision
    remark(policy_id=policy, revision_shown=revision, block=block, body="Whose wages?", by=by, at=AT)
    return next(one.id for one in remarks(here.organisation, policy))


def on_a_sheet(here: Cast, version: UUID, signer: UUID, witness: UUID, by: Actor) -> UUID:
    """Somebody's name, recorded from a sheet that somebody else saw them sign."""
    record_sheet(
        version_id=version,
        people_ids=[signer],
        accepted_on=TODAY,
        how=Confirmed.PAPER,
        words="I follow it.",
        witness_id=witness,
        scan=keep(here.organisation, b"%PDF-1.7, a sheet"),
        by=by,
        at=AT,
    )
    name = acceptance_of(here.organisation, signer, version)
    assert name is not None
    return name.id


def under_contract(here: Cast, by: Actor) -> UUID:
    """Somebody of a supplier, bound by a clause."""
    lou = id_of(
        enter(name="Lou", kind=PersonKind.SUPPLIER, email=f"lou@{here.organisation.hex[-4:]}.example", by=by, at=AT)
    )
    bind(
        people_ids=[lou],
        supplier="Cleaners",
        reference="Clause 3",
        signed_on=TODAY,
        scan=keep(here.organisation, b"%PDF-1.7, a clause"),
        by=by,
        at=AT,
    )
    return next(one.id for one in undertakings(here.organisation))


def newcomer(here: Cast, name: str, by: Actor) -> UUID:
    """Somebody with HR's access, whose address is a credential."""
    address = f"{name.lower()}@{here.organisation.hex[-4:]}.example"
    person = id_of(enter(name=name, email=address, by=by, at=AT))
    grant(person_id=person, hat=Hat.HR, by=by, at=AT)
    return person


def policies(here: Cast, by: Actor) -> tuple[UUID, UUID, UUID, UUID]:
    """A policy: the version in force, one that was signed elsewhere, and the next, which waits for a signature."""
    text = tree(*PASSAGES.values())
    policy = id_of(create(kind=PolicyKind.PARENT, title="Policy", text=text, by=by, at=AT))
    first = id_of(offer(policy_id=policy, revision_shown=1, material=True, by=by, at=AT))
    signed(here, first, by=by)
    pdf = keep(here.organisation, b"%PDF, or nearly")
    render(version_id=first, pdf=pdf, by=here.system, at=AT)
    elsewhere = on_paper(here, policy, by)
    write_on(policy_id=policy, revision_shown=2, by=by, at=AT)
    later = tree("We look after rotas, and after wages too.")
    edit(policy_id=policy, revision_shown=3, title="Policy", text=later, by=by, at=AT)
    offered = id_of(offer(policy_id=policy, revision_shown=4, material=True, by=by, at=AT))
    printed(here, policy, 4, by)
    return policy, first, elsewhere, offered


def printed(here: Cast, policy: UUID, revision: int, by: Actor) -> None:
    """A finished file in the place of the draft."""
    source = keep(here.organisation, b"%PDF-1.7, as printed")
    words = tree("We look after rotas, as printed.")
    bring_in(policy_id=policy, revision_shown=revision, title="Policy", source=source, text=words, by=by, at=AT)


def on_paper(here: Cast, policy: UUID, by: Actor) -> UUID:
    """An older version: a finished file, with its scan."""
    printed(here, policy, 1, by)
    recorded = record_signature_elsewhere(
        policy_id=policy,
        revision_shown=2,
        signed_on=date(2025, 9, 15),
        signer_id=here.person("kim").id,
        signed_as="IT Director",
        signature=Signature(SignatureMethod.WET_SIGNATURE),
        scan=keep(here.organisation, b"%PDF-1.7, a scan"),
        label="0.9",
        by=by,
        at=AT,
    )
    return id_of(recorded)


def review(version: UUID, by: Actor) -> UUID:
    """Somebody in top management found the version in force still right."""
    shown = version_with(by.organisation, version).document
    held = confirm_unchanged(version_id=version, digest_shown=shown, reason="Nothing has changed.", by=by, at=AT)
    return id_of(held)


def pack(here: Cast) -> UUID:
    """One that was exported."""
    with TemporaryFile() as file:
        asked, made = make(here.organisation, AT.date(), "Northgate", Names.LEADERS, into=file, at=AT)
    return id_of(export(asked=asked, manifest=made.manifest, by=here.system, at=AT))


def visit(here: Cast, first: str, by: Actor) -> dict[str, UUID]:
    """An audit ahead, with an hour with whoever leads; and what an earlier one found, answered."""
    told = {"driver": "A contract.", "by": by, "at": AT}
    planned = id_of(plan_visit(kind=VisitKind.STAGE_2, visit_on=date(2027, 1, 25), **told))  # type: ignore[arg-type]
    earlier = id_of(plan_visit(kind=VisitKind.STAGE_1, visit_on=date(2025, 12, 1), **told))  # type: ignore[arg-type]
    owner = here.person(first).id
    seen = {"grade": FindingGrade.MINOR, "clause": "5.3", "seen": "Nobody was named."}
    found = Found(**seen, raised_on=date(2025, 12, 1), owner_id=owner)  # type: ignore[arg-type]
    one = id_of(record_finding(visit_id=earlier, found=found, by=by, at=AT))
    said: dict[str, Any] = {"cause": "Nobody asked.", "correction": "It was said.", "action": "It is asked each year."}
    doing: dict[str, Any] = {"action_owner_id": owner, "action_due_on": date(2026, 3, 2), "by": by, "at": AT}
    answer = id_of(answer_finding(finding_id=one, revision_shown=1, **said, **doing))
    slot = book_interview(visit_id=planned, leader_id=owner, interview_on=date(2027, 1, 25), by=by, at=AT)
    return {"visit_id": planned, "auditfinding_id": one, "answer_id": answer, "booking_id": id_of(slot)}


def internal_audit(here: Cast, by: Actor) -> dict[str, UUID]:
    """One without an auditor, and whoever leads here asked for somebody who looks after the ISMS."""
    plan = Plan(title="Audit", audit_on=date(2026, 2, 3))
    planned = id_of(plan_internal_audit(plan=plan, by=by, at=AT))
    told = {"reason": "Nobody else is there.", "safeguards": "Somebody reads along."}
    first = next(one.person_id for one in grants(here.organisation) if one.hat == Hat.ISMS_LEAD)
    asked = request_exception(audit_id=planned, revision_shown=1, auditor_id=first, **told, by=by, at=AT)
    period = {"covers_from": date(2026, 1, 1), "covers_until": date(2026, 12, 31)}
    words = {"why": "Once a year.", "earlier": "None yet."}
    programme = propose_programme(**period, **words, audit_ids=[planned], by=by, at=AT)  # type: ignore[arg-type]
    return {"audit_id": planned, "exception_id": id_of(asked), "programme_id": id_of(programme)}


def training(by: Actor, person: UUID) -> UUID:
    """Somebody did a course."""
    done = record_completion(people_ids=[person], course="Essentials", completed_on=date(2026, 1, 5), by=by, at=AT)
    return id_of(done)


def channel(by: Actor) -> UUID:
    """A channel that is told when a policy comes into force."""
    address = "https://hooks.slack.example/services/T0"
    name_channel(kind=ChannelKind.SLACK, called="#security", address=address, news=[News.IN_FORCE], by=by, at=AT)
    return channels(by.organisation).get().id


def address_change(here: Cast, person: UUID, by: UUID) -> UUID:
    """It waits for a second person."""
    kim = here.actor("kim", Hat.HR)
    assert kim.person == by
    return id_of(propose_address(person_id=person, new_address="nan@new.example", by=kim, at=AT))


def announcement(here: Cast, by: Actor) -> dict[str, UUID]:
    """HR's access, and that the same person looks after the system as well, which takes two."""
    una = newcomer(here, "Una", by)
    given = open_grant(here.organisation, una, Hat.HR)
    assert given
    announced = announce_access(person_id=una, hat=Hat.ADMINISTRATOR, by=by, at=AT)
    return {"announcement_id": id_of(announced), "grant_id": given.id}


def preview(by: Actor) -> UUID:
    """A list that was uploaded and waits to be applied."""
    book = read_book(b"Name,Email\nPat Poe,pat@new.example\n", "people.csv")
    meant = interpret(book, lambda _digest: None, Order.UNKNOWN).arguments()
    made = preview_import(file_name=book.name, file_digest=book.digest, book=book.pages, **meant, by=by, at=AT)
    return id_of(made)


def answers(by: Actor, owner: UUID) -> dict[str, UUID]:
    """A finding that leadership is asked to live with, and a statement that waits to be approved."""
    code, key, found = next((rule.code, one.key, one) for rule, one in judgement_of(by.organisation, TODAY).findings())
    until = TODAY + timedelta(days=90)
    toleration = propose_toleration(
        code=code, key=key, finding_shown=shown(found), reason="It can wait.", until_on=until, by=by, at=AT
    )
    declare_gap(
        code=code,
        key=key,
        revision_shown=0,
        fact="It is so.",
        done="",
        plan="We will mend it.",
        due_on=until,
        owner_id=owner,
        risk="Little.",
        by=by,
        at=AT,
    )
    document = document_of(map(line_of, gaps(by.organisation)))
    offered = offer_statement(digest_shown=document, by=by, at=AT)
    return {"toleration_id": id_of(toleration), "statement_id": id_of(offered)}
