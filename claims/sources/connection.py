"""To which server does a connection go, and for how long?

A name is resolved once, all its addresses are checked, and the connection goes to the very addresses that were checked: a name that
answers differently the second time leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from claims.sources.refusals import FetchError, UnreachableError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

# RFC 6052: the last four bytes are an IPv4 address behind a translator.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_IPV4_BYTES = 0xFFFFFFFF


def open_client(*, allow_private: bool, silent_seconds: float, whole_seconds: float) -> httpx.Client:
    """Make ready for one address and what it redirects to.

    Proxies and other settings of the environment are not used: they would go where nothing was checked.

    Args:
        allow_private: Whether it may lead to this machine or a private network.
        silent_seconds: How long the server may stay silent.
        whole_seconds: How long all of it may take.
    """
    backend = _Checked(allow_private=allow_private, deadline=time.monotonic() + whole_seconds)
    return httpx.Client(transport=_Transport(backend), trust_env=False, timeout=silent_seconds, follow_redirects=False)


def is_public(host: str) -> bool:
    """Whether an address is one of the open internet, also where it is an IPv4 address in the clothes of IPv6.

    >>> is_public("93.184.216.34"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    address = ipaddress.ip_address(host.partition("%")[0])
    inner = [address, *_within(address)]
    return all(one.is_global and not one.is_multicast for one in inner)


def _within(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    translated = ipaddress.IPv4Address(int(address) & _IPV4_BYTES) if address in _TRANSLATED else None
    return [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()), translated) if one is not None]


class _Transport(httpx.HTTPTransport):
    """httpx's own, but for the way in which its pool of connections reaches the network."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=_certificates(), network_backend=backend)


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Checked(httpcore.NetworkBackend):
    def __init__(self, *, allow_private: bool, deadline: float) -> None:
        self._allow_private, self._deadline, self._plain = allow_private, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses, start=1):
            try:
                left = _left(self._deadline, timeout)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _Timed(stream, self._deadline)
        raise httpcore.ConnectError("its name stands for no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as err:
            reason = f"its server's name cannot be resolved ({err})"
            raise UnreachableError(reason) from err
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_private and not all(map(is_public, addresses)):
            raise FetchError("leads to this machine or a private network; set input.allow_private_addresses to allow it")
        return addresses


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("took too long in all")
    return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A connection on which every wait ends at the deadline: a server that sends a byte now and then holds nobody up."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        return self._stream.get_extra_info(info)
