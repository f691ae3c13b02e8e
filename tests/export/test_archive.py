"""The archive package: a sound bag; whatever is altered in it, its own script finds it."""

import ast
import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from tests.export.worlds import a_collection, a_holding, decision

from alteram.errors import ReportError
from alteram.export.archive import ARCHIVE
from alteram.export.archive import verify as script
from alteram.export.archive.bag import write_bag
from alteram.export.archive.verify import main

NAMES = {
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data", "text",
    "documents.jsonl", "attributions.jsonl", "claims.jsonl", "figures.jsonl", "figures.csv",
    "events.geojson", "events.jsonl", "actors.jsonl", "copies.jsonl", "decisions.jsonl",
    "problems.jsonl",
    "annotations.jsonld", "prov.json", "citations.json", "package.json", "README.txt",
    "verify.py",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "package"
    assert ARCHIVE.write(a_holding(), folder) == ()
    return folder


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "package")
    return tmp_path / "package"


def faults(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    code = main([str(folder), *more])
    lines = capsys.readouterr().out.splitlines()
    found = [line for line in lines if line.startswith("fault  ")]
    assert code == (1 if found else 0)
    assert lines[-1].endswith(f"{len(found)} faults")
    return found


def sealed_again(folder: Path) -> None:
    """Make all manifests anew, as one would who hides what he altered."""
    for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"):
        (folder / name).unlink()
    write_bag(folder, [])


def test_its_files_and_nothing_found_in_them(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {path.name for path in made.iterdir()} == NAMES
    assert faults(made, capsys) == []


def test_the_bag_is_sound_for_the_library_of_its_community(made: Path) -> None:
    held = bagit.Bag(str(made))
    assert held.validate()
    assert held.version_info == (1, 0)
    assert set(held.tagmanifest_files())
    listed = {name for name in held.entries if not name.startswith("data/")}
    on_disk = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    payload = {name for name in on_disk if name.startswith("data/")}
    assert on_disk - payload == listed | {"tagmanifest-sha256.txt"}
    assert len(payload) == len(a_collection().entries)


def test_no_name_comes_from_the_input(made: Path) -> None:
    for path in (*(made / "data").iterdir(), *(made / "text").iterdir()):
        assert len(path.stem) == 64
        assert set(path.stem) <= set("0123456789abcdef")


def test_it_runs_alone_with_the_standard_library_of_an_old_python(made: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(made / "verify.py")],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].endswith("0 faults")
    last = json.loads((made / "decisions.jsonl").read_text().splitlines()[-1])["seal"]
    assert f"last seal {last}" in done.stdout
    tree = ast.parse((made / "verify.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip
    assert modules <= sys.stdlib_module_names
    later = {"removeprefix", "removesuffix", "is_relative_to", "readlink", "file_digest"}
    assert later.isdisjoint(one.attr for one in ast.walk(tree) if isinstance(one, ast.Attribute))


def test_one_changed_byte_in_any_file_is_found(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted(path for path in package.rglob("*") if path.is_file()):
        held = path.read_bytes()
        if held:
            at = len(held) // 2
            path.write_bytes(held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :])
            name = path.relative_to(package).as_posix()
            found = faults(package, capsys)
            assert found, name
            if name != "tagmanifest-sha256.txt":
                assert any(name in line for line in found), name
            path.write_bytes(held)
    assert faults(package, capsys) == []


def test_a_file_that_is_gone_or_new(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(path for path in package.rglob("*") if path.is_file()):
        name, held = path.relative_to(package).as_posix(), path.read_bytes()
        path.unlink()
        assert any(name in line for line in faults(package, capsys)), name
        path.write_bytes(held)
    for name in ("data/new", "text/new.txt", "new", "new/new"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text("x")
        assert any(name in line for line in faults(package, capsys)), name
        (package / name).unlink()


def rewrite(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Alter the first row of a table that can be altered so."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert any(change(row) for row in rows)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def put(name: str, value: object) -> Callable[[dict[str, object]], object]:
    return lambda row: not row.update({name: value})


ALTERED = {
    "claims.jsonl": put("quote", "Nobody died."),
    "figures.jsonl": put("verbatim", "13"),
    "attributions.jsonl": put("content", [[0, 10**6]]),
    "documents.jsonl": put("sha256", "0" * 64),
    "decisions.jsonl": put("why", "no reason"),
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_row_is_found_though_all_hashes_are_made_anew(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(package / name, ALTERED[name])
    sealed_again(package)
    assert any(name in line for line in faults(package, capsys))


@pytest.mark.parametrize("name", ["start", "speaker", "document_id"])
def test_a_claim_elsewhere_of_nobody_or_of_no_document(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(package / "claims.jsonl", put(name, {"start": 0, "speaker": ""}.get(name, "doc-9")))
    sealed_again(package)
    assert any("claims.jsonl line 1" in line for line in faults(package, capsys))


def test_words_of_annotations_and_tables(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, old, new in (
        ("annotations.jsonld", b'"exact": "At least', b'"exact": "At most'),
        (
            "annotations.jsonld",
            b'Monday.\\nAt least 12 people, "',
            b'Monday. At least 12 people, "',
        ),
        ("figures.csv", b"At least 12 people", b"At least 13 people"),
    ):
        held = (package / name).read_bytes()
        assert old in held
        (package / name).write_bytes(held.replace(old, new, 1))
        sealed_again(package)
        assert any(name in line for line in faults(package, capsys)), old
        (package / name).write_bytes(held)


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_decision_that_is_taken_out(
    gone: int, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = package / "decisions.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    assert len(rows) == 3
    path.write_bytes(b"".join(row for number, row in enumerate(rows) if number != gone))
    sealed_again(package)
    assert any("decisions.jsonl" in line for line in faults(package, capsys))


def hostile_manifest(line: str) -> Callable[[Path], None]:
    def alter(package: Path) -> None:
        with (package / "tagmanifest-sha256.txt").open("a", encoding="utf-8") as file:
            file.write(line)

    return alter


def a_link(package: Path) -> None:
    path = package / "prov.json"
    path.unlink()
    path.symlink_to("/etc/hostname")


def a_linked_folder(package: Path) -> None:
    shutil.move(package / "text", package.parent / "text")
    (package / "text").symlink_to(package.parent / "text")


def a_loop(package: Path) -> None:
    (package / "data" / "loop").symlink_to("loop")


def deep_json(package: Path) -> None:
    (package / "claims.jsonl").write_text("[" * 100_000 + "\n" + '{"start": ' + "9" * 10**5 + "}")


def odd_types(package: Path) -> None:
    names = "id document_id start end labels content text_sha256 sha256 previous seal quote"
    row = dict.fromkeys(names.split(), [{"a": ["b"]}])
    for table in ("documents", "claims", "figures", "attributions", "decisions"):
        (package / f"{table}.jsonl").write_text(f"{json.dumps(row)}\n7\n\nnull\n")
    (package / "package.json").write_text('{"counts": [], "notes": 5, "last_seal": {}}')
    (package / "figures.csv").write_text('document_id\n"a\0')
    (package / "annotations.jsonld").write_text('{"id": 1, "target": [[], {"selector": 5}]}\n')


def bytes_for_a_text(package: Path) -> None:
    odd = b"\xff\xfe"
    sha256 = hashlib.sha256(odd).hexdigest()
    (package / "text" / f"{sha256}.txt").write_bytes(odd)
    rewrite(package / "documents.jsonl", put("text_sha256", sha256))


def a_short_line(package: Path) -> None:
    head, row, *_ = (package / "figures.csv").read_text(encoding="utf-8").splitlines()
    names = head.split(",")
    document = f'"{next(csv.DictReader([head, row]))["document_id"]}"'
    cells = {"document_id": document, "start": "0", "end": "1"}
    last = max(map(names.index, cells))
    assert last < names.index("verbatim")
    line = ",".join(cells.get(name, "") for name in names[: last + 1])
    (package / "figures.csv").write_text(f"{head}\n{line}\n")


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "above": (hostile_manifest(f"{'0' * 64}  ../../etc/passwd\n"), "../../etc/passwd"),
    "absolute": (hostile_manifest(f"{'0' * 64}  /etc/passwd\n"), "/etc/passwd"),
    "drive": (hostile_manifest(f"{'0' * 64}  C:/x\n"), "C:/x"),
    "backslash": (hostile_manifest(f"{'0' * 64}  ..\\x\n"), "not a path"),
    "nul": (hostile_manifest(f"{'0' * 64}  a\0b\n"), "null byte"),
    "escape": (hostile_manifest(f"{'0' * 64}  \x1b[2J\n"), "\\x1b[2J"),
    "folder": (hostile_manifest(f"{'0' * 64}  text\n"), "is not a file"),
    "twice": (hostile_manifest(f"{'0' * 64}  prov.json\n"), "again"),
    "nonsense": (hostile_manifest("nonsense\n"), "not a hash"),
    "link": (a_link, "is a link"),
    "linked folder": (a_linked_folder, "is a link"),
    "loop": (a_loop, "is a link"),
    "deep": (deep_json, "is not JSON"),
    "types": (odd_types, "no sound offsets"),
    "bytes": (bytes_for_a_text, "the text of document"),
    "short": (a_short_line, "cannot be read as a table"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_reported_and_does_no_harm(
    name: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alter, told = HOSTILE[name]
    alter(package)
    if name in ("types", "deep", "bytes", "short"):
        sealed_again(package)
    found = faults(package, capsys)
    assert any(told in line for line in found), found[:5]
    assert all(line.isascii() and line.isprintable() for line in found)


def test_what_is_too_large_is_not_read_whole(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "LONGEST_LINE", 100)
    assert any("too long" in line for line in faults(package, capsys))
    monkeypatch.setattr(script, "LARGEST_FILE_AT_ONCE", 100)
    assert any("too large" in line for line in faults(package, capsys))


def test_wrong_use_is_told(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(package / "verify.py")]) == 2
    assert main([str(package), "--texts", str(package / "nowhere")]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_document_whose_bytes_are_not_its_own_is_left_out_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holding = a_holding()
    entry = next(iter(holding.entries))
    altered = replace(
        holding,
        original=lambda one: b"other" if one == entry.document.id else holding.original(one),
    )
    (left_out,) = ARCHIVE.write(altered, tmp_path / "package")
    assert left_out.location == entry.document.location
    assert entry.document.id not in (tmp_path / "package" / "documents.jsonl").read_text()
    assert faults(tmp_path / "package", capsys) == []


def test_what_people_wrote_is_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holding = a_holding()
    entry = next(one for one in holding.entries if one.document.location == "reply.txt")
    notes = tuple(
        decision("note", subject, "Who counted?", "Noa Kar", "")
        for subject in (entry.document.id, f"{entry.document.id} 3-9", entry.analysis.claims[0].id)
    )
    ARCHIVE.write(replace(holding, decisions=notes), tmp_path / "package")
    assert faults(tmp_path / "package", capsys) == []
    path = tmp_path / "package" / "annotations.jsonld"
    held = path.read_text(encoding="utf-8")
    assert held.count("Who counted?") == 3
    quoted = json.dumps(entry.text.text[3:9], ensure_ascii=False)
    assert f'"exact": {quoted}' in held
    path.write_text(held.replace(f'"exact": {quoted}', '"exact": "other"'), encoding="utf-8")
    sealed_again(tmp_path / "package")
    assert any("annotations.jsonld" in line for line in faults(tmp_path / "package", capsys))


def test_notes_stand_in_the_package_and_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "Names of 2 persons are masked."
    ARCHIVE.write(replace(a_holding(), notes=(note,)), tmp_path / "package")
    for name in ("README.txt", "bag-info.txt", "package.json"):
        assert note in (tmp_path / "package" / name).read_text(encoding="utf-8")
    main([str(tmp_path / "package")])
    assert f"note  {note}" in capsys.readouterr().out


def test_the_same_bytes_each_time_and_never_over_other_files(made: Path, tmp_path: Path) -> None:
    ARCHIVE.write(a_holding(), tmp_path / "again")
    tag = "tagmanifest-sha256.txt"
    assert (tmp_path / "again" / tag).read_bytes() == (made / tag).read_bytes()
    with pytest.raises(ReportError, match="not empty"):
        ARCHIVE.write(a_holding(), tmp_path / "again")
