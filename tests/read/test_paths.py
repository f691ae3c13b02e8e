"""Inputs on disk and on standard input."""

import io
import os
from pathlib import Path

import pytest

from alteram.errors import ReadError
from alteram.read import fetch_bytes


def test_a_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Kesh\r\n")
    assert fetch_bytes(str(path)) == b"Kesh\r\n"
    assert fetch_bytes("-", stdin=io.BytesIO(b"Tarnova")) == b"Tarnova"


def test_refusals_say_what_was_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "big.txt").write_bytes(b"a" * 101)
    for name, words in (
        ("missing.txt", "there is no such file"),
        ("empty.txt", "is empty"),
        ("big.txt", "larger than the limit of 100 bytes"),
        ("", "is a directory"),
        ("nul\x00.txt", "cannot be read"),
    ):
        location = str(tmp_path / name) if name else str(tmp_path)
        with pytest.raises(ReadError) as caught:
            fetch_bytes(location, max_bytes=100)
        assert words in str(caught.value)
        assert str(caught.value).startswith(location)
        assert "\n" not in str(caught.value)


def test_an_endless_input_is_cut_off() -> None:
    with pytest.raises(ReadError, match="larger than the limit"):
        fetch_bytes("/dev/zero", max_bytes=1000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="is a pipe"):
        fetch_bytes(str(tmp_path / "pipe"))
