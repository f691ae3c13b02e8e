"""The README's commands, run as written from the project's root."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line]


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_two_commands_stand_first() -> None:
    assert COMMANDS[:2] == ["make demo", "make test"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_demo_writes_the_report_and_says_where() -> None:
    (ROOT / "demo" / "report.html").unlink(missing_ok=True)
    said = run("make demo", ROOT)
    assert "demo/report.html" in said
    assert "Harsk, 4 March 2022" in said
    assert (ROOT / "demo" / "report.html").stat().st_size > 10_000


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_test_is_what_runs_this() -> None:
    assert "pytest" in run("make --dry-run test", ROOT)


def test_own_files(tmp_path: Path) -> None:
    texts = tmp_path / "PATH" / "TO"
    shutil.copytree(ROOT / "demo" / "texts", texts)
    own = [line for line in COMMANDS if line.startswith(".venv/bin/alteram")]
    assert [line.split()[1] for line in own] == ["read", "events", "compare", "report", "serve"]
    # The workbench does not end by itself; tests/web/test_serving.py runs it.
    for line in own[:-1]:
        program = ROOT / ".venv" / "bin" / "alteram"
        command = line.replace(".venv/bin/alteram", f"'{program}'")
        command = command.replace("PLACE, DATE", "Harsk, 4 March 2022")
        # The sample holds a text in another language, which is one set aside: exit code 1.
        expected = "1" if "read" in command else "0"
        run(f"{command}; test $? = {expected}", tmp_path)
    assert (tmp_path / "report.html").exists()
