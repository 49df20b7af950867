"""How the organisation treats its people, and runs its management system."""

from __future__ import annotations

from countersign.policies.topics.topic import Topic

ORGANISATION: tuple[Topic, ...] = (
    Topic(
        "human_resources",
        "Human resources security",
        "What is looked at before somebody joins, while they are here, and when they go.",
        (
            ("Before they join", "what is checked about whom, and what the law allows"),
            ("The contract", "what people promise when they sign, and what stays after they have gone"),
            ("The first days", "what somebody reads, learns and gets in their first week"),
            ("While they are here", "how often people are trained, and who keeps the record"),
            ("Moving and leaving", "who tells whom that somebody moves or goes, and what is taken back"),
        ),
    ),
    Topic(
        "disciplinary",
        "Disciplinary process",
        "What follows when somebody breaks the rules on purpose, fairly and the same for all.",
        (
            ("What it is for", "what is a mistake, which is never punished, and what is a breach"),
            ("How it is looked into", "who looks into it, who is heard, and what is kept as evidence"),
            ("What may follow", "which steps there are, and who decides on each"),
            ("The same for leaders", "how it works when the person concerned leads"),
        ),
        all_staff=True,
    ),
    Topic(
        "risk",
        "Risk management",
        "How risks are found, weighed and decided on, in the same way each time.",
        (
            ("How we find them", "when risks are looked for, by whom, and from which sources"),
            ("How we weigh them", "how likelihood and harm are judged, with the scale"),
            ("What we can carry", "which risks we accept, and who may accept which"),
            ("What we do about them", "who decides on treatment, and where it is followed up"),
            ("Looking again", "how often the list is looked through, and after which changes"),
        ),
    ),
    Topic(
        "internal_audit",
        "Internal audit",
        "How the organisation checks itself, by somebody who did not do the work.",
        (
            ("The programme", "which parts are audited when, and who sets the programme"),
            ("Who audits", "who may audit, what they need to know, and what they may not audit"),
            ("How it is done", "how an audit is prepared, held and written up"),
            ("What follows", "who gets the result, who mends what, and who checks that it was mended"),
        ),
    ),
    Topic(
        "exceptions",
        "Exceptions",
        "How somebody asks not to follow a rule, and who answers for it.",
        (
            ("When one is asked for", "when an exception is the right way, and when the rule should change"),
            ("How to ask", "where to ask, and what to say: the rule, the reason, the risk, the end"),
            ("Who decides", "who decides, and why never for themselves"),
            ("Until when", "how long an exception may last, and who looks at it again"),
        ),
    ),
)
