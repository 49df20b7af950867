"""What everybody meets in a working day."""

from __future__ import annotations

from countersign.policies.topics.topic import Topic

EVERYDAY: tuple[Topic, ...] = (
    Topic(
        "acceptable_use",
        "Acceptable use",
        "What people may do with the devices, systems and information that the organisation gives them.",
        (
            ("Why this matters here", "what our systems hold, and what goes wrong when they are used carelessly"),
            ("What they are for", "which devices and systems people get, and what they may use them for"),
            ("What is never done", "which few things nobody does here, each in one plain sentence"),
            ("Private use", "how much private use is all right, and where it ends"),
            ("What we look at", "what is logged about people's use, who may see it, and what the law lets us look at"),
            ("When something goes wrong", "where to report a lost device, a wrong click or a strange mail"),
        ),
        small_firm=True,
        all_staff=True,
        also=("Acceptable use of assets", "Acceptable use of information and systems"),
    ),
    Topic(
        "incidents",
        "Reporting incidents",
        "How somebody says that something is wrong, and what then happens.",
        (
            ("Why we want to hear of it", "why an early report matters to our customers and to us"),
            ("What to report", "which everyday signs count: a lost key, a strange mail, a file that is gone"),
            ("How to report it", "where to call or write, at day and at night"),
            ("What happens then", "who takes a report, who decides how serious it is, and by when"),
            ("Whom we tell outside", "which customers, authorities and insurers hear of it, by when, and from whom"),
            ("What we learn", "how an incident is looked back on, and who sees to what follows"),
        ),
        small_firm=True,
        all_staff=True,
        also=("Incident reporting", "Incident response", "Incident management", "Reporting and handling incidents"),
    ),
    Topic(
        "remote",
        "Remote working and devices",
        "How people work safely away from the office, with the devices that they take with them.",
        (
            ("Where we work from", "which places are fine to work from, and which are not"),
            ("The devices", "which devices may be used, and who sets them up"),
            ("At home and on the way", "how a screen, a call and a printed page are kept from others"),
            ("Connecting", "which networks and connections are used, and which are not"),
            ("Losing one", "who is told of a lost device, how fast, and what is done from afar"),
            ("Giving it back", "when a device comes back, and what happens to what is on it"),
        ),
        small_firm=True,
        all_staff=True,
        also=("Remote working", "Remote work", "Teleworking", "Mobile devices and remote working"),
    ),
    Topic(
        "own_devices",
        "Own devices",
        "Whether people may use what belongs to them for work, and on which terms.",
        (
            ("What is allowed", "which of their own devices people may use, and for what"),
            ("What the device needs", "which settings and updates it must have before it gets in"),
            ("What we can see", "what we can see on it, what we never look at, and what we may wipe"),
            ("When somebody leaves", "how our information leaves the device, and who checks it"),
        ),
        also=("Bring your own device", "BYOD"),
    ),
    Topic(
        "mobile",
        "Mobile devices",
        "How phones, tablets and laptops that travel are protected.",
        (
            ("What it covers", "which devices travel with our information on them"),
            ("How they are set up", "how they are encrypted, locked and kept up to date"),
            ("Apps", "which apps may be installed, and who says so"),
            ("On the way", "how devices are carried, stored and used while travelling"),
            ("Loss and theft", "who is told, how fast, and who wipes the device"),
        ),
        all_staff=True,
    ),
    Topic(
        "clear_desk",
        "Clear desk and screen",
        "What is put away, and locked, when somebody leaves their place.",
        (
            ("Why it matters here", "who walks past our desks and screens"),
            ("Screens", "when a screen is locked, and after how many minutes it locks itself"),
            ("Paper", "where papers go at the end of the day, and which are locked away"),
            ("Printers and boards", "how prints are collected, and when boards are wiped"),
        ),
        all_staff=True,
        also=("Clear desk and clear screen", "Clear desk"),
    ),
    Topic(
        "social_media",
        "Social media",
        "What people may say about work in public, and who speaks for the organisation.",
        (
            ("Who speaks for us", "who may post in our name, and who looks after the accounts"),
            ("In one's own name", "what people may say about their work, and what they keep to themselves"),
            ("Pictures", "which pictures of people, screens and rooms may be shown"),
            ("When something goes wrong", "who is told of a wrong post or a stolen account"),
        ),
        all_staff=True,
    ),
    Topic(
        "ai_tools",
        "Use of AI tools",
        "Which tools may be used for what, and which information never goes into them.",
        (
            ("Which tools", "which tools are approved, and how another one is asked for"),
            ("What goes in", "which information may be typed or uploaded, and which never"),
            ("What comes out", "how an answer is checked before somebody relies on it, and who answers for it"),
            ("What we tell others", "when customers and colleagues are told that a tool was used"),
        ),
        all_staff=True,
    ),
)
