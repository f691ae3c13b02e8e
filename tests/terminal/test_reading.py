"""What reading says: a line each, and how many more there are."""

import pytest

from alteram.api.arrivals import Counts, ReadResult
from alteram.model import Document, Problem
from alteram.terminal.reading import print_reading


def test_what_is_not_named_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    document = Document(
        id="doc-1",
        sha256="0" * 64,
        size=1,
        media_type="text/plain",
        location="kesh.txt",
        captured="2024-05-01T00:00:00+00:00",
    )
    problem = Problem(location="no.txt", stage="read", message="no.txt: is empty")
    counts = Counts(added=1_801, known=1, problems=3, to_look_at=0)
    result = ReadResult(
        added=(document,), known=(document,), problems=(problem,), notes=(), counts=counts
    )
    print_reading(result, "x.alteram")
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "added    kesh.txt",
        "added    1,800 more",
        "there    kesh.txt: the same bytes are in the dossier already",
        "1801 added, 1 there already, 3 with a problem. Dossier: x.alteram",
    ]
    assert said.err.splitlines() == ["problem  no.txt: is empty", "problem  2 more"]
