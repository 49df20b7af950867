"""Roles with somebody in each of their states, and a matrix, for ``tests/web/things.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.files import keep
from countersign.roles.commands.approve import approve
from countersign.roles.commands.approve_matrix import approve_matrix
from countersign.roles.commands.be_away import be_away
from countersign.roles.commands.begin_matrix import begin_matrix
from countersign.roles.commands.bring_in_matrix import bring_in_matrix
from countersign.roles.commands.define_preset import define_preset
from countersign.roles.commands.describe import as_described, describe
from countersign.roles.commands.plan_gap import plan_gap
from countersign.roles.commands.propose import Terms, propose
from countersign.roles.commands.propose_matrix import propose_matrix
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.enums import Authority, Basis, Start
from countersign.roles.library import CONTACT, LEAD
from countersign.roles.queries import appointment as appointment_of
from countersign.roles.queries import appointments, matrix_draft, renewals, role_with_key
from countersign.roles.raci.grid import digest_of
from tests.awareness.checking import checked
from tests.cast import Cast, id_of
from tests.policies.worlds import AT
from tests.roles.imports.sheets import brought
from tests.roles.made_known import given, recorded
from tests.roles.worlds import TERMS, TODAY, accepted, approved
from tests.roles.worlds import proposed as put_forward


def appointment(here: Cast, person: UUID, by: Actor) -> dict[str, UUID]:
    """A role, and somebody who is proposed for it; another role that was described anew, and its holder."""
    define_preset(by=by, at=AT)
    role = role_with_key(here.organisation, LEAD).id
    proposed = propose(role_id=role, person_id=person, held_from=TODAY, terms=TERMS, by=by, at=AT)
    return {
        "role_id": role,
        "appointment_id": id_of(proposed),
        "renewal_id": changed(here, person, by),
        **competence(id_of(proposed), by),
        "rolecheck_id": rolecheck(here, by),
        "stand_in_id": standing_in(here, person, by),
        "rolestelling_id": recorded(here, scan=keep(here.organisation, b"%PDF-1.7, who does what"), by=by),
        "functionrole_id": given(here, "internal_auditor", by=by),
    }


def changed(here: Cast, person: UUID, by: Actor) -> UUID:
    """Somebody holds a role that was described anew, with other authority."""
    hr = role_with_key(here.organisation, "hr")
    made = id_of(propose(role_id=hr.id, person_id=person, held_from=TODAY, terms=Terms(), by=by, at=AT))
    shown = appointments(here.organisation).get(id=made).document
    approve(appointment_id=made, digest_shown=shown, by=by, at=AT)
    said = replace(as_described(hr), authorities=(Authority.AUDIT,))
    describe(description=said, key="hr", version_shown=1, by=by, at=AT)
    return renewals(here.organisation).get(appointment_id=made).id


def rolecheck(here: Cast, by: Actor) -> UUID:
    """Somebody accepted a role, and looked whether they know it."""
    made = put_forward(here, "nan", CONTACT, by=by)
    approved(here, made, by=by)
    accepted(here, made)
    return checked(here, made)


def competence(appointment: UUID, by: Actor) -> dict[str, UUID]:
    """What shows that a holder is competent, and what they still lack."""
    sent: dict[str, Any] = {"appointment_id": appointment, "by": by, "at": AT}
    course = record_competence(basis=Basis.TRAINING, text="A course.", shown_on=TODAY, **sent)
    gap = plan_gap(missing="Never planned one.", plan="Plans one.", due_on=TODAY, **sent)
    return {"competence_id": id_of(course), "gap_id": id_of(gap)}


def standing_in(here: Cast, person: UUID, by: Actor) -> UUID:
    """Kim looks after HR's duties, is away for a week, and has somebody in their place."""
    role = role_with_key(here.organisation, "hr").id
    kim = here.person("kim").id
    id = id_of(propose(role_id=role, person_id=kim, held_from=TODAY, terms=Terms(), by=by, at=AT))
    approve(appointment_id=id, digest_shown=appointment_of(here.organisation, id).document, by=by, at=AT)
    days = {"away_from": TODAY, "back_on": TODAY + timedelta(days=360)}
    return id_of(be_away(person_id=kim, places=[(id, person)], **days, by=by, at=AT))


def matrix(here: Cast, by: Actor) -> UUID:
    """The matrix in force, the next that is being written, and a sheet that was read for it."""
    begin_matrix(start=Start.CORE, by=by, at=AT)
    shown = matrix_draft(here.organisation)
    assert shown
    document = digest_of(shown.grid)
    made = id_of(propose_matrix(digest_shown=document, why="The first one.", by=by, at=AT))
    approve_matrix(matrix_id=made, digest_shown=document, by=by, at=AT)
    begin_matrix(start=Start.LIBRARY, by=by, at=AT)
    bring_in_matrix(brought=brought(), by=by, at=AT)
    return made
