"""What is done with information, from its making to its end."""

from __future__ import annotations

from countersign.policies.topics.topic import Topic

INFORMATION: tuple[Topic, ...] = (
    Topic(
        "classification",
        "Information classification and handling",
        "How information is sorted by how much it would hurt to lose it, and what follows for each sort.",
        (
            ("The levels", "which levels we use, with an everyday example for each"),
            ("Who decides", "who gives information its level, and who may change it"),
            ("How it is marked", "how people see the level of a file, a mail or a page"),
            ("How each is handled", "how each level is stored, shared, printed and destroyed"),
        ),
        all_staff=True,
        also=("Information classification", "Data classification"),
    ),
    Topic(
        "transfer",
        "Information transfer and e-mail",
        "How information goes to others without reaching the wrong ones.",
        (
            ("Which ways we use", "which ways are for which information: mail, links, portals, paper, talk"),
            ("E-mail", "what is checked before sending, and what never goes by plain mail"),
            ("With partners", "which agreements are there before information goes out regularly"),
            ("Sent to the wrong one", "who is told at once, and what is done about it"),
        ),
        all_staff=True,
    ),
    Topic(
        "privacy",
        "Privacy and data protection",
        "How the organisation treats what it knows about people.",
        (
            ("Whose data we hold", "whose data we hold, for what, and on which legal ground"),
            ("What we promise them", "what we tell people, and which of their rights they use in which way"),
            ("Who looks after it", "who is responsible, and how they are reached"),
            ("New uses", "when a new use of data is looked at before it begins, and by whom"),
            ("When something happens", "who decides whether an authority and the people themselves are told"),
        ),
        all_staff=True,
        also=("Privacy", "Data protection"),
    ),
    Topic(
        "retention",
        "Retention and disposal",
        "How long information is kept, and how it ends.",
        (
            ("How long", "which records are kept how long, and which law or contract says so"),
            ("Where the list is", "where the list of periods is kept, and who keeps it"),
            ("How it ends", "how files, paper, disks and devices are destroyed, and by whom"),
            ("When it must stay", "who stops a deletion, for a dispute for example"),
        ),
    ),
    Topic(
        "cryptography",
        "Cryptography",
        "Where information is encrypted, how, and who holds the keys.",
        (
            ("Where we encrypt", "which information is encrypted at rest, and which on its way"),
            ("How", "which methods are allowed, and who keeps that list up to date"),
            ("The keys", "who makes, holds, changes and destroys keys"),
            ("When a key is lost", "who is told of a lost key, and what can still be read"),
        ),
        also=("Encryption",),
    ),
    Topic(
        "intellectual_property",
        "Intellectual property",
        "How one's own works are protected, and those of others respected.",
        (
            ("What is ours", "which works, names and inventions are ours, and how they are protected"),
            ("What is others'", "how licences of software, pictures and texts are bought, kept and counted"),
            ("Open source", "which licences may go into our work, and who looks at them"),
            ("What people make", "who owns what is made at work, by staff and by contractors"),
        ),
    ),
    Topic(
        "documents",
        "Document control",
        "How one knows which text applies, who approved it, and where it is.",
        (
            ("What is controlled", "which documents and records are under control"),
            ("From draft to approval", "who writes, who reviews and who approves which sort of document"),
            ("Versions", "how versions are numbered, and how old ones are kept from use"),
            ("Where they are", "where people find what applies, and what comes from outside"),
        ),
    ),
)
