"""What those who build and run systems keep to."""

from __future__ import annotations

from countersign.policies.topics.topic import Topic

TECHNOLOGY: tuple[Topic, ...] = (
    Topic(
        "backup",
        "Backup",
        "What is copied, how often, where the copies lie, and that they can be read back.",
        (
            ("What is copied", "which systems and files are copied, and which on purpose not"),
            ("How often", "how much work we can afford to lose, and so how often each is copied"),
            ("Where copies lie", "where the copies lie, and which of them nobody on the network can change"),
            ("Reading back", "how often a copy is read back as a test, by whom, and where that is written down"),
        ),
    ),
    Topic(
        "malware",
        "Malware",
        "How harmful software is kept out, found and removed.",
        (
            ("What protects us", "which devices and mailboxes are protected, by what"),
            ("What people do", "what people do, and never do, with attachments, links and sticks"),
            ("When it is found", "who is called, what is cut off, and who decides that it is over"),
            ("Keeping it working", "who checks that the protection is on and up to date"),
        ),
    ),
    Topic(
        "vulnerabilities",
        "Vulnerabilities and patching",
        "How weaknesses in systems are learnt of and closed in time.",
        (
            ("What we have", "where the list of our systems is, and who keeps it true"),
            ("How we learn of them", "which sources and scans tell us, and who reads them"),
            ("How fast we act", "how many days each level of danger may stay open"),
            ("When it cannot be closed", "who accepts that, until when, and what is done instead"),
        ),
        also=("Patch management", "Vulnerability management", "Patching"),
    ),
    Topic(
        "logging",
        "Logging and monitoring",
        "What systems write down, who looks at it, and how long it stays.",
        (
            ("What is logged", "which events each sort of system writes down"),
            ("How logs are kept", "where logs lie, how long, and who cannot change them"),
            ("Who looks", "who looks at what, how often, and what sets off an alarm"),
            ("People's privacy", "what is not logged about people, and who may look up one person"),
        ),
    ),
    Topic(
        "development",
        "Secure development",
        "How software is made so that it can be trusted.",
        (
            ("Before writing", "which security questions are asked before work begins"),
            ("While writing", "which rules and checks code goes through, and who reviews it"),
            ("Others' code", "how libraries and tools are chosen, listed and kept up to date"),
            ("Test and live", "how test and live are kept apart, and which data may be used in tests"),
            ("Putting it live", "who releases, and how a release is taken back"),
        ),
    ),
    Topic(
        "change",
        "Change",
        "How changes to systems and ways of working are thought through before they are made.",
        (
            ("What counts", "which changes need this, and which are daily work"),
            ("Before a change", "what is asked about risk, testing and the way back"),
            ("Who says yes", "who approves which sort of change"),
            ("In a hurry", "how an urgent change is made, and written down afterwards"),
        ),
        also=("Change management",),
    ),
    Topic(
        "continuity",
        "Business continuity",
        "How work goes on, and comes back, when something large fails.",
        (
            ("What must go on", "which work cannot stop, and for how many hours each may stand still"),
            ("Who decides", "who declares an emergency, and who stands in for them"),
            ("How we go on", "how each goes on without its building, people, systems or supplier"),
            ("How we talk", "how staff and customers are reached when mail and phones are down"),
            ("Trying it out", "how often it is rehearsed, and who sees to what was learnt"),
        ),
    ),
)
