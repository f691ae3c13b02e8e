import pickle
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

TRAINING = Path(__file__).parent.parent.parent / "training"
SPLIT = runpy.run_path(str(TRAINING / "split.py"))
is_held = SPLIT["is_held"]


def test_about_one_name_in_twenty_is_set_aside() -> None:
    held = sum(is_held(f"text-{n}") for n in range(10_000))
    assert abs(held - 10_000 / SPLIT["SHARE"]) < 100


def test_the_choice_never_changes() -> None:
    assert [n for n in range(100) if is_held(f"text-{n}")] == [8, 27, 35, 36, 37, 57, 81]


def test_program_parts_a_file_and_loses_nothing(tmp_path: Path) -> None:
    names = [f"text-{n}" for n in range(60)]
    (tmp_path / "in").write_bytes(pickle.dumps([SimpleNamespace(name=name) for name in names]))
    command = [sys.executable, str(TRAINING / "split.py"), "in", "train", "held"]
    subprocess.run(command, cwd=tmp_path, check=True)
    train, held = (
        [one.name for one in pickle.loads((tmp_path / name).read_bytes())]  # noqa: S301
        for name in ("train", "held")
    )
    assert held == [name for name in names if is_held(name)]
    assert train == [name for name in names if not is_held(name)]
