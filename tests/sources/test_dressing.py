"""Is what the texts say of themselves read alike by one process and by several?"""

from datetime import date

from claims.model import Document
from claims.settings import load_settings
from claims.sources import dress
from claims.workers import Workers

TEXTS = [
    "BELMORA (Reuters) - At least 12 people were killed when a dam broke on Monday, the ministry said.\nShare this story",
    "Le barrage a cédé lundi et au moins douze personnes sont mortes, selon le ministère de la santé du pays.",
    "[removed]",
    "Published: June 3, 2024\n\nThe council approved 40 million dollars for repairs, the Salina Journal reported.",
]


def _documents():
    return [Document(doc_id=f"d{number}", text=TEXTS[number % len(TEXTS)], source="Valley Post") for number in range(10)]


def test_several_processes_read_the_same_of_the_texts(monkeypatch):
    settings = load_settings().input
    alone = dress(_documents(), settings, today=date(2026, 1, 1))
    monkeypatch.setattr("claims.sources.dressing._WORTH_PROCESSES", 1)
    monkeypatch.setattr("claims.sources.dressing._SHARE", 2)
    with Workers(2) as workers:
        shared = dress(_documents(), settings, today=date(2026, 1, 1), workers=workers)
    assert shared.documents == alone.documents
    assert [(one.credit, one.language, bool(one.furniture)) for one in shared.documents[:2]] == [
        ("Reuters", "en", True),
        (None, "fr", False),
    ]


def test_a_text_that_stands_in_many_documents_is_read_once(monkeypatch):
    read = []
    monkeypatch.setattr("claims.sources.dressing.find_language", lambda text: read.append(text) or "en")
    dress(_documents(), load_settings().input, today=date(2026, 1, 1))
    assert len(read) == len(TEXTS)
