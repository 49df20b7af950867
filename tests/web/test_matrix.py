"""Every address by every hat, with own, foreign and nobody's things (G18 to G20): resolver against matrix."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import pytest
from django.test import Client

from countersign.entrance.matrix import ANYONE, MATRIX
from countersign.kernel.actors import Hat
from tests.cast import Cast
from tests.web.addresses import Address, addresses, inside_an_organisation
from tests.web.pages import Answer, bare
from tests.web.world import MEMBERS, World, browser_of, stranger

pytestmark = pytest.mark.slow
"""Some thousand requests; who may does not hang on the engine."""

LARKBEAM, STONECROSS = "larkbeam-ltd", "stonecross-managed-it-ltd"
METHODS = ("GET", "HEAD", "POST")
ASKING_FOR_THE_HEAD = (Hat.ISMS_LEAD, Hat.STAFF)
"""Whoever may most, and whoever may least: HEAD is answered as GET is."""
ALL = "all"
IN_FORCE = (
    "policy.read",
    "acceptance.give",
    "acceptance.read",
    "acceptance.read_names",
    "acceptance.record",
    "policy.endorse",
    "translation.give",
    "translation.end",
)
"""What is done with a version in force; everything else is done with one that waits for a signature."""
SHOWN = {"policies:scan": "elsewhere", "policies:source": "elsewhere", "acceptances:source": "elsewhere"}
"""What is there for one version only."""
NOT_UNDER_WAY = "people:resume_import"
"""A list that waits to be confirmed is not one that stopped halfway: there is nothing to carry on."""

UNKNOWN = UUID(int=0xC0FFEE)


def values(things: Mapping[str, UUID], address: Address) -> dict[str, object]:
    """What stands in an address: things that are there, in the state in which the page exists."""
    version = things[SHOWN.get(address.name) or ("in_force" if address.act in IN_FORCE else "offered")]
    words = {"slug": LARKBEAM, "key": "POL-016.grace_days", "row": "policy", "part": "a"}
    known = {**things, "version_id": version, **words}
    missing = address.values - known.keys()
    assert not missing, f"{address} names {sorted(missing)}: enter such a thing in tests/web/things.py (entered)."
    return {name: value for name, value in known.items() if name in address.values}


def call(client: Client, method: str, path: str) -> Answer:
    return client.generic(method, path)


def scopes(act: str, hat: Hat) -> set[str]:
    """To what the matrix lets somebody who wears this hat, and is staff besides."""
    return {MATRIX[act][one] for one in (hat, Hat.STAFF) if one in MATRIX[act]}


@pytest.mark.parametrize("address", addresses(), ids=str)
def test_every_view_has_a_row(address: Address) -> None:
    assert address.act, f"{address}: put @endpoint(…) before the view, third-party views too."
    assert address.act == ANYONE or address.act in MATRIX, (
        f"{address}: {address.act!r} is no row of the matrix. Add it to MAY in the permissions of its context."
    )
    assert not (address.inside and address.act == ANYONE), f"{address}: inside an organisation nobody is just anyone."


@pytest.mark.parametrize("hat", [*MEMBERS], ids=str)
def test_a_hat_opens_what_the_matrix_says_and_nothing_else(visited: World, hat: Hat) -> None:
    client = browser_of(MEMBERS[hat])
    wrong = []
    for address in inside_an_organisation():
        path = address.path(**values(visited.things, address))
        get, post = (call(client, method, path).status_code for method in ("GET", "POST"))
        if hat in ASKING_FOR_THE_HEAD and (head := call(client, "HEAD", path).status_code) != get:
            wrong.append(f"{address}: {head} to HEAD, {get} to GET")
        if address.name == NOT_UNDER_WAY and (get, post) == (405, 404):
            continue
        if not as_the_matrix_says(get, post, scopes(address.act, hat)):
            wrong.append(f"{address} ({address.act}): {get}, {post}")
    assert not wrong, f"{hat}, GET and POST:\n" + "\n".join(wrong)


def as_the_matrix_says(get: int, post: int, scopes: set[str]) -> bool:
    """Refused whatever the method; or the page is there, and an empty form is no act.

    Whoever may do it to some things only may find that this is none of them.
    """
    if not scopes:
        return (get, post) == (403, 403)
    whole = (get, post) in ((200, 200), (200, 422), (200, 405), (405, 422), (405, 303))
    return whole or (ALL not in scopes and get in (200, 403, 404, 405) and post in (403, 404, 405, 422))


def test_nobody_is_sent_to_sign_in_and_comes_back(visited: World) -> None:
    client = Client()
    for address in inside_an_organisation():
        path = address.path(**values(visited.things, address))
        for method in METHODS:
            answer = call(client, method, path)
            assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={path}"), f"{method} {address}"


def test_nobody_learns_which_organisations_are_here(larkbeam: Cast) -> None:
    here, nowhere = (Client().get(f"/o/{slug}/") for slug in (LARKBEAM, "no-such-firm"))
    assert here.status_code == nowhere.status_code == 302
    assert here["Location"].replace(LARKBEAM, "") == nowhere["Location"].replace("no-such-firm", "")


def test_another_organisation_s_people_find_nothing_at_all(visited: World) -> None:
    otto = stranger()
    nothing = otto.get("/o/no-such-firm/")
    assert nothing.status_code == 404
    for address in inside_an_organisation():
        path = address.path(**values(visited.things, address))
        for method in ("GET", "POST"):
            answer = call(otto, method, path)
            assert (answer.status_code, bare(answer)) == (404, bare(nothing)), f"{method} {address}"


@pytest.mark.parametrize("hat", [*MEMBERS], ids=str)
def test_a_foreign_thing_answers_like_an_unknown_one(visited: World, hat: Hat) -> None:
    """Byte for byte, in each place of an address; the other places hold what is there.

    Where the matrix lets a hat nowhere, the gate refuses before it looks at any id, as shown above.
    """
    client = browser_of(MEMBERS[hat])
    for address in (one for one in inside_an_organisation() if scopes(one.act, hat)):
        for key in sorted(address.keys):
            good = values(visited.things, address)
            paths = [address.path(**{**good, key: id}) for id in (foreign(visited.theirs, key), UNKNOWN)]
            for method in ("GET", "POST"):
                one, other = (call(client, method, path) for path in paths)
                assert one.status_code == other.status_code, f"{method} {address}, {key}"
                assert one.status_code != 200, f"{method} {address} does not look at {key}"
                theirs = foreign(visited.theirs, key).hex.encode()
                assert bare(one) == bare(other).replace(UNKNOWN.hex.encode(), theirs), address


def test_a_thing_of_another_noun_answers_like_an_unknown_one(visited: World) -> None:
    """An id is looked up among its own kind; and written in capitals it is none."""
    client = browser_of(MEMBERS[Hat.ISMS_LEAD])
    for address in inside_an_organisation():
        for key in sorted(address.keys):
            good = values(visited.things, address)
            other = visited.here.organisation if key == "person_id" else visited.things["person_id"]
            paths = [address.path(**{**good, key: id}) for id in (other, UNKNOWN)]
            one, unknown = (client.get(path) for path in paths)
            assert (one.status_code, bare(one)) == (unknown.status_code, bare(unknown)), f"{address}, {key}"
            assert one.status_code != 200, f"{address} does not look at {key}"
            capitals = address.path(**good).replace(good[key].hex, good[key].hex.upper())  # type: ignore[attr-defined]
            assert client.get(capitals).status_code == 404, capitals


def test_a_missing_slash_leads_on_and_acts_on_nothing(visited: World) -> None:
    """Whether the thing is there or not: only the shape of the address is looked at."""
    client = browser_of(MEMBERS[Hat.ISMS_LEAD])
    for address in inside_an_organisation():
        good = values(visited.things, address)
        for things in (good, {**good, **dict.fromkeys(address.keys, UNKNOWN)}):
            path = address.path(**things)
            if path.endswith("/"):
                for method in ("GET", "POST"):
                    answer = call(client, method, path[:-1])
                    assert (answer.status_code, answer["Location"]) == (301, path), f"{method} {path}"


def foreign(theirs: Mapping[str, UUID], key: str) -> UUID:
    return theirs["in_force" if key == "version_id" else key]
