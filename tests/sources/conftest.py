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
        earliest_year=1990,
        max_page_bytes=20_000,
        download_seconds=5,
        allow_private_addresses=False,
    )
