"""A few of the kills of `make torture`, so that each kind of work is disturbed on every change."""

from pathlib import Path

import pytest
from torture.kill import one_kill, state
from torture.workload import KINDS, TEXTS

from alteram import api


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("base") / "base.alteram"
    api.read(sorted(map(str, TEXTS.iterdir())), dossier, processes=0)
    return dossier


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_killed_process_loses_nothing_that_it_acknowledged(kind: str, base: Path) -> None:
    assert one_kill(kind, 1.5, base, state(base)).faults == ()
