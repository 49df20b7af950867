"""The roles that run the ISMS itself: who answers for it, keeps it right, reports, decides on risks, audits."""

from __future__ import annotations

from countersign.roles.enums import Authority, Duty
from countersign.roles.library.profile import Profile

SPONSOR = Profile(
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
    in_a_small_company="Whoever directs the company.",
)

ISMS_LEAD = Profile(
    key="isms_lead",
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
    in_a_small_company="One person, who usually reports as well.",
)

PERFORMANCE_REPORTER = Profile(
    key="reporter",
    name="Performance reporter",
    duties=(
        "Reports to top management how well the ISMS performs: audits, incidents, measurements, objectives.",
        "Prepares that report in time for the management review and presents it there.",
    ),
    carries=(Duty.REPORTING,),
    authorities=(Authority.ESCALATE,),
    competence="Used to writing reports and to reading measurements.",
    in_a_small_company="The ISMS lead does both.",
)

RISK_OWNER = Profile(
    key="risk_owner",
    name="Risk owner",
    duties=(
        "Decides how a risk in their field is treated.",
        "Accepts in their own name what remains of it.",
        "Watches the risk and says when it has changed.",
    ),
    authorities=(Authority.ACCEPT_RISK, Authority.SPEND),
    competence="Knows the method by which risks are assessed here.",
    in_a_small_company="The heads of the functions.",
)

INTERNAL_AUDITOR = Profile(
    key="internal_auditor",
    name="Internal auditor",
    duties=(
        "Plans and carries out internal audits, never of work of their own.",
        "Reports what was found to the ISMS lead and to top management.",
        "Checks that what did not conform was put right.",
    ),
    authorities=(Authority.AUDIT, Authority.ESCALATE),
    competence="An auditor course, and independence from what is audited.",
    in_a_small_company="A colleague from elsewhere, or somebody from outside.",
)

AUDIT_COORDINATOR = Profile(
    key="audit_coord",
    name="Audit coordinator",
    duties=(
        "Plans the internal audits of the year so that everything is looked at in turn.",
        "Books auditors who are independent, and the people they want to see.",
        "Keeps the plans, reports and findings of every audit.",
    ),
    in_a_small_company="May be the ISMS lead: coordinating an audit is not auditing.",
)

POLICY_OWNER = Profile(
    key="policy_owner",
    name="Policy owner",
    duties=(
        "Keeps one policy right, and answers what people ask about it.",
        "Proposes changes when the work or the rules around it have changed.",
        "Runs its yearly review.",
    ),
    authorities=(Authority.APPROVE, Authority.ENFORCE),
    competence="Knows the subject of the policy from daily work.",
    in_a_small_company="Spread over those who know the subject.",
)
