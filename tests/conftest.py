"""What do the tests of whole runs share?"""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine makes no test fail, and the same tree gives the same answer every time.
settings.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")

_REPORTS = (
    {
        "id": "harbour-1",
        "source": "Harbour Post",
        "published_at": "2019-03-04T08:00:00Z",
        "title": "Ferry sinks off Calder",
        "text": "CALDER - At least 40 people were killed when a ferry sank off Calder on Monday, the coastguard said. "
        "The ferry carried 212 passengers.",
    },
    {
        "id": "northern-1",
        "source": "Northern Wire",
        "published_at": "2019-03-04T12:00:00Z",
        "title": "Dozens dead in Calder ferry disaster",
        "text": "CALDER - The ferry that sank off Calder on Monday killed 44 people, the interior ministry said. "
        "Rescuers pulled 150 survivors from the water.",
    },
    {
        "id": "gazette-1",
        "source": "Calder Gazette",
        "published_at": "2019-03-04T15:00:00Z",
        "title": "Hospital counts ferry dead",
        "text": "CALDER - A doctor at Calder hospital said 95 people were killed when the ferry sank off Calder on Monday.",
    },
)


@pytest.fixture(scope="session")
def reports() -> tuple[dict[str, str], ...]:
    """Three reports of one event; two of them disagree widely about the dead."""
    return _REPORTS


@pytest.fixture
def corpus(tmp_path: Path, reports: tuple[dict[str, str], ...]) -> Path:
    """A folder that holds the reports as one file of JSON lines."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    lines = "".join(f"{json.dumps(report)}\n" for report in reports)
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    return folder
