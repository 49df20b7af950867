from __future__ import annotations

import pytest

from countersign.kernel.outbound.addresses import LONGEST, read
from countersign.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "shown", "host", "port", "target"),
    [
        (" https://Wiki.Example/a?b=c#d ", "https://wiki.example/a?b=c#d", "wiki.example", 443, "/a?b=c"),
        ("HTTP://intranet", "http://intranet/", "intranet", 80, "/"),
        ("https://wiki.example:443/", "https://wiki.example/", "wiki.example", 443, "/"),
        ("http://wiki.example:8080/x", "http://wiki.example:8080/x", "wiki.example", 8080, "/x"),
        ("https://wiki.example./x", "https://wiki.example/x", "wiki.example", 443, "/x"),
        ("https://bücher.example/ä", "https://bücher.example/ä", "xn--bcher-kva.example", 443, "/%C3%A4"),
        (
            "https://xn--bcher-kva.example/%20",
            "https://xn--bcher-kva.example/%20",
            "xn--bcher-kva.example",
            443,
            "/%20",
        ),
    ],
)
def test_an_address_is_read(typed: str, shown: str, host: str, port: int, target: str) -> None:
    page = read(typed)
    assert (page.shown, page.host, page.port, page.target) == (shown, host, port, target)
    assert read(page.shown) == page


def test_a_request_names_the_port_where_it_is_not_the_usual() -> None:
    assert [read(f"http://wiki{port}/").named for port in ("", ":80", ":8081")] == ["wiki", "wiki", "wiki:8081"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "begins with https://"),
        ("javascript:alert(1)", "begins with https://"),
        ("java\tscript:alert(1)", "nobody sees"),
        ("data:text/html,x", "begins with https://"),
        ("file:///etc/passwd", "begins with https://"),
        ("ftp://wiki.example/", "begins with https://"),
        ("www.wiki.example/policies", "begins with https://"),
        ("localhost:8000/x", "begins with https://"),
        ("//wiki.example/", "begins with https://"),
        ("https://", "names no server"),
        ("https:///policies", "names no server"),
        ("https://wiki..example/", "names no server"),
        ("https://-wiki.example/", "names no server"),
        ("https://" + "a" * 64 + ".example/", "names no server"),
        ("https://" + "a." * 200 + "example/", "names no server"),
        ("https://wiki.example:x/", "names no server"),
        ("https://wiki.example:99999/", "names no server"),
        ("https://[::1/", "names no server"),
        ("https://wiki.example:25/", "port 80, 443"),
        ("https://wiki.example:0/", "port 80, 443"),
        ("http://wiki.example:81/", "port 80, 443"),
        ("https://tom:secret@wiki.example/", "Leave out the name and the password"),
        ("https://wiki.example@evil.example/", "Leave out the name and the password"),
        ("https://wiki.example\\@evil.example/", "nobody sees"),
        ("https://127.0.0.1/", "instead of its number"),
        ("https://10.0.0.5:8080/", "instead of its number"),
        ("https://2130706433/", "instead of its number"),
        ("https://0x7f.1/", "instead of its number"),
        ("https://0177.0.0.1/", "instead of its number"),
        ("https://[::1]/", "instead of its number"),
        ("https://[::ffff:10.0.0.1]/", "instead of its number"),
        ("https://127.0.0.1./", "instead of its number"),
        ("https://\uff11\uff12\uff17.0.0.1/", "begins with xn--"),
        ("https://straße.example/", "begins with xn--"),
        ("https://wiki。example/", "begins with xn--"),
        ("https://wiki\u202e.example/", "nobody sees"),
        ("https://wiki.example/a b", "a space"),
        ("https://wiki.example/<script>", "nobody sees"),
        ("https://wiki.example/" + "x" * 2000, "at most 1000 characters"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_do(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read(typed)


def test_the_longest_address_is_read() -> None:
    start = "https://wiki.example/"
    assert read(start + "x" * (LONGEST - len(start))).host == "wiki.example"
