import shutil
from pathlib import Path

import pytest

from alteram.errors import ModelFileError
from alteram.text import pipeline_files


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in pipeline_files.USED:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pipeline_files.FOLDER / name, target)
    return tmp_path


def test_released_files_pass(copied: Path) -> None:
    pipeline_files.check(copied)


def test_altered_file_is_refused(copied: Path) -> None:
    with (copied / "parser/model").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelFileError, match="not those of the release"):
        pipeline_files.check(copied)


def test_missing_file_is_refused(copied: Path) -> None:
    (copied / "tokenizer").unlink()
    with pytest.raises(ModelFileError, match="tokenizer cannot be read"):
        pipeline_files.check(copied)
