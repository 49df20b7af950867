"""The roles in the daily work: systems, people, incidents, suppliers, premises, the law, and everybody."""

from __future__ import annotations

from countersign.roles.enums import Authority
from countersign.roles.library.profile import Profile

DEPARTMENT_CONTACT = Profile(
    key="dept_contact",
    name="Department contact",
    duties=(
        "Speaks for the department when it is audited.",
        "Passes messages about information security on to colleagues, and their questions back.",
        "Is the first to be told in the department when something goes wrong.",
    ),
    authorities=(Authority.ESCALATE,),
    competence="A briefing of an hour.",
    in_a_small_company="One for each area; one person may speak for several.",
)

HEAD_OF_IT = Profile(
    key="it_head",
    name="Head of IT",
    duties=(
        "Runs the technical controls and keeps them working.",
        "Gives access, takes it away, and looks through it regularly.",
        "Has weaknesses found and closed before somebody else finds them.",
        "Supports incidents and the recovery after them.",
    ),
    authorities=(Authority.ENFORCE, Authority.SPEND),
    competence="Technical training or experience with the systems in use.",
    in_a_small_company="Optional: often the engineer who runs the systems.",
)

HR = Profile(
    key="hr",
    name="HR security duties",
    duties=(
        "Sees to checks before somebody is hired, and to confidentiality terms in every contract.",
        "Runs the awareness programme and keeps its records.",
        "Tells IT and the ISMS lead who joins, moves and leaves, before it happens.",
        "Keeps the disciplinary route for breaches of the rules.",
    ),
    authorities=(Authority.ENFORCE,),
    competence="The basics of employment law.",
    in_a_small_company="Usually one person, beside other work.",
)

INCIDENT_COORDINATOR = Profile(
    key="incident",
    name="Incident coordinator",
    duties=(
        "Leads the response when something has happened, and decides how severe it is.",
        "Calls those together who are needed, at any hour.",
        "Writes down afterwards what was learnt, and sees that it changes something.",
    ),
    authorities=(Authority.ENFORCE, Authority.STOP_WORK, Authority.ESCALATE),
    competence="Has taken part in an incident exercise.",
    in_a_small_company="Somebody from IT or engineering.",
)

ASSET_OWNER = Profile(
    key="asset_owner",
    name="Information and asset owner",
    duties=(
        "Says how sensitive the information in their field is.",
        "Decides who may see and change it.",
    ),
    authorities=(Authority.APPROVE,),
    competence="Knows what the information is used for, and what its loss would cost.",
    in_a_small_company="The heads of the functions.",
)

SUPPLIER_OWNER = Profile(
    key="supplier_owner",
    name="Supplier security owner",
    duties=(
        "Checks suppliers before a contract is signed, as deeply as the risk asks for.",
        "Sees that contracts say what suppliers owe us in information security.",
        "Reviews regularly whether they keep to it.",
    ),
    authorities=(Authority.ENFORCE,),
    competence="Used to reading contracts.",
    in_a_small_company="Whoever runs operations or purchasing.",
)

DATA_PROTECTION = Profile(
    key="privacy",
    name="Data protection lead",
    duties=(
        "Sees that personal data are handled as the law and our promises say.",
        "Decides with the incident coordinator whether a breach is reported, and reports it in time.",
    ),
    authorities=(Authority.ESCALATE,),
    competence="Training in data protection law.",
    in_a_small_company="Often HR or whoever looks after legal matters.",
)

CONTINUITY = Profile(
    key="continuity",
    name="Continuity lead",
    duties=(
        "Keeps the plans for going on when systems, premises or people are missing.",
        "Has them exercised, and changed after what the exercise showed.",
    ),
    authorities=(Authority.ENFORCE,),
    competence="Has planned or taken part in a recovery exercise.",
    in_a_small_company="Whoever runs operations.",
)

LEGAL = Profile(
    key="legal",
    name="Legal and regulatory",
    duties=(
        "Keeps the register of laws, contracts and rules that bind us in information security.",
        "Watches what changes in them, and says in time what it means here.",
    ),
    authorities=(Authority.ESCALATE,),
    competence="Legal training, or an adviser at hand.",
    in_a_small_company="Often an outside adviser, with one person here who asks.",
)

SITE_SECURITY = Profile(
    key="physical",
    name="Site security",
    duties=(
        "Looks after doors, keys, alarms and everything that keeps strangers out.",
        "Sees that visitors are met, accompanied and written down.",
    ),
    authorities=(Authority.ENFORCE,),
    competence="Knows the premises and who may be where.",
    in_a_small_company="The office manager.",
)

SECURE_DEVELOPMENT = Profile(
    key="engineering",
    name="Secure development owner",
    duties=(
        "Sets the rules by which software is written, tested and released here.",
        "Sees that nothing is released that breaks them.",
    ),
    authorities=(Authority.ENFORCE, Authority.STOP_WORK),
    competence="Experience in building software, and training in doing it securely.",
    in_a_small_company="The CTO.",
)

ALL_STAFF = Profile(
    key="all_staff",
    name="Everyone",
    duties=(
        "Follows the information security policies.",
        "Reports anything odd at once.",
        "Protects the devices and passwords entrusted to them.",
    ),
    competence="The yearly awareness training.",
    in_a_small_company="Everybody who works here.",
)
