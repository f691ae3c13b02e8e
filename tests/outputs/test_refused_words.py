"""What the program prints, writes and exports, read for words that take a side."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.outputs.conftest import OUTPUTS, run
from tests.refused import PageWords, found_in, own_voice, refused_words, strings_of

from alteram import api
from alteram.export import acled, ged
from alteram.export.cells import plain

HOSTILE_OUTPUTS = {
    "events": ("events", "--accounts"),
    "figure": ("figure", "all", "killed", "--all"),
    "timeline": ("timeline", "--all"),
    "copies": ("copies", "--diff"),
}


def printed(dossier: Path, *args: str) -> str:
    """Return what a command prints, without the names that texts give to speakers."""
    return _without_speakers(run(dossier, *args), dossier)


def _without_speakers(output: str, dossier: Path) -> str:
    """Take out speakers' names that hold a refused word: "various sources" is a text's word."""
    attributions = [a for e in api.collection(dossier).entries for a in e.analysis.attributions]
    names = {name for a in attributions for name in (a.speaker_name, *a.chain) if found_in(name)}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        output = re.sub(re.escape(name), "NN", output, flags=re.IGNORECASE)
    return output


def in_lines(output: str) -> list[tuple[str, list[str]]]:
    return [(line, words) for line in output.splitlines() if (words := found_in(own_voice(line)))]


def in_json(output: str) -> list[tuple[str, list[str]]]:
    return [(held, words) for held in strings_of(json.loads(output)) if (words := found_in(held))]


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_outputs_for_the_sample_collection(name: str, sample: Path) -> None:
    output = printed(sample, *OUTPUTS[name])
    assert output
    assert (in_json if "--json" in OUTPUTS[name] else in_lines)(output) == []


@pytest.mark.parametrize("name", sorted(HOSTILE_OUTPUTS))
def test_outputs_for_hostile_texts(name: str, hostile: Path) -> None:
    if "--diff" not in HOSTILE_OUTPUTS[name]:
        output = printed(hostile, *HOSTILE_OUTPUTS[name])
        assert output
        assert in_lines(output) == []
    assert in_json(printed(hostile, *HOSTILE_OUTPUTS[name], "--json")) == []


def test_speakers_words_are_there_and_kept_apart(hostile: Path) -> None:
    output = printed(hostile, "events", "--accounts")
    assert found_in(output)
    assert in_lines(output) == []


@pytest.mark.parametrize("fixture", ["sample", "hostile"])
def test_the_report(fixture: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    out = tmp_path / "report.html"
    dossier = request.getfixturevalue(fixture)
    run(dossier, "report", str(out))
    page = PageWords()
    page.feed(_without_speakers(out.read_text(encoding="utf-8"), dossier))
    page.close()
    assert len(page.words) > 100
    assert [(words, found) for words in page.words if (found := found_in(words))] == []


def exported(name: str, dossier: Path, out: Path) -> list[Path]:
    """Return the files of an export."""
    run(dossier, "export", name, str(out))
    files = [out] if out.is_file() else sorted(out.iterdir())
    assert files
    return files


@pytest.mark.parametrize("name", ["jsonl", "geojson"])
@pytest.mark.parametrize("fixture", ["sample", "hostile"])
def test_exports_in_json(
    fixture: str, name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    dossier = request.getfixturevalue(fixture)
    for path in exported(name, dossier, tmp_path / "out"):
        words = _without_speakers(path.read_text(encoding="utf-8"), dossier)
        for held in [words] if name == "geojson" else words.splitlines():
            assert in_json(held) == [], path.name


# Names of columns that are other communities' own, and those of them that hold words of texts.
THEIRS = frozenset((*ged.COLUMNS, *acled.COLUMNS))
QUOTING = frozenset(
    ("source", "source_article", "source_office", "source_date", "source_headline",
     "source_original", "where_coordinates", "where_description", "country", "location")
)  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "ged", "acled"])
@pytest.mark.parametrize("fixture", ["sample", "hostile"])
def test_exports_for_spreadsheets(
    fixture: str, name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    dossier = request.getfixturevalue(fixture)
    theirs = THEIRS if name != "csv" else frozenset[str]()
    for path in exported(name, dossier, tmp_path / "out"):
        words = _without_speakers(path.read_text(encoding="utf-8"), dossier)
        for row in csv.DictReader(io.StringIO(words, newline=""), strict=True):
            ours = {key: json_of(cell) for key, cell in row.items() if key not in theirs}
            assert in_json(json.dumps(ours)) == [], path.name
            for key in theirs.intersection(row) - QUOTING:
                assert found_in(own_voice(row[key])) == [], key


def json_of(cell: str) -> object:
    """Return a cell as what it holds: a list as a list."""
    return json.loads(plain(cell)) if cell[:1] == "[" else cell


@pytest.mark.parametrize("word", refused_words())
def test_a_planted_word_is_found(word: str) -> None:
    quoted = f"He said: \N{LEFT DOUBLE QUOTATION MARK}{word}\N{RIGHT DOUBLE QUOTATION MARK}."
    assert in_lines(f"The ministry {word} it")
    assert not in_lines(quoted)
    assert in_json(json.dumps({f"is_{word}": 1}))
    assert in_json(json.dumps({"words": f"x {word} y"}))
    assert not in_json(json.dumps({"quote": word, "words": quoted}))
    page = PageWords()
    page.feed(f'<p title="{word}">{word} <a class="quote">{word}</a><br>{quoted}</p><p>{word}</p>')
    page.close()
    assert [bool(found_in(words)) for words in page.words].count(True) == 3
