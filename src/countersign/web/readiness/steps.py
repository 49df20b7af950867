"""For each rule the pages on which its finding is cleared, the most exact first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Step:
    """A button: its label, the page it opens, the act that one needs to be allowed there, and what its address names.

    ``place``: see ``clearing.PLACES``; without one the page is the organisation's. ``asks``: under which name the last
    of it stands in the query.
    """

    label: str
    route: str
    act: str
    place: str = ""
    asks: str = ""


OPEN_POLICY = Step(gettext_noop("Open the policy"), "policies:policy", "policy.read", "policy")
WRITE = Step(gettext_noop("Write or upload the policy"), "policies:new", "policy.create")
SEE_WAITING = Step(gettext_noop("See the version that waits"), "policies:version", "policy.read", "version waiting")
OFFER = Step(gettext_noop("Bring it to signature"), "policies:offer", "policy.offer", "policy")
RECORD = Step(gettext_noop("Record the approval"), "policies:record", "policy.record_elsewhere", "policy")
REVIEW = Step(gettext_noop("Review the policy"), "policies:review", "policy.review", "policy in force")
MARK = Step(gettext_noop("Mark the passage"), "policies:marks", "policy.mark", "policy")
CHANGE_TEXT = Step(gettext_noop("Change the text"), "policies:edit", "policy.edit", "policy")
DECIDE_OUTSIDE = Step(gettext_noop("Decide who outside can read it"), "policies:outside", "policy.read", "policy")
CHOOSE_PUBLIC = Step(
    gettext_noop("Bring the public text up to date"), "policies:public_text", "policy.make_public", "policy"
)
SEE_OUTSIDE = Step(gettext_noop("See who outside can read it"), "policies:outside", "policy.read", "policy")
NAME_PLACE = Step(gettext_noop("Say where it can be found"), "policies:locations", "policy.change", "policy")
CHANGE_POLICY = Step(gettext_noop("Set owner and review"), "policies:change", "policy.change", "policy")
OPEN_TOPIC = Step(gettext_noop("Open the topic policy"), "policies:policy", "policy.read", "policy named")
SEE_WHO = Step(gettext_noop("See who has not accepted"), "acceptances:everybody", "acceptance.read", "version in force")
SEE_UNREACHED = Step(gettext_noop("See whose mail comes back"), "people:unreached", "person.read")
OPEN_REGISTER = Step(gettext_noop("Open the register"), "people:register", "register.read")
OPEN_ROLES = Step(gettext_noop("Open the roles"), "roles:list", "role.read")
OPEN_MATRIX = Step(gettext_noop("Open the matrix"), "matrix:matrix", "matrix.read")
OPEN_LIBRARY = Step(gettext_noop("Take a role from the library"), "roles:library", "role.define")
FILL_DUTIES = Step(gettext_noop("Propose somebody"), "roles:duties", "appointment.propose", "duties free")
PROPOSE = Step(gettext_noop("Propose somebody"), "roles:propose", "appointment.propose", "role")
HAND_OVER = Step(gettext_noop("See what goes to somebody else"), "roles:handover", "handover.read", "person who left")
OTHER_TERMS = Step(
    gettext_noop("Propose other terms"), "roles:propose", "appointment.propose", "duty of person named", "again"
)
SEE_PART = Step(gettext_noop("See what they hold"), "roles:part", "role.read", "person named")
TELL_PEOPLE = Step(gettext_noop("Tell people who holds which role"), "roles:tell", "rolestelling.send")
SEE_TOLD = Step(gettext_noop("See who was told"), "roles:tellings", "rolestelling.read")
SEE_CHART = Step(gettext_noop("See who answers to whom"), "roles:chart", "role.read")
SEE_DEPARTMENTS = Step(gettext_noop("See who speaks for whom"), "roles:departments", "role.read")
PROPOSE_HR = Step(gettext_noop("Propose somebody"), "roles:propose", "appointment.propose", "role hr")
PROPOSE_REPORTER = Step(gettext_noop("Propose somebody"), "roles:propose", "appointment.propose", "role reporter")
SEE_PROPOSED = Step(gettext_noop("See the proposal"), "roles:appointment", "role.read", "appointment waiting")
OPEN_HELD = Step(gettext_noop("Open the appointment"), "roles:appointment", "role.read", "appointment held")
SHOW_COMPETENCE = Step(
    gettext_noop("Show what makes them competent"), "roles:show_competence", "competence.record", "appointment unproven"
)
SEE_CHECKS = Step(gettext_noop("See the spot checks"), "spotchecks:list", "spotcheck.read")
DRAW = Step(gettext_noop("Draw people for a spot check"), "spotchecks:fix", "spotcheck.draw")
ASK_BY_NAME = Step(gettext_noop("Record that somebody was asked"), "spotchecks:interview", "interview.record")
REHEARSE = Step(gettext_noop("Rehearse the interview"), "rehearsals:mine", "rehearsal.take")
SEE_TRAININGS = Step(gettext_noop("See who has done the training"), "trainings:list", "completion.read")
MOVE_AUDIT = Step(gettext_noop("Move the audit"), "audits:change", "visit.change", "visit ahead")
OPEN_RISKS = Step(gettext_noop("Open the risks"), "risks:list", "risk.read")
REPORT_NOW = Step(gettext_noop("Report to top management"), "reports:new", "report.send")
OPEN_AUDITS = Step(gettext_noop("Open the audits"), "audits:list", "visit.read")
PLAN_INTERNAL = Step(gettext_noop("Plan an internal audit"), "audits:internal_plan", "internalaudit.plan")
SEE_ASKS = Step(gettext_noop("See what was asked"), "asks:list", "ask.read")
ASK_LEADER = Step(gettext_noop("Ask a leader"), "asks:make", "ask.make")
TAKE_ON = Step(gettext_noop("Take something on"), "asks:commit", "commitment.make")
WRITE_MESSAGE = Step(gettext_noop("Write a message"), "messages:begin", "message.draft")
SEE_MESSAGES = Step(gettext_noop("See what leaders told people"), "messages:list", "message.read")
DECIDE_WAITING = Step(gettext_noop("See what waits for a decision"), "resources:list", "resource.read")
RECORD_DECIDED = Step(gettext_noop("Record what was decided"), "resources:list", "resource.record")
PUT_BUDGET = Step(gettext_noop("Put the yearly budget forward"), "resources:propose_budget", "budget.propose")
OPEN_REQUESTS = Step(gettext_noop("Open the decisions on resources"), "resources:list", "resource.read")
ASK_FOR = Step(gettext_noop("Write down a request"), "resources:raise", "resource.raise")
OPEN_PROCESSES = Step(gettext_noop("Open the processes"), "processes:list", "process.read")
OPEN_FOUND = Step(gettext_noop("Open what audits found"), "audits:findings", "auditfinding.read")
OPEN_STATEMENT = Step(gettext_noop("Open the statement of gaps"), "statement:page", "finding.read")
SEE_LAPSING = Step(gettext_noop("See what lapses by then"), "findings:list", "finding.read", "day of the audit", "on")
OPEN_OBJECTIVES = Step(gettext_noop("Open the objectives"), "objectives:list", "objective.read")
BEGIN_OBJECTIVES = Step(gettext_noop("Begin with an example"), "objectives:examples", "objective.propose")
ADOPT = Step(gettext_noop("Read and adopt"), "objectives:adopt", "objective.adopt")
OTHER_OBJECTIVE = Step(gettext_noop("Propose other terms"), "objectives:terms", "objective.propose", "objective named")
MEASURE = Step(gettext_noop("Look at what was measured"), "objectives:objective", "objective.follow", "objective named")
CONCLUDE = Step(gettext_noop("Conclude it"), "objectives:conclude", "objective.conclude", "objective named")
TELL = Step(gettext_noop("Record who was told"), "objectives:tell", "objective.tell", "objective named")
HOLD_REVIEW = Step(gettext_noop("Plan a management review"), "reviews:plan", "managementreview.plan")
RECORD_REVIEW = Step(
    gettext_noop("Record one that was held elsewhere"), "reviews:record", "managementreview.record_elsewhere"
)
OPEN_REVIEWS = Step(gettext_noop("Open the management reviews"), "reviews:list", "managementreview.read")
ADD_ACTION = Step(gettext_noop("Add an improvement"), "actions:add", "action.add")
OPEN_ACTIONS = Step(gettext_noop("Open the actions"), "actions:list", "action.read")
ASSESS_CHANGES = Step(gettext_noop("Say what it means"), "changes:list", "change.assess")
RECORD_DIRECTION = Step(gettext_noop("Record what a leader did"), "direction:record_direction", "direction.record")
RECORD_SUPPORT = Step(gettext_noop("Record how a manager was helped"), "direction:record_support", "support.record")
OPEN_DIRECTION = Step(gettext_noop("See what leaders did"), "direction:list", "direction.read")
OPEN_WALL = Step(gettext_noop("See what leadership did"), "wall:wall", "wall.read")
OPEN_HEALTH = Step(gettext_noop("See what is not as it was recorded"), "health:page", "health.read")
SEE_EXCEPTIONS = Step(gettext_noop("See who is above a rule"), "direction:list", "direction.read")

STEPS: dict[str, tuple[Step, ...]] = {
    "POL-001": (WRITE,),
    "POL-002": (SEE_WAITING, OFFER, OPEN_POLICY),
    "POL-003": (SEE_WAITING, OPEN_POLICY),
    "POL-004": (RECORD, OPEN_POLICY),
    "POL-006": (SEE_WAITING, REVIEW, OPEN_POLICY),
    **dict.fromkeys(("POL-016", "POL-017"), (SEE_WAITING, REVIEW, OPEN_POLICY)),
    **dict.fromkeys(("POL-007", "POL-008", "POL-009", "POL-010"), (MARK, OPEN_POLICY)),
    **dict.fromkeys(("POL-011", "POL-012", "POL-013", "POL-015"), (CHANGE_TEXT, OPEN_POLICY)),
    "POL-014": (OPEN_POLICY,),
    **dict.fromkeys(("POL-005", "POL-018"), (CHANGE_POLICY, OPEN_POLICY)),
    "POL-019": (ASSESS_CHANGES, REVIEW, OPEN_POLICY),
    "POL-020": (OPEN_TOPIC,),
    "POL-021": (CHANGE_TEXT, OPEN_POLICY),
    "POL-022": (DECIDE_OUTSIDE,),
    "POL-023": (CHOOSE_PUBLIC, SEE_OUTSIDE),
    **dict.fromkeys(("DIS-001", "DIS-002", "DIS-003", "DIS-004", "DIS-005", "DIS-006", "DIS-007"), (SEE_WHO,)),
    "DIS-008": (NAME_PLACE,),
    "DIS-009": (DRAW, SEE_CHECKS),
    "DIS-010": (SEE_UNREACHED,),
    "TOP-001": (OPEN_REGISTER,),
    "TOP-002": (OPEN_REGISTER,),
    "TOP-004": (REHEARSE,),
    "TOP-007": (REHEARSE, OPEN_AUDITS),
    "ROL-018": (OPEN_RISKS,),
    "REV-011": (REPORT_NOW, HOLD_REVIEW),
    "TOP-005": (SEE_TRAININGS,),
    "ROL-001": (FILL_DUTIES, OPEN_ROLES),
    "ROL-002": (FILL_DUTIES, PROPOSE_REPORTER, OPEN_ROLES),
    "ROL-003": (SEE_PROPOSED, OPEN_HELD, OPEN_ROLES),
    "ROL-004": (PROPOSE, OPEN_ROLES),
    "ROL-005": (OPEN_LIBRARY, OPEN_ROLES),
    "ROL-006": (SEE_PROPOSED, OPEN_HELD, OPEN_ROLES),
    "ROL-007": (HAND_OVER, PROPOSE, OPEN_ROLES),
    **dict.fromkeys(("ROL-008", "ROL-009", "ROL-010"), (OPEN_HELD, OPEN_ROLES)),
    "ROL-011": (SHOW_COMPETENCE, OPEN_ROLES),
    **dict.fromkeys(("ROL-012", "ROL-013"), (OTHER_TERMS, SEE_PART, OPEN_ROLES)),
    "ROL-014": (TELL_PEOPLE, SEE_TOLD),
    "ROL-016": (ASK_BY_NAME, OPEN_ROLES),
    "ROL-019": (OTHER_TERMS, SEE_CHART, OPEN_ROLES),
    "ROL-015": (SEE_DEPARTMENTS, OPEN_LIBRARY, OPEN_ROLES),
    "ROL-020": (PROPOSE_HR, OPEN_LIBRARY, OPEN_ROLES),
    **dict.fromkeys(("RAC-001", "RAC-002", "RAC-003", "RAC-004", "RAC-005"), (OPEN_MATRIX,)),
    "RAC-006": (OPEN_MATRIX, OPEN_ROLES),
    "RAC-007": (OPEN_MATRIX, OPEN_ROLES),
    **dict.fromkeys(("RAC-008", "RAC-009", "RAC-010"), (OPEN_MATRIX,)),
    **dict.fromkeys(("COM-001", "COM-002"), (WRITE_MESSAGE, SEE_MESSAGES)),
    **dict.fromkeys(("ENG-001", "ENG-002"), (SEE_ASKS,)),
    "ENG-003": (TAKE_ON, SEE_ASKS),
    "ENG-004": (ASK_LEADER, SEE_ASKS),
    "AUD-001": (MOVE_AUDIT, OPEN_AUDITS),
    "AUD-005": (DRAW, SEE_CHECKS),
    "AUD-002": (SEE_LAPSING, OPEN_AUDITS),
    "AUD-003": (OPEN_STATEMENT,),
    **dict.fromkeys(("AUD-004", "AUD-006"), (PLAN_INTERNAL, OPEN_AUDITS)),
    **dict.fromkeys(("AUD-007", "AGG-002"), (OPEN_FOUND, OPEN_AUDITS)),
    "ROL-017": (PLAN_INTERNAL, OPEN_AUDITS),
    "INT-001": (OPEN_PROCESSES,),
    "RES-001": (ASK_FOR, OPEN_REQUESTS),
    "RES-002": (DECIDE_WAITING,),
    "RES-003": (PUT_BUDGET, OPEN_REQUESTS),
    "RES-004": (RECORD_DECIDED, OPEN_REQUESTS),
    "OBJ-001": (BEGIN_OBJECTIVES, OPEN_OBJECTIVES),
    **dict.fromkeys(("OBJ-002", "OBJ-003"), (OTHER_OBJECTIVE, OPEN_OBJECTIVES)),
    "OBJ-004": (MEASURE, OPEN_OBJECTIVES),
    "OBJ-005": (ADOPT, OPEN_OBJECTIVES),
    "OBJ-006": (OPEN_OBJECTIVES,),
    "OBJ-007": (CONCLUDE, OPEN_OBJECTIVES),
    "OBJ-008": (TELL, OPEN_OBJECTIVES),
    **dict.fromkeys(("REV-001", "REV-002", "REV-003", "REV-005", "REV-008", "REV-010"), (HOLD_REVIEW, OPEN_REVIEWS)),
    **dict.fromkeys(("REV-004", "REV-006", "REV-007", "REV-009", "REV-012"), (OPEN_REVIEWS,)),
    "OUT-001": (HOLD_REVIEW, OPEN_REVIEWS),
    "IMP-001": (ADD_ACTION, OPEN_ACTIONS),
    "DIR-001": (RECORD_DIRECTION, OPEN_DIRECTION),
    "SUP-001": (RECORD_SUPPORT, OPEN_DIRECTION),
    "TOP-006": (SEE_EXCEPTIONS,),
    **dict.fromkeys(("EVD-001", "EVD-002", "EVD-003", "EVD-004"), (OPEN_WALL,)),
    "EVD-005": (OPEN_HEALTH, OPEN_WALL),
    "AGG-003": (SEE_ASKS, OPEN_WALL),
}
"""By code; the first that this reader may open, and for which there is such a thing, is the button."""

WITHOUT: dict[str, str] = {
    "AGG-001": "it counts other findings, and clears with theirs",
}
"""Rules that can be raised here, and whose cure has no page: why they have no button."""
