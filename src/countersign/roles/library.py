"""The role library: what each role is for, in plain sentences, ready to be taken over. Pure data.

The roles here are those of a small company. Others join them under keys of their own; a key is never given to another
role, because readiness rules and older definitions know it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from countersign.roles.enums import Authority, Duty


@dataclass(frozen=True)
class Profile:
    """A role as the library describes it: what is asked, which of the two duties of 5.3 it carries, what its holder
    needs to be free to decide, and what usually shows that somebody can do it."""

    key: str
    name: str
    duties: tuple[str, ...]
    carries: tuple[Duty, ...] = ()
    authorities: tuple[Authority, ...] = ()
    competence: str = ""


LEAD, REPORTER, CONTACT, EVERYONE = "isms_lead", "reporter", "dept_contact", "all_staff"

PROFILES = (
    Profile(
        key="sponsor",
        name="Top management sponsor",
        duties=(
            "Owns the ISMS in the name of top management and answers for it.",
            "Approves the information security policy and the objectives.",
            "Appoints who keeps the ISMS conforming and who reports on it.",
            "Decides on money, people and time for information security.",
            "Leads or takes part in the management review.",
            "Speaks to staff about information security, keeps the rules personally, and answers the auditor.",
        ),
        authorities=tuple(Authority),
        competence="A briefing of about an hour for directors.",
    ),
    Profile(
        key=LEAD,
        name="ISMS lead",
        duties=(
            "Makes sure that the ISMS conforms to ISO/IEC 27001.",
            "Keeps its documents and evidence complete and up to date.",
            "Coordinates audits, management reviews and the work on risks.",
            "Follows every agreed action until it is done.",
        ),
        carries=(Duty.CONFORMITY,),
        authorities=(Authority.ENFORCE, Authority.ESCALATE, Authority.SPEND, Authority.STOP_WORK),
        competence="A foundation or lead-implementer course, or experience that is written down.",
    ),
    Profile(
        key=REPORTER,
        name="Performance reporter",
        duties=(
            "Reports to top management how well the ISMS performs: audits, incidents, measurements, objectives.",
            "Prepares that report in time for the management review and presents it there.",
        ),
        carries=(Duty.REPORTING,),
        authorities=(Authority.ESCALATE,),
        competence="Used to writing reports and to reading measurements.",
    ),
    Profile(
        key=CONTACT,
        name="Department contact",
        duties=(
            "Speaks for the department when it is audited.",
            "Passes messages about information security on to colleagues, and their questions back.",
            "Is the first to be told in the department when something goes wrong.",
        ),
        authorities=(Authority.ESCALATE,),
        competence="A briefing of an hour.",
    ),
    Profile(
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
    ),
    Profile(
        key="internal_auditor",
        name="Internal auditor",
        duties=(
            "Plans and carries out internal audits, never of work of their own.",
            "Reports what was found to the ISMS lead and to top management.",
            "Checks that what did not conform was put right.",
        ),
        authorities=(Authority.AUDIT, Authority.ESCALATE),
        competence="An auditor course, and independence from what is audited.",
    ),
    Profile(
        key=EVERYONE,
        name="Everyone",
        duties=(
            "Follows the information security policies.",
            "Reports anything odd at once.",
            "Protects the devices and passwords entrusted to them.",
        ),
        competence="The yearly awareness training.",
    ),
)

LIBRARY = {profile.key: profile for profile in PROFILES}


def combined(lead: Profile, reporter: Profile) -> Profile:
    """One role with the duties of both: in a small company the ISMS lead also reports."""
    return replace(
        lead,
        duties=(*lead.duties, *reporter.duties),
        carries=(*lead.carries, *reporter.carries),
        authorities=tuple(kind for kind in Authority if kind in {*lead.authorities, *reporter.authorities}),
    )


LEAD_WHO_REPORTS = combined(LIBRARY[LEAD], LIBRARY[REPORTER])

SMALL_COMPANY = tuple(
    LEAD_WHO_REPORTS if profile.key == LEAD else profile for profile in PROFILES if profile.key != REPORTER
)
"""What a small company begins with: nobody reports but the ISMS lead."""
