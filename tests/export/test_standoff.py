"""The standoff package: no words of the texts in any byte of it, and yet it can be checked."""

import json
import re
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.worlds import a_collection, a_holding
from tests.holdings import holding_of

from alteram.export.archive import ARCHIVE, STANDOFF
from alteram.export.archive.bag import write_bag
from alteram.export.archive.verify import main
from alteram.export.archive.withheld import short
from alteram.holding import Holding
from alteram.link import link
from alteram.model import Collection, Document, Entry, Problem, TextVersion, content_id, text_hash
from alteram.pipeline import analyse

TEXTS = sorted((Path(__file__).parent.parent.parent / "demo" / "texts").glob("0[1-6]*.txt"))


def the_demo() -> Collection:
    """Return some texts of the sample collection as the program reads them."""
    entries = []
    for path in TEXTS:
        held = path.read_bytes()
        text = held.decode("utf-8")
        document = Document(
            id=content_id("doc", text_hash(text)), sha256=text_hash(text), size=len(held),
            media_type="text/plain", location=f"/home/noa/{path.name}", captured="2024-05-01",
            title=text.partition("\n")[0], received=(("Subject", text[:200]),),
        )  # fmt: skip
        version = TextVersion(
            sha256=text_hash(text), document=document.id, text=text, language="en", method="plain"
        )
        entries.append(Entry(document=document, text=version, analysis=analyse(text)))
    entries.sort(key=lambda one: one.document.id)
    return Collection(entries=tuple(entries), links=link(entries))


@pytest.fixture(scope="module", params=["made", "read"])
def collection(request: pytest.FixtureRequest) -> Collection:
    held = a_collection() if request.param == "made" else the_demo()
    words = held.entries[0].text.text
    reason = held.decisions[0] if held.decisions else None
    decisions = (*held.decisions, replace(reason, why=words, value=words)) if reason else ()
    return replace(
        held, decisions=decisions, problems=(Problem(location=words, stage="x", message=words),)
    )


@pytest.fixture(scope="module")
def holding(collection: Collection) -> Holding:
    return holding_of(collection)


@pytest.fixture(scope="module")
def made(holding: Holding, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standoff") / "package"
    assert STANDOFF.write(holding, folder) == ()
    return folder


def runs(words: str, length: int = 5) -> set[tuple[str, ...]]:
    """Return all runs of so many words, whatever stands between them, case apart."""
    found = [word.casefold() for word in re.findall(r"\w+", words)]
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for held in (*value, *value.values()) for one in strings(held)]
    if isinstance(value, list):
        return [one for held in value for one in strings(held)]
    return [value] if isinstance(value, str) else []


def test_no_run_of_five_words_of_a_text_in_any_byte(collection: Collection, made: Path) -> None:
    texts = [entry.text.text for entry in collection.entries]
    known = set().union(*map(runs, texts))
    assert len(known) > 30
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        held = path.read_text(encoding="utf-8")
        shown = [held]
        if path.suffix in (".json", ".jsonld"):
            shown = strings(json.loads(held))
        elif path.suffix == ".jsonl":
            shown = [one for line in held.splitlines() for one in strings(json.loads(line))]
        for words in shown:
            assert runs(words).isdisjoint(known), path.name
        for text in texts:
            split = text.split()
            for at in range(len(split) - 4):
                assert " ".join(split[at : at + 5]) not in held, path.name
    assert "/home/" not in "".join(p.read_text() for p in made.rglob("*.json*"))


def test_the_archive_of_the_same_dossier_has_them(collection: Collection, tmp_path: Path) -> None:
    """The search would find words if they were there."""
    originals = {e.document.id: e.text.text.encode() for e in collection.entries}
    entries = tuple(
        replace(e, document=replace(e.document, sha256=text_hash(e.text.text)))
        for e in collection.entries
    )
    held = replace(holding_of(collection, originals), entries=entries)
    ARCHIVE.write(held, tmp_path / "package")
    known = set().union(*(runs(entry.text.text) for entry in collection.entries))
    claims = (tmp_path / "package" / "claims.jsonl").read_text(encoding="utf-8")
    assert not runs(claims).isdisjoint(known)


def test_every_record_is_there_with_its_speaker_and_a_mark(
    collection: Collection, made: Path
) -> None:
    for table, count in (
        ("claims", sum(len(e.analysis.claims) for e in collection.entries)),
        ("figures", sum(len(e.analysis.figures) for e in collection.entries)),
    ):
        rows = [json.loads(line) for line in (made / f"{table}.jsonl").read_text().splitlines()]
        assert len(rows) == count > 0
        for row in rows:
            assert row["speaker"]
            assert row["chain"]
            assert re.fullmatch("[0-9a-f]{64}", row["mark"])
            assert not {"quote", "verbatim"} & set(row)


def test_it_is_sound_with_and_without_the_texts(
    collection: Collection, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bagit.Bag(str(made)).validate()
    assert main([str(made)]) == 0
    assert (
        f"not checked: {len({e.text.sha256 for e in collection.entries})}"
        in capsys.readouterr().out
    )
    for number, entry in enumerate(collection.entries):
        (tmp_path / f"{number}.txt").write_bytes(entry.text.text.encode())
    assert main([str(made), "--texts", str(tmp_path)]) == 0
    assert "not checked" not in capsys.readouterr().out


def test_with_the_texts_a_moved_quote_is_found(
    holding: Holding, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, texts = tmp_path / "package", tmp_path / "texts"
    STANDOFF.write(holding, package)
    texts.mkdir()
    for number, entry in enumerate(holding.entries):
        (texts / f"{number}.txt").write_bytes(entry.text.text.encode())
    for name, place in (
        ("claims.jsonl", ""), ("figures.jsonl", ""), ("annotations.jsonld", 'Selector", ')
    ):  # fmt: skip
        held = (package / name).read_text(encoding="utf-8")
        start = re.search(rf'{place}"start": ?([0-9]+)', held)
        assert start is not None
        altered = held[: start.start(1)] + str(int(start[1]) + 1) + held[start.end(1) :]
        (package / name).write_text(altered, encoding="utf-8")
        for made in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"):
            (package / made).unlink()
        write_bag(package, [])
        capsys.readouterr()
        assert main([str(package), "--texts", str(texts)]) == 1
        assert f"fault  {name}" in capsys.readouterr().out
        (package / name).write_text(held, encoding="utf-8")


def test_a_short_quote_has_another_mark_in_another_text(made: Path, holding: Holding) -> None:
    """Who has not got the text has nothing to try words against."""
    entries = tuple(
        replace(e, text=replace(
            e.text, text=f"{e.text.text}.", sha256=text_hash(f"{e.text.text}.")))
        for e in holding.entries)  # fmt: skip
    other = made.with_name("other")
    STANDOFF.write(replace(holding, entries=entries), other)
    marks, others = (
        [json.loads(line)["mark"] for line in (one / "figures.jsonl").read_text().splitlines()]
        for one in (made, other)
    )
    assert set(marks).isdisjoint(others)


def test_the_same_bytes_each_time(made: Path, holding: Holding, tmp_path: Path) -> None:
    STANDOFF.write(holding, tmp_path / "again")
    tag = "tagmanifest-sha256.txt"
    assert (tmp_path / "again" / tag).read_bytes() == (made / tag).read_bytes()


@given(st.text(alphabet="ab1-'. \u00e9", max_size=40))
def test_of_a_name_no_more_than_four_words_are_left(name: str) -> None:
    words = re.findall(r"\w+", name)
    assert len(re.findall(r"\w+", short(name))) <= 4
    assert short(name) == name or len(words) > 4


def test_the_world_is_the_same(tmp_path: Path) -> None:
    assert STANDOFF.write(a_holding(), tmp_path / "package") == ()
