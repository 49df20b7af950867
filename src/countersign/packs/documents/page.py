"""The two files for people: ``index.html``, which shows everything without a network, and ``README.txt``."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import timezone, translation

from countersign.packs.documents.archive import Archive
from countersign.packs.documents.material import Material
from countersign.packs.documents.reading.acceptances import acceptances
from countersign.packs.documents.reading.answers import answers
from countersign.packs.documents.reading.cover import cover
from countersign.packs.documents.reading.judgement import judgement
from countersign.packs.documents.reading.matrix import matrix
from countersign.packs.documents.reading.policies import policies
from countersign.packs.documents.reading.register import register
from countersign.packs.documents.reading.roles import roles
from countersign.packs.documents.reading.told import tellings
from countersign.packs.documents.reading.wall import wall
from countersign.packs.documents.reading.withheld import withheld

LANGUAGE = "en-gb"


def write_page(archive: Archive, material: Material) -> None:
    """In the organisation's time and in one language, whoever makes the pack."""
    context = context_of(material)
    with translation.override(LANGUAGE), timezone.override(ZoneInfo(material.told.organisation.state["time_zone"])):
        archive.put("index.html", render_to_string("pack/index.html", context).encode())
        archive.put("README.txt", render_to_string("pack/README.txt", context).encode())


def context_of(material: Material) -> dict[str, Any]:
    return {
        "cover": cover(material),
        "judgement": judgement(material),
        "answers": answers(material),
        "policies": policies(material),
        "register": register(material),
        "roles": roles(material),
        "tellings": tellings(material),
        "matrix": matrix(material),
        "acceptances": acceptances(material),
        "wall": wall(material),
        "withheld": withheld(material),
    }
