"""A masked name is in no byte of any export: written plainly, bent, escaped, packed or encoded."""

import base64
import gzip
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.export.leaks import bare, leaks

from alteram import api
from alteram.api.holding import holding
from alteram.cli import main
from alteram.decisions import By, decide
from alteram.export import EXPORTERS
from alteram.export.annex import FORMS, Asked
from alteram.export.masking import Masking
from alteram.model import Problem
from alteram.store import Dossier
from alteram.store.quotes import quote_faults

SECRET = b"0123456789abcdef0123456789abcdef"
NAME = "Marek Tolvanský; Марек Толванский"
NEEDLES = ("marek", "tolvansk", "marku ", "толванск", "марек", "tolvan-", "rekt")

STATEMENT = """MAREK TOLVANSKÝ: SHELLS HIT KELMED
By Marek Tolvanský

KELMED, May 4, 2023 (Kesh Post) - At least nine people were killed on May 3, 2023 when shells hit \
the market of Kelmed, Marek Tolvanský, a farmer of Kelmed, said.

The Vardanian Defence Ministry said that Mr. Tolvanský had told its officers that "twelve people \
were killed in Kelmed on 3 May 2023". "We heard Marek\u00a0Tolvanský and Tolvanský's neighbours," \
its spokesman Anton Brask said.

The Ostrovian Defence Ministry said on 5 May that five people were killed in Kelmed on 3 May 2023 \
and that M. Tolvanský and Mar-\nek Tolvan-\nský were not there. Tolvansk&yacute; wrote to \
marek.tolvansky@kelmed.example and https://kelmed.example/people/marek-tolvansky?n=Tolvansk%C3%BD.

In the court of Kesh it was said that Tolvanského told Tolvanskému of Marku Tolvanském.
TOLVANSKÝ, MAREK. The file mtolvansky2023.pdf and TWFyZWsgVG9sdmFuc2vDvSB3YXMgaGVyZQ== were kept.
"""
MESSAGE = """From: =?utf-8?B?TWFyZWsgVG9sdmFuc2vDvQ==?= <marek.tolvansky@kelmed.example>
To: Office of Kesh <office@kesh.example>
Subject: =?utf-8?Q?Tolvansk=C3=BD_on_Kelmed?=
Date: Fri, 05 May 2023 10:00:00 +0000
Message-ID: <tolvansky.1@kelmed.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

The Vardanian Defence Ministry said on 5 May 2023 that fourteen people were killed in Kelmed on \
3 May 2023.

Marek Tolvanský
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded")
    named = folder / "Marek_Tolvanský-statement.txt"
    named.write_text(STATEMENT, encoding="utf-8")
    other = folder / "tolvansky.eml"
    other.write_bytes(MESSAGE.encode("utf-8"))
    path = folder / "held.alteram"
    api.read([str(named), str(other)], path, processes=0)
    with Dossier.open(path, write=True) as store:
        store.add_problem(
            Problem(location=f"{folder}/Tolvanský.doc", stage="read", message="Marek T. Tolvanský")
        )
        figure = next(f.id for e in store.sound() for f in e.analysis.figures)
    api.make_decision(
        "party", "Anton Brask", "Tolvanský's side", path, who="Marek Tolvanský",
        why="Marek Tolvanský told us so",
    )  # fmt: skip
    api.make_decision("accept", figure, "", path, who="A. Coder", why="as Tolvanský said")
    return path


def masking() -> Masking:
    return Masking(names=(NAME,), secret=SECRET)


def test_the_name_is_there_without_masking(dossier: Path, tmp_path: Path) -> None:
    api.export("jsonl", tmp_path / "plain", dossier)
    assert len(leaks(tmp_path / "plain", NEEDLES)) > 5


@pytest.mark.parametrize("form", [one.name for one in EXPORTERS])
def test_no_export_holds_the_name(form: str, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = api.export(form, out, dossier, masking=masking())
    assert done.files
    assert leaks(out, NEEDLES) == []


def test_no_report_holds_the_name(dossier: Path, tmp_path: Path) -> None:
    api.report(tmp_path / "report.html", dossier, masking=masking())
    assert leaks(tmp_path / "report.html", NEEDLES) == []
    assert "Names masked: 1." in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_no_annex_holds_the_name(dossier: Path, tmp_path: Path) -> None:
    asked = Asked(events=(api.events(dossier)[0].id,))
    plain = api.annex(tmp_path / "plain", asked, dossier, forms=FORMS)
    assert len(plain.files) == len(FORMS)
    assert len(leaks(tmp_path / "plain", NEEDLES)) >= len(FORMS)
    done = api.annex(tmp_path / "annex", asked, dossier, forms=FORMS, masking=masking())
    assert done.exhibits > 0
    assert done.problems == ()
    assert leaks(tmp_path / "annex", NEEDLES) == []


def test_what_is_shown_is_whole_and_tells_that_it_is_masked(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier) as store:
        raw = {entry.document.id: entry for entry in store.sound()}
        held = holding(store, masking=masking())
        entries = list(held.entries)
        assert len(entries) == len(raw)
        assert [e.document.id for e in entries] == sorted(e.document.id for e in entries)
        for entry in entries:
            assert quote_faults(entry) == ()
            assert entry.document.id not in raw
            assert held.original(entry.document.id) == entry.text.text.encode()
        hashes = {one.document.sha256 for one in raw.values()} | {
            one.text.sha256 for one in raw.values()
        }
        api.export("jsonl", tmp_path / "out", dossier, masking=masking())
        written = "".join(p.read_text() for p in (tmp_path / "out").iterdir())
        ids = {one.id for entry in raw.values() for one in entry.analysis.claims}
        ids |= {one.id for entry in raw.values() for one in entry.analysis.actors}
        assert not [one for one in hashes | ids if one in written]
        assert "Person " in written
        assert any("masked" in note for note in held.notes)
        assert len(list(held.comparisons)) == len(held.links.events) > 0


def test_a_note_stands_at_its_place_in_the_masked_text(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(dossier.read_bytes())
    with Dossier.open(copy, write=True) as store:
        entry = next(e for e in store.sound() if "twelve people" in e.text.text)
        start = entry.text.text.index("twelve people")
        row = decide(
            "note", (entry.document.id, f"{start}-{start + 13}"), ("as Tolvanský wrote",),
            By(who="A. Coder", made="2024-01-01T00:00:00+00:00"),
        )  # fmt: skip
        store.append_decision(row)
        held = holding(store, masking=masking())
        (note,) = (one for one in held.decisions if one.action == "note")
        document, _, place = note.subject.partition(" ")
        shown = next(e for e in held.entries if e.document.id == document)
        first, last = map(int, place.split("-"))
        assert first != start
        assert shown.text.text[first:last] == "twelve people"
        assert note.value.startswith("as Person ")


def test_the_same_secret_gives_the_same_bytes(dossier: Path, tmp_path: Path) -> None:
    for name in "ab":
        api.export("jsonl", tmp_path / name, dossier, masking=masking())
    other = replace(masking(), secret=SECRET[::-1])
    api.export("jsonl", tmp_path / "c", dossier, masking=other)
    held = {n: (tmp_path / n / "claims.jsonl").read_bytes() for n in "abc"}
    assert held["a"] == held["b"] != held["c"]


def test_a_name_that_nobody_bears_is_told(dossier: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(SECRET)
    args = ["export", "jsonl", str(tmp_path / "o"), "--dossier", str(dossier), "--mask-key"]
    done = CliRunner().invoke(main, [*args, str(key), "--mask", "Marek Tolwanski"])
    assert done.exit_code == 1
    assert "no actor" in done.output
    key.write_bytes(b"short")
    done = CliRunner().invoke(main, [*args, str(key), "--mask", "Marek"])
    assert (done.exit_code, "no secret" in done.output) == (2, True)


@pytest.mark.parametrize("name", ["", " ; ", "-"])
def test_a_name_without_a_word_writes_nothing(dossier: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "o"
    args = ["export", "doccano", str(out), "--dossier", str(dossier)]
    done = CliRunner().invoke(main, [*args, "--mask", name])
    assert (done.exit_code, out.exists()) == (2, False)
    (tmp_path / "names").write_text(f"# {name}\n\n", encoding="utf-8")
    done = CliRunner().invoke(main, [*args, "--mask-file", str(tmp_path / "names")])
    assert (done.exit_code, out.exists()) == (2, False)


def test_that_nobody_was_masked_is_said(dossier: Path, tmp_path: Path) -> None:
    args = ["export", "doccano", str(tmp_path / "o"), "--dossier", str(dossier)]
    assert "masked: 0." in CliRunner().invoke(main, [*args, "--mask-private"]).output
    assert "masked:" not in CliRunner().invoke(main, args).output


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    word = "Tolvanský"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("a.xml", f"<a>{word}</a>")
    hidden = {
        "plain": word.encode(),
        "upper": word.upper().encode(),
        "utf16": word.encode("utf-16"),
        "json": json.dumps(word).encode(),
        "percent": b"Tolvansk%C3%BD",
        "entity": b"T&#111;lvansk&yacute;",
        "base64": base64.b64encode(f"it was {word}".encode()),
        "gzip": gzip.compress(word.encode()),
        "zip": packed.getvalue(),
        "shy": "Tol\u00advan\nský".encode(),
    }
    for name, data in hidden.items():
        (tmp_path / name).write_bytes(data)
        assert leaks(tmp_path / name, (bare("tolvansk"),)), name
