"""What do the tests of the sample share?"""

from datetime import date

import pytest


@pytest.fixture(scope="module")
def today():
    return date(2026, 1, 1)
