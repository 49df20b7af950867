"""Who gets in: to systems, to rooms, and through suppliers."""

from __future__ import annotations

from countersign.policies.topics.topic import Topic

ACCESS: tuple[Topic, ...] = (
    Topic(
        "access",
        "Access and passwords",
        "Who may get at what, how they show that it is them, and when it ends.",
        (
            ("Why this matters here", "what could happen if the wrong person got in, and to whom"),
            ("Who gets what", "who decides on access, and by which need"),
            ("Passwords and the second step", "how passwords are made and kept, and where a second step is needed"),
            ("Powerful accounts", "who has administrator rights, and how these are kept apart from daily work"),
            ("Looking again", "how often access is looked through, and by whom"),
            ("When it ends", "when access ends for somebody who leaves or changes their work, and who sees to it"),
        ),
        small_firm=True,
        all_staff=True,
        also=("Access", "Access control", "Access control and passwords", "Passwords", "Password"),
    ),
    Topic(
        "suppliers",
        "Suppliers",
        "What those who work for the organisation must keep to, before, during and after.",
        (
            ("Which suppliers count", "which suppliers see our information, or could stop our work"),
            ("Before we sign", "what is looked at before a contract, and who decides"),
            ("What the contract says", "which promises stand in every contract: security, incidents, audits, the end"),
            ("While they work for us", "how often a supplier is looked at again, and by whom"),
            ("When it ends", "how information comes back or is deleted, and access ends"),
        ),
        small_firm=True,
        also=("Supplier", "Supplier security", "Third party security", "Supplier relationships"),
    ),
    Topic(
        "cloud",
        "Cloud services",
        "How services on the internet are chosen, set up, used and left.",
        (
            ("Choosing one", "who may take on a service, and what is asked of it first"),
            ("Who does what", "what the provider protects, and what is left to us"),
            ("Setting it up", "who sets up access, logging and backup, and checks them"),
            ("Where the data lie", "which countries and firms our data may lie with"),
            ("Leaving one", "how we get our data out, and know that they are gone"),
        ),
    ),
    Topic(
        "physical",
        "Physical security and visitors",
        "How rooms, equipment and those who visit are looked after.",
        (
            ("Our rooms", "which rooms are for whom, and what stands in those that need most care"),
            ("Getting in", "who has keys or cards, who gives them out, and who takes them back"),
            ("Visitors", "how visitors are met, named and accompanied"),
            ("Equipment", "how equipment is kept from theft, water, heat and loss of power"),
            ("Out of hours", "who locks up, who is alarmed, and who comes"),
        ),
        all_staff=True,
    ),
)
