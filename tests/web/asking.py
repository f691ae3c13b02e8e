"""A client of the application for tests that only read, and the words of a page of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from fastapi.testclient import TestClient
from tests.refused import PageWords, found_in
from tests.web.conftest import ADDRESS

from alteram.desk import Desk, Role
from alteram.web import make_app
from alteram.web.gate import Gate


def asking(sample: Path, folder: Path, role: Role = "lead") -> Iterator[TestClient]:
    """Yield the application over a copy of the sample, asked by somebody of a role."""
    dossier = shutil.copyfile(sample, folder / "asked.alteram")
    gate = Gate("Mara Lind", role=role)
    with Desk(dossier) as desk, TestClient(make_app(desk, gate), ADDRESS) as held:
        yield held


def refused_in(page: str) -> list[str]:
    """Return the refused words of a page in the program's own voice."""
    parser = PageWords()
    parser.feed(page)
    return found_in(" ".join(parser.words))
