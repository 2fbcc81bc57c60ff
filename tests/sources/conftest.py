"""What do the tests of reading share?"""

from datetime import date

import pytest

from claims.settings import InputSettings

TODAY = date(2026, 3, 1)


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def settings():
    return InputSettings(
        paths=("@sample",),
        max_document_characters=5_000,
        copy_containment=0.8,
        copy_share=0.6,
        repeated_lines=3,
        earliest_year=1990,
        max_page_bytes=20_000,
        download_seconds=2,
        max_download_seconds=4,
        tries=1,
        longest_wait_seconds=5,
        servers_at_once=4,
        requests_per_server=1,
        pause_seconds=0,
        max_links=10,
        respect_robots=True,
        outlets={},
        allow_private_addresses=False,
    )
