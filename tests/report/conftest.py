"""A dossier of a few demo texts for tests of the report."""

from pathlib import Path

import pytest

from alteram import api

DEMO = Path(__file__).parents[2] / "demo" / "texts"


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("report") / "d.alteram"
    api.read(sorted(str(one) for one in DEMO.glob("0[1-8]*.txt")), path, processes=0)
    return path
