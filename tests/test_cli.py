"""The program as a user meets it: real files, exit codes and clear lines."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from alteram import api
from alteram.cli import main
from alteram.cli.command import with_clear_errors

DEMO = Path(__file__).parent.parent / "demo" / "texts"
STORY = DEMO / "04-lenna-press-harsk.txt"
COPY = DEMO / "06-istrel-today-harsk.txt"


class Done(NamedTuple):
    """What a command printed."""

    stdout: bytes
    stderr: bytes


def alteram(*args: object, folder: Path, given: bytes = b"", code: int = 0) -> Done:
    with contextlib.chdir(folder):
        done = CliRunner().invoke(main, [*map(str, args)], input=given)
    assert done.exit_code == code, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Done(done.stdout_bytes, done.stderr_bytes)


def process(*args: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, where it may close what it writes to."""
    return subprocess.run(
        [sys.executable, "-m", "alteram.cli", *args],
        cwd=folder, capture_output=True, timeout=300, check=False,
    )  # fmt: skip


def records(folder: Path, name: str) -> list[dict[str, Any]]:
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    alteram("read", STORY, folder=folder)
    return folder


def test_reading_twice_adds_nothing(read_once: Path) -> None:
    alteram("export", "jsonl", "before", folder=read_once)
    again = alteram("read", STORY, "--json", folder=read_once)
    assert json.loads(again.stdout)["added"] == []
    alteram("export", "jsonl", "after", folder=read_once)
    for path in sorted((read_once / "before").iterdir()):
        assert path.read_bytes() == (read_once / "after" / path.name).read_bytes()


def test_documents_added_later_are_linked_to_what_is_there(tmp_path: Path) -> None:
    alteram("read", STORY, folder=tmp_path)
    first = json.loads(alteram("events", "--json", folder=tmp_path).stdout)
    alteram("read", COPY, folder=tmp_path)
    second = json.loads(alteram("events", "--json", folder=tmp_path).stdout)
    assert {e["id"] for e in first} <= {e["id"] for e in second}
    harsk = next(e for e in second if e["label"] == "Harsk, 4 March 2022")
    assert len(harsk["documents"]) == 2
    alteram("export", "jsonl", "out", folder=tmp_path)
    (cluster,) = records(tmp_path / "out", "copies")
    assert len(cluster["documents"]) == 2


def test_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    for name, order in (("a", (STORY, COPY)), ("b", (COPY, STORY))):
        alteram("read", *order, "--dossier", f"{name}.alteram", folder=tmp_path)
        alteram("export", "jsonl", name, "--dossier", f"{name}.alteram", folder=tmp_path)
    for table in ("attributions", "claims", "figures", "events", "actors", "copies"):
        assert records(tmp_path / "a", table) == records(tmp_path / "b", table)


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "no-text.html": b"<!DOCTYPE html><html><head><title>x</title></head><body></body></html>",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_file_gets_one_clear_line_and_the_rest_is_done(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    done = alteram("read", name, STORY, folder=tmp_path, code=1)
    lines = [line for line in done.stderr.decode().splitlines() if name in line]
    assert len(lines) == 1
    assert "1 added" in done.stdout.decode()
    alteram("read", name, folder=tmp_path, code=2)


def test_directory_and_missing_path(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = alteram("read", "folder", "nothing.txt", folder=tmp_path, code=2)
    assert "the folder holds no file" in done.stderr.decode()
    assert "no such file" in done.stderr.decode()


def test_a_folder_is_read_without_what_is_hidden(tmp_path: Path) -> None:
    for name, words in (("b/two.txt", b"Two"), ("one.txt", b"One"), (".x.txt", b"No")):
        (tmp_path / "texts" / name).parent.mkdir(parents=True, exist_ok=True)
        said = b" of them left the town on Friday, said the mayor of Kesh."
        (tmp_path / "texts" / name).write_bytes(words + said)
    done = alteram("read", "texts", "--dossier", "texts/own", folder=tmp_path)
    told = done.stdout.decode()
    assert "note     texts: left out: 1 hidden file or folder." in told
    assert told.index("texts/b/two.txt") < told.index("texts/one.txt")
    assert "2 added" in told
    again = alteram("read", "texts", "--json", "--dossier", "texts/own", folder=tmp_path)
    found = json.loads(again.stdout)
    assert [document["location"] for document in found["known"]] == [
        "texts/b/two.txt", "texts/one.txt",
    ]  # fmt: skip
    assert [note["stage"] for note in found["notes"]] == ["folder"]


def test_text_of_fifty_megabytes_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"The road is closed. " * 2_500_000)
    done = alteram("read", "large.txt", folder=tmp_path, code=2)
    assert "larger than the limit" in done.stderr.decode()


def test_other_encodings(tmp_path: Path) -> None:
    words = "“Nine people were killed in Harsk on 4 March 2022,” said Zoë Dahl, the mayor’s aide."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "windows-1252"):
        (tmp_path / f"{encoding}.txt").write_bytes(words.encode(encoding))
        dossier = f"{encoding}.alteram"
        alteram("read", f"{encoding}.txt", "--dossier", dossier, folder=tmp_path)
        alteram("export", "jsonl", encoding, "--dossier", dossier, folder=tmp_path)
        assert [f["verbatim"] for f in records(tmp_path / encoding, "figures")] == ["Nine people"]


def test_standard_input_and_json(tmp_path: Path) -> None:
    done = alteram("read", "-", "--json", folder=tmp_path, given=STORY.read_bytes())
    assert len(json.loads(done.stdout)["added"]) == 1


def test_damaged_dossier_is_refused_and_left_alone(read_once: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.alteram"
    data = bytearray((read_once / "dossier.alteram").read_bytes())
    data[100:2000] = b"\xff" * 1900
    broken.write_bytes(bytes(data))
    for command in (("events",), ("verify",), ("read", STORY), ("report", "r.html")):
        done = alteram(*command, "--dossier", broken, folder=tmp_path, code=2)
        assert len(done.stderr.decode().splitlines()) == 1
        assert broken.read_bytes() == bytes(data)


def test_file_that_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("my notes", encoding="utf-8")
    done = alteram("read", STORY, "--dossier", "notes.txt", folder=tmp_path, code=2)
    assert "notes.txt" in done.stderr.decode()
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "my notes"


def test_missing_dossier(tmp_path: Path) -> None:
    done = alteram("events", folder=tmp_path, code=2)
    assert "there is no such dossier" in done.stderr.decode()


def test_unknown_event(read_once: Path) -> None:
    done = alteram("compare", "Nowhere, 1900", folder=read_once, code=2)
    assert "alteram events" in done.stderr.decode()


def test_compare_prints_accounts_and_json(read_once: Path) -> None:
    said = alteram("compare", "Harsk, 4 March", folder=read_once).stdout.decode()
    assert "Sarvenian Defence Ministry" in said
    assert "denied" in said
    tree = json.loads(alteram("compare", "Harsk, 4 March", "--json", folder=read_once).stdout)
    assert {"event", "accounts", "figures", "responsibility"} <= tree.keys()


def test_figure_shows_where_at_least_was_lost(tmp_path: Path) -> None:
    alteram("read", STORY, DEMO / "05-tolmar-courier-harsk.txt", folder=tmp_path)
    said = alteram("figure", "Harsk, 4 March", "killed", folder=tmp_path).stdout.decode()
    assert "“At least nine people”" in said
    assert "copy" in said
    tree = json.loads(
        alteram("figure", "Harsk, 4 March", "killed", "--json", folder=tmp_path).stdout
    )
    steps = [step for trail in tree["trails"] for step in trail["steps"]]
    assert steps[0]["figure"]["qualifier"] == "at_least"
    assert {step["figure"]["qualifier"] for step in steps[1:]} == {"exact"}
    assert "at least" in json.dumps([step["changes"] for step in steps[1:]])
    alteram("figure", "Harsk, 4 March", "resurrected", folder=tmp_path, code=2)


def test_verify_finds_an_altered_text(tmp_path: Path) -> None:
    import sqlite3

    alteram("read", STORY, folder=tmp_path)
    alteram("verify", folder=tmp_path)
    with sqlite3.connect(tmp_path / "dossier.alteram") as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'nine', 'five')")
    alteram("verify", folder=tmp_path, code=1)


FIELDS = {
    "id", "text_sha256", "language", "date", "dates", "places", "actors", "attributions",
    "claims", "figures", "problems",
}  # fmt: skip


def test_annotate_is_a_pipe(tmp_path: Path) -> None:
    text = STORY.read_text(encoding="utf-8")
    rows: list[Any] = [{"id": 7, "text": text, "date": "2022-03-04"}, {"id": "fr", "text": "Oui."}]
    given = "".join(json.dumps(row) + "\n" for row in rows) + "not json\n[1]\n"
    done = alteram("annotate", "-", "-", folder=tmp_path, given=given.encode(), code=1)
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(out) == 4
    assert out[0].keys() == FIELDS
    assert out[0]["id"] == 7
    assert [text[f["start"] : f["end"]] for f in out[0]["figures"]] == [
        f["verbatim"] for f in out[0]["figures"]
    ]
    assert {a["id"] for a in out[0]["attributions"]} >= {c["attribution"] for c in out[0]["claims"]}
    assert out[2]["problems"]
    assert out[3]["problems"]


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    row = json.dumps({"id": "x", "text": STORY.read_text(encoding="utf-8")}) + "\n"
    one, two = (alteram("annotate", "-", "-", folder=tmp_path, given=row.encode()) for _ in "12")
    assert one.stdout == two.stdout


def test_annotate_refuses_what_is_no_line_of_the_contract(tmp_path: Path) -> None:
    rows = [
        b'\xef\xbb\xbf{"id": "with mark", "text": "Nine people were killed, the mayor said."}\r\n',
        b'{"id": null, "text": "Nine people were killed, the mayor said."}\n',
        b'{"id": "bytes", "text": "caf\xe9"}\n',
        b'{"id": 5, "text": 6}\n',
        b'{"id": NaN, "text": "He left."}\n',
    ]
    (tmp_path / "in.jsonl").write_bytes(b"".join(rows))
    done = alteram("annotate", "in.jsonl", "out.jsonl", folder=tmp_path, code=1)
    assert done.stderr.decode().count("\n") == 1
    assert "lines set aside: 3" in done.stderr.decode()
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in out] == ["with mark", None, None, 5, None]
    assert [row.keys() == FIELDS for row in out] == [True, True, False, False, False]


DATED = "HARSK, 4 March 2022 (Lenna Press) - The mayor said that nine people were killed on Monday."


@pytest.mark.parametrize(
    ("given", "text", "date", "refused"),
    [
        ("yesterday", "He left on Monday.", None, True),
        ("2031-13-45", "He left on Monday.", None, True),
        ("31 May 2031", DATED, "2022-03-04", True),
        ("2031-02-30", DATED, "2022-03-04", True),
        ("05/31/2031", "Il est parti lundi avec toute sa famille pour la ville.", None, True),
        ("n" * 9_000, "He left on Monday.", None, True),
        ("2031-05-31T10:20:00Z", DATED, "2031-05-31", False),
        ("2031-05~", "He left on Monday.", "2031-05~", False),
        ("", DATED, "2022-03-04", False),
    ],
)
def test_annotate_takes_no_date_that_is_none(
    given: str, text: str, date: str | None, refused: bool
) -> None:
    (line,) = api.annotate([json.dumps({"id": 1, "text": text, "date": given})])
    row = json.loads(line)
    assert row["date"] == date
    told = [one["message"] for one in row["problems"] if one["stage"] == "date"]
    assert len(told) == refused
    for message in told:
        assert given[:40] in message
        assert "it was not used" in message
        assert "2022-03-04" in message
        assert len(message) < 300


def test_annotate_leaves_its_input_alone_and_makes_an_output_for_none(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"id": 1, "text": "He left."}\n')
    for given, out in (("in.jsonl", "in.jsonl"), ("none.jsonl", "x"), ("in.jsonl", "no/x")):
        done = alteram("annotate", given, out, folder=tmp_path, code=2)
        assert done.stderr.decode().count("\n") == 1
    assert (tmp_path / "in.jsonl").stat().st_size > 0
    alteram("annotate", "-", "none.out", folder=tmp_path)
    assert (tmp_path / "none.out").read_bytes() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_is_told_in_one_line(read_once: Path) -> None:
    (read_once / "one.jsonl").write_text('{"id": 1, "text": "He left."}\n', encoding="utf-8")
    for command in (("annotate", "one.jsonl", "/dev/full"), ("report", "/dev/full")):
        done = process(*command, folder=read_once)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1


def test_date_that_is_none_is_refused(tmp_path: Path) -> None:
    done = alteram("read", STORY, "--date", "4 March", folder=tmp_path, code=2)
    assert "2022-03-04" in done.stderr.decode()
    assert not (tmp_path / "dossier.alteram").exists()


def test_outlet_and_date_given_are_kept_with_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nobody came to the valley on Monday.", encoding="utf-8")
    options = ("--outlet", "Lenna Press", "--date", "2022-03-04", "--json")
    done = alteram("read", "a.txt", *options, folder=tmp_path)
    (document,) = json.loads(done.stdout)["added"]
    assert (document["outlet"], document["published"]) == ("Lenna Press", "2022-03-04")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_names_of_files_that_no_terminal_can_show(tmp_path: Path) -> None:
    for name in (b"not\xffutf8.txt", b"two\nlines.txt", b"red\x1b[31m\xe2\x80\xae.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"Nobody came to the valley. " + name)
    names = [*sorted(path.name for path in tmp_path.iterdir()), os.fsdecode(b"none\xff")]
    done = alteram("read", *names, folder=tmp_path, code=1)
    assert done.stdout.decode().count("\n") == 4
    # One file is not there, and the text of one holds what no terminal can show.
    assert done.stderr.decode().count("\n") == 2
    assert not set(done.stdout.decode()) & {"\x1b", "\u202e"}
    alteram("report", "r.html", folder=tmp_path)
    alteram("export", "jsonl", "out", folder=tmp_path)


def test_search_shows_who_said_it_and_where(tmp_path: Path) -> None:
    alteram("read", STORY, folder=tmp_path)
    words = "market"
    found = json.loads(alteram("search", words, "--json", folder=tmp_path).stdout)
    shown = alteram("search", words, folder=tmp_path).stdout.decode()
    assert found["hits"]
    for hit in found["hits"]:
        assert f"{hit['location']}:{hit['start']}-{hit['end']}" in shown
        assert hit["chain"]
    assert "»market«" in shown
    none = alteram("search", "market", "nowhere at all", folder=tmp_path).stdout.decode()
    assert none == "No passage in this collection has these words.\n"
    alteram("search", "...", folder=tmp_path, code=2)


def test_who_stops_a_command_is_told_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    @with_clear_errors
    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as left:
        stopped()
    assert left.value.code == 130
    assert "is kept" in capsys.readouterr().err
