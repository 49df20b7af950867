"""Which machines may be asked: those that the whole world can reach, and those that an administrator has named.

A name is looked up once. What it says then is judged, and what was judged is connected to: a second answer of the
same name, a moment later, is never asked for (DNS rebinding).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

type Address = IPv4Address | IPv6Address
type LookUp = Callable[[str], list[Address]]

NAT64 = IPv6Network("64:ff9b::/96")
INSIDE = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")))
"""Where networks of organisations lie."""


class NoSuchServer(Exception):
    """Nobody knows a server of this name."""


class Forbidden(Exception):
    """It lies where nobody asks for somebody else: inside a network, or on this machine."""


def look_up(host: str) -> list[Address]:
    """Every address of a name, each once, in the order in which the system would try them."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoSuchServer(host) from error
    return list(dict.fromkeys(ip_address(sockaddr[0]) for *_, sockaddr in found))


@dataclass(frozen=True)
class Guard:
    """``private_hosts``: names that may lie inside a network, because whoever runs this machine said so."""

    private_hosts: frozenset[str] = frozenset()
    look_up: LookUp = look_up

    def addresses(self, host: str) -> list[Address]:
        """Where to connect to. Raises NoSuchServer, and Forbidden where a single address is not to be asked."""
        may = is_inside if host in self.private_hosts else is_public
        found = self.look_up(host)
        if not found:
            raise NoSuchServer(host)
        if not all(may(one) for one in found):
            raise Forbidden(host)
        return found


def is_public(address: Address) -> bool:
    """Can the whole world reach it? An address that wraps another counts for what it wraps."""
    inner = wrapped(address)
    return inner.is_global and not (inner.is_multicast or inner.is_reserved)


def is_inside(address: Address) -> bool:
    """May a named private host lie there? Never where clouds keep the keys of their machines (link-local)."""
    inner = wrapped(address)
    return is_public(inner) or inner.is_loopback or any(inner in network for network in INSIDE)


def wrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)
