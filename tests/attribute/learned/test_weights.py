import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import alteram
from alteram.attribute.learned import weights
from alteram.attribute.learned.reader import Reader
from alteram.errors import ModelFileError

PACKAGE = Path(alteram.__file__).parent
DATA = weights.FOLDER.relative_to(PACKAGE)
NAMES = sorted(weights.SHA256)


def _drop(path: Path) -> None:
    path.unlink()


def _alter(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(bytes(data))


def _empty(path: Path) -> None:
    path.unlink()
    path.touch()


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).symlink_to(weights.FOLDER / name)
    return tmp_path


def test_released_files_pass(linked: Path) -> None:
    assert all(weights.read(name, linked) for name in NAMES)
    assert sorted(path.name for path in weights.FOLDER.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("harm", "fault"),
    [(_drop, "it cannot be read"), (_alter, "not the file of this release"), (_empty, "not the")],
)
def test_harmed_file_is_refused_by_name(
    linked: Path, name: str, harm: Callable[[Path], None], fault: str
) -> None:
    harm(linked / name)
    with pytest.raises(ModelFileError) as caught:
        Reader(linked)
    message = str(caught.value)
    assert f"file {name} is not usable" in message
    assert fault in message
    assert message.endswith("Install Alteram again.")
    assert "\n" not in message


def test_folder_in_place_of_a_file_is_refused(linked: Path) -> None:
    (linked / "linker.onnx").unlink()
    (linked / "linker.onnx").mkdir()
    with pytest.raises(ModelFileError, match="cannot be read"):
        Reader(linked)


@pytest.fixture
def harmed(tmp_path: Path) -> Path:
    """Lay out the package a second time, one file of the model altered, and return its parent."""
    shutil.copytree(
        PACKAGE,
        tmp_path / "alteram",
        copy_function=lambda here, there: Path(there).symlink_to(here),
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    _alter(tmp_path / "alteram" / DATA / "linker.onnx")
    return tmp_path


def run(folder: Path, *args: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alteram.cli", *args]
    done = subprocess.run(
        command, cwd=folder, input=given, capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {"PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def test_program_says_so_in_one_line_and_reads_nothing(harmed: Path) -> None:
    (harmed / "a.txt").write_text("The mayor said that it rained in the town.", encoding="utf-8")
    done = run(harmed, "read", "a.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("alteram: The attribution model's file linker.onnx is not usable")


def test_pipe_stops_at_once_and_says_so(harmed: Path) -> None:
    row = json.dumps({"id": 1, "text": "The mayor said that it rained in the town."}) + "\n"
    done = run(harmed, "annotate", "-", "-", given=row * 2)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("alteram: The attribution model's file linker.onnx is not usable")
