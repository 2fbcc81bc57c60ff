"""By which name is an outlet known?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.settings import InputSettings, Outlet

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/?", re.IGNORECASE)


def name_source(source: str | None, url: str | None, settings: InputSettings, *, site: str | None = None) -> str | None:
    """Say which outlet published a text.

    Args:
        source: What the desk says: a name is kept as it is; a domain is looked up.
        url: Its address, whose domain counts where nothing else says.
        settings: What is known of outlets.
        site: What the page or feed calls itself. Where its domain is that of a known outlet that goes before: feeds of two sections
            have two titles, and are one newsroom.

    Returns:
        The name of the outlet that has the domain, or the nearest one above it; else what the page calls itself, else the domain without
        www and port. None where nothing is given.
    """
    if source and not _HOST.fullmatch(source):
        return source
    host = _host(source) or _host(url)
    known = _outlet(host, settings) if host else None
    return known or site or host or source


def _outlet(host: str, settings: InputSettings) -> str | None:
    names = _by_domain(settings.outlets)
    parts = host.split(".")
    return next((names[domain] for at in range(len(parts)) if (domain := ".".join(parts[at:])) in names), None)


def usual_language(source: str | None, settings: InputSettings) -> str | None:
    """The language in which an outlet publishes, None where it is not known."""
    outlet = settings.outlets.get(source) if source else None
    return outlet.language if outlet else None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname if address else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _by_domain(outlets: Mapping[str, Outlet]) -> dict[str, str]:
    return {domain: name for name, outlet in outlets.items() for domain in outlet.domains}
