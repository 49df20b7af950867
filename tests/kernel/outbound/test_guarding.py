from __future__ import annotations

from ipaddress import ip_address

import pytest

from countersign.kernel.outbound.guarding import Forbidden, Guard, NoSuchServer, look_up
from tests.kernel.outbound.servers import known

NOT_PUBLIC = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    *(
        "0.1.2.3",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
    ),
    *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1234::f5ff:fffe"),
)
PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e")
NEVER = ("169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "0.1.2.3", "::", "224.0.0.1", "255.255.255.255")


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_only_some_reach_is_not_asked(address: str) -> None:
    with pytest.raises(Forbidden):
        Guard(look_up=known(wiki_example=address)).addresses("wiki.example")


@pytest.mark.parametrize("address", PUBLIC)
def test_what_the_whole_world_reaches_is_asked(address: str) -> None:
    assert Guard(look_up=known(wiki_example=address)).addresses("wiki.example") == [ip_address(address)]


def test_one_private_address_among_others_is_enough() -> None:
    with pytest.raises(Forbidden):
        Guard(look_up=known(wiki_example="93.184.215.14 10.0.0.1")).addresses("wiki.example")


@pytest.mark.parametrize("address", ["10.1.2.3", "127.0.0.1", "fc00::1", "100.64.0.1", "93.184.215.14"])
def test_a_named_host_may_lie_inside(address: str) -> None:
    guard = Guard(frozenset({"wiki.example"}), known(wiki_example=address, other_example=address))
    assert guard.addresses("wiki.example") == [ip_address(address)]


@pytest.mark.parametrize("address", NEVER)
def test_a_named_host_never_lies_where_clouds_keep_their_keys(address: str) -> None:
    with pytest.raises(Forbidden):
        Guard(frozenset({"wiki.example"}), known(wiki_example=address)).addresses("wiki.example")


def test_another_host_of_the_same_network_is_not_named() -> None:
    guard = Guard(frozenset({"wiki.example"}), known(payroll_wiki_example="10.0.0.1"))
    with pytest.raises(Forbidden):
        guard.addresses("payroll.wiki.example")


def test_a_name_that_nobody_knows() -> None:
    with pytest.raises(NoSuchServer):
        Guard(look_up=known()).addresses("wiki.example")
    with pytest.raises(NoSuchServer):
        Guard().addresses("nobody.invalid")


def test_names_are_looked_up_by_the_system() -> None:
    assert ip_address("127.0.0.1") in look_up("localhost")
