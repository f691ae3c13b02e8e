"""A dossier of two short reports, made once and copied for each test."""

import contextlib
import shutil
from pathlib import Path

import pytest

from alteram import api
from alteram.api import linking

FIRST = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""
SECOND = """Lesk Courier
6 March 2031

The Interior Ministry of Vardania said that 40 people were killed in Tarnova on 4 March 2031.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two texts and a dossier of them."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    with contextlib.chdir(folder):
        api.read(["a.txt", "b.txt"], folder / "x.alteram", processes=0)
    return folder


@pytest.fixture
def dossier(
    made: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A dossier that is linked whole after each decision, or in the events concerned alone."""
    if getattr(request, "param", "") == "large":
        monkeypatch.setattr(linking, "SMALL", 0)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "x.alteram"
