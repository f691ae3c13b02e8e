"""Inputs on disk and on standard input."""

import io
import os
import threading
from pathlib import Path

import pytest

from alteram.errors import ReadError
from alteram.read import fetch_bytes, files_in


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


def refusal(path: Path) -> str:
    try:
        fetch_bytes(str(path))
    except ReadError as error:
        return str(error)
    return ""


def test_a_file_that_is_written_to_meanwhile_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"The road is closed. " * 500_000)
    done = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not done.is_set():
                file.write(b"Still closed. ")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        said = {refusal(path) for _ in range(20)}
    finally:
        done.set()
        writer.join()
    assert any("changed while it was read; it was left out" in words for words in said)
    assert len(fetch_bytes(str(path))) == path.stat().st_size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_a_file_that_says_it_is_empty_is_read() -> None:
    assert b"Name:" in fetch_bytes("/proc/self/status")


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "a.txt", ".git/x.txt", "a/.hidden", "own.alteram"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "elsewhere.txt").symlink_to("/etc/hostname")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    folder = files_in(str(tmp_path), is_ours=lambda path: path.suffix == ".alteram")
    assert [os.path.relpath(name, tmp_path) for name in folder.files] == [
        "a/10.txt", "a/2.txt", "a.txt", "b.txt",
    ]  # fmt: skip
    assert folder.left_out == ("2 hidden files or folders, 2 links, 1 entry that is no document")
    assert folder.unread == []


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(205):
        deep = deep / "d"
        deep.mkdir()
    (deep / "low.txt").write_bytes(b"x")
    (tmp_path / "high.txt").write_bytes(b"x")
    folder = files_in(str(tmp_path))
    assert folder.files == [str(tmp_path / "high.txt")]
    assert len(folder.unread) == 1
    assert folder.left_out == ""
