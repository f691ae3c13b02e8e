"""Folders of this machine and by address: what is written whole, and what is said of faults."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import Said, entry

from alteram.engines.entries import entry_file
from alteram.engines.job import ENTRIES, Job, Size, file_of
from alteram.engines.kept_stages import before, kept_stages
from alteram.engines.listing import File, cut, listing, marks
from alteram.engines.places import place, shown
from alteram.engines.record import asked
from alteram.errors import ReadError, RunError
from alteram.pipeline import NOTHING_KEPT

FULL = """
import resource, sys
from alteram.engines.places import place
from alteram.errors import RunError
out = place(sys.argv[1])
out.save("run.json", b"old")
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    out.save("run.json", b"x" * 5000)
except RunError as error:
    print(error)
"""


def test_an_address_is_shown_without_secrets() -> None:
    assert shown("s3://KEY:secret@bucket/a?endpoint_override=x&secret=y") == "s3://bucket/a"
    assert shown("texts/what?.txt") == "texts/what?.txt"
    with pytest.raises(RunError, match=r"^gopher://host/a: no folder can be reached there") as told:
        place("gopher://name:secret@host/a?secret=1")
    assert "secret" not in str(told.value)


def test_nothing_secret_is_written_down(tmp_path: Path) -> None:
    job = Job(given="s3://KEY:secret@bucket/a?b=secret", out=str(tmp_path), captured="", program="")
    assert asked(job, "1", [File("a.txt", 1, 1)], ["m"]).texts == "s3://bucket/a"


def test_a_folder_by_address_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "b c#.txt").write_text("Words.")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_text("Words.")
    found = listing(place(tmp_path.as_uri()))
    assert found == listing(place(str(tmp_path)))
    assert [file.path for file in found.files] == ["b/a.txt", "b c#.txt"]
    assert place(tmp_path.as_uri()).read("b c#.txt") == b"Words."


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "cannot be written (run.json)" in done.stdout
    assert "Make room and start the run again" in done.stdout
    assert (tmp_path / "run.json").read_bytes() == b"old"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "run.json"]


def test_what_stops_while_it_writes_leaves_no_file(tmp_path: Path) -> None:
    out = place(str(tmp_path))
    with pytest.raises(TypeError), out.writing("claims/0000000.parquet") as file:
        file.write([b"half", None])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_text_that_is_gone_is_named_as_it_was_listed(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="^sub/a.txt: there is no such file") as told:
        place(str(tmp_path)).read("sub/a.txt")
    assert str(tmp_path) not in str(told.value)


def test_a_damaged_file_of_results_is_named(tmp_path: Path) -> None:
    (tmp_path / "work" / "before").mkdir(parents=True)
    (tmp_path / before("0000000")).write_bytes(b"PAR1 no table PAR1")
    with (
        pytest.raises(RunError, match=r"work/before/0000000.parquet"),
        kept_stages(place(str(tmp_path)), "0000000"),
    ):
        pass


def test_stages_are_found_by_the_hash_of_their_text(tmp_path: Path) -> None:
    out = place(str(tmp_path))
    made = [entry(f"{n}.txt", Said(quote=f"Kesh was shelled {n} times.")) for n in range(3)]
    with entry_file(out, "0000000") as entries:
        for number, one in enumerate(made):
            entries.add(one, b"bytes", {"parse": bytes([number])})
    out.move(file_of(ENTRIES, "0000000"), before("0000000"))
    with kept_stages(out, "0000000") as kept:
        assert kept is not None
        assert [dict(kept.of(one.text.sha256)) for one in made] == [
            {"parse": bytes([number])} for number in range(3)
        ]
        assert kept.of("0" * 64) == NOTHING_KEPT
    with kept_stages(out, "0000001") as kept:
        assert kept is None


def test_shares_are_cut_by_files_and_bytes_and_marked_by_what_they_hold() -> None:
    files = [File(name, size, 1) for name, size in (("a", 5), ("b", 5), ("c", 90), ("d", 1))]
    shares = cut(files, Size(files=3, bytes=10))
    assert [share.files for share in shares] == [("a", "b"), ("c",), ("d",)]
    assert [share.name for share in shares] == ["0000000", "0000001", "0000002"]
    old = marks(files, Size(files=3, bytes=10), "program")
    touched = [*files[:3], File("d", 1, 2)]
    assert marks(touched, Size(files=3, bytes=10), "program")[:2] == old[:2]
    assert marks(touched, Size(files=3, bytes=10), "program")[2] != old[2]
    assert not set(marks(files, Size(files=3, bytes=10), "other")) & set(old)
