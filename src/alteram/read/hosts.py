"""Which machines an address may lead to: those of the public internet, told by their numbers.

A name is resolved once, every number that it has is checked, and the connection goes to a number
that was checked: a name that has another number a moment later gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from alteram.errors import ReadError

Resolve = Callable[[str, int], Sequence[str]]

_NAT64 = IPv6Network("64:ff9b::/96")
_FOUR = (1 << 32) - 1


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Return the numbers of a host, as the system finds them; raises OSError.

    All spellings that the system takes for a number (decimal, octal, hexadecimal) are resolved
    to the one number that they stand for.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


def checked_numbers(
    host: str, port: int, *, allow_private: bool, resolve: Resolve
) -> tuple[str, ...]:
    """Return the numbers of a host; raises ReadError where one of them is not a public one."""
    try:
        numbers = tuple(resolve(host, port))
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            f"the name {host} cannot be resolved ({reason}); nothing was fetched. "
            "Check the address and the connection."
        ) from error
    if not numbers:
        raise ReadError(f"the name {host} has no address; nothing was fetched. Check the address.")
    for number in numbers:
        if not allow_private and not is_public(number):
            raise ReadError(
                f"{host} leads to {number}, which is not on the public internet; nothing was "
                "fetched. Where that is meant, give --allow-private."
            )
    return numbers


def is_public(number: str) -> bool:
    """Tell whether a number belongs to the public internet; what is no number does not.

    Private, loopback, link-local, shared, multicast, reserved and unspecified ones do not, in
    IPv4, in IPv6, and in IPv6 that only wraps IPv4 (mapped, NAT64, 6to4). RFC 6890, RFC 6052.
    """
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or (isinstance(address, IPv6Address) and address.is_site_local)
    )


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 number that an IPv6 number stands for, if it stands for one."""
    if address in _NAT64:
        return IPv4Address(int(address) & _FOUR)
    return address.ipv4_mapped or address.sixtofour
