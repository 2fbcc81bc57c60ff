"""How is a page fetched without reaching what it must not?"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from claims.errors import ClaimsError

if TYPE_CHECKING:
    import httpx

    from claims.settings import InputSettings

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429, *range(500, 600)})
_AGENT = "claims (+https://pypi.org/project/claims/)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered.

    Attributes:
        url: The address that answered, after redirects.
        data: The body.
        media_type: Such as text/html, empty where the server named none.
        charset: The encoding that the server named, or None.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None


class FetchError(ClaimsError):
    """An address cannot be fetched, however often it is tried; the message says why."""


class UnreachableError(FetchError):
    """An address cannot be fetched just now; another try may succeed."""


def fetch(url: str, settings: InputSettings) -> Fetched:
    """Get an address, following at most five redirects.

    Only http and https are spoken, and only with public addresses unless the settings allow private ones. The connection goes to
    the very address that was checked, so that a name cannot answer differently the second time; proxies are not used, for the
    same reason.

    Args:
        url: The address.
        settings: Limits of size and time, and whether private addresses are allowed.

    Raises:
        UnreachableError: If it cannot be reached just now.
        FetchError: If it is refused, or answers with a lasting error or with too much.
    """
    import httpx

    with httpx.Client(trust_env=False, timeout=settings.download_seconds) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = _answer(client, url, settings)
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise FetchError("redirects too often")


def _answer(client: httpx.Client, url: str, settings: InputSettings) -> Fetched | str:
    import httpx

    try:
        return _get(client, httpx.URL(url), settings)
    except httpx.InvalidURL as err:
        reason = f"is not an address ({err})"
        raise FetchError(reason) from err
    except httpx.HTTPError as err:
        reason = f"cannot be reached ({str(err) or type(err).__name__})"
        raise UnreachableError(reason) from err


def _get(client: httpx.Client, url: httpx.URL, settings: InputSettings) -> Fetched | str:
    """Get one address: what it answered, or where it points on."""
    request = client.build_request("GET", url.copy_with(host=_checked_host(url, settings)), headers={"user-agent": _AGENT})
    request.headers["host"] = url.netloc.decode("ascii").rpartition("@")[2]
    request.extensions["sni_hostname"] = url.host
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECTS and "location" in answer.headers:
            return str(url.join(answer.headers["location"]))
        if answer.status_code != HTTPStatus.OK:
            reason = f"answered with status {answer.status_code}"
            raise UnreachableError(reason) if answer.status_code in _PASSING else FetchError(reason)
        media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(url=str(url), data=_body(answer, settings), media_type=media_type, charset=answer.charset_encoding)
    finally:
        answer.close()


def _body(answer: httpx.Response, settings: InputSettings) -> bytes:
    body = bytearray()
    for chunk in answer.iter_bytes(65_536):
        body += chunk
        if len(body) > settings.max_page_bytes:
            reason = f"answered with more than {settings.max_page_bytes:,} bytes"
            raise FetchError(reason)
    return bytes(body)


def _checked_host(url: httpx.URL, settings: InputSettings) -> str:
    """The address to connect to; every address that the name stands for must be allowed."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError("is not an http or https address")
    try:
        found = socket.getaddrinfo(url.host, url.port or url.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as err:
        reason = f"its server's name cannot be resolved ({err})"
        raise UnreachableError(reason) from err
    hosts = [str(entry[4][0]) for entry in found]
    if not settings.allow_private_addresses and not all(_is_public(host) for host in hosts):
        raise FetchError("leads to this machine or a private network; set input.allow_private_addresses to allow it")
    return hosts[0]


def _is_public(host: str) -> bool:
    """Whether an address is one of the open internet, also where it is an IPv4 address in the clothes of IPv6."""
    address = ipaddress.ip_address(host.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return address.is_global and inner.is_global and not address.is_multicast
