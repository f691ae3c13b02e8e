"""A dossier that one process holds open is not taken from under it by another."""

import subprocess
import sys
from pathlib import Path

from alteram.model import Problem
from alteram.store import Dossier

LOOK = "import sys; from alteram.store import Dossier; Dossier.open(sys.argv[1]).close()"
PROBLEM = Problem(location="a", stage="read", message="m")


def test_who_opens_it_twice_keeps_its_log_when_another_process_lets_go_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.alteram"
    with Dossier.open(path, create=True) as one:
        one.add_problem(PROBLEM)
        # The file is looked at once more by this process, as each opening does.
        Dossier.open(path, write=True).close()
        subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True)
        assert Path(f"{path}-wal").exists()
        one.add_problem(PROBLEM)
        assert one.problems() == (PROBLEM,)
