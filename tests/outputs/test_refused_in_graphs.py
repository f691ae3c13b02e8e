"""Graphs, citations and packages, read for words that take a side.

Words of other vocabularies are theirs, not the program's: `source` of the Web Annotation model,
`PrimarySource` of PROV, `sourceUrl` of FollowTheMoney.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import parse_string
from tests.outputs.conftest import run
from tests.outputs.test_refused_words import _without_speakers
from tests.refused import QUOTED_FIELDS, found_in, own_voice

THEIRS = frozenset(("source", "sourceUrl", "prov:PrimarySource", "hadPrimarySource"))
# Keys under which others' words stand: of texts, of people, and names.
QUOTING = QUOTED_FIELDS | frozenset(
    ("exact", "prefix", "suffix", "headline", "alias", "fileName", "namesMentioned", "publisher",
     "literal", "container-title", "archive_location", "journal", "institution", "howpublished",
     "allegedActor", "affected", "means", "labels", "answers", "scopePlace",
     "inclusiveOf")
)  # fmt: skip
QUOTING_IN_FULL = frozenset(("prov:value", "prov:label", "prov:location"))


def voice(value: Any, key: str = "") -> Iterator[str]:
    """Yield keys, and strings without what stands between quotation marks."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in THEIRS:
                yield name.rpartition(":")[2]
            yield from voice(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from voice(held, key)
    elif isinstance(value, str) and not _is_theirs(key, value):
        yield own_voice(value)


def _is_theirs(key: str, value: str) -> bool:
    return value in THEIRS or key in QUOTING_IN_FULL or key.rpartition(":")[2] in QUOTING


def read(name: str, path: Path, dossier: Path) -> Any:
    words = _without_speakers(path.read_text(encoding="utf-8"), dossier)
    if name == "bibtex":
        entries = parse_string(words, "bibtex").entries
        return [dict(entry.fields) for entry in entries.values()]
    if name == "ftm":
        return [json.loads(line) for line in words.splitlines()]
    return json.loads(words)


@pytest.mark.parametrize("name", ["webannotation", "prov", "ftm", "schemaorg", "csl", "bibtex"])
@pytest.mark.parametrize("fixture", ["sample", "hostile"])
def test_formats_take_no_side(
    fixture: str, name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    dossier = request.getfixturevalue(fixture)
    run(dossier, "export", name, str(tmp_path / "out"))
    held = list(voice(read(name, tmp_path / "out", dossier)))
    assert len(held) > 100
    assert [(words, found) for words in held if (found := found_in(words))] == []


@pytest.mark.parametrize("name", ["archive", "standoff"])
def test_packages_take_no_side(name: str, hostile: Path, tmp_path: Path) -> None:
    run(hostile, "export", name, str(tmp_path / "out"))
    for file in ("README.txt", "bag-info.txt", "package.json"):
        assert found_in((tmp_path / "out" / file).read_text(encoding="utf-8")) == [], file
    script = ast.parse((tmp_path / "out" / "verify.py").read_text(encoding="utf-8"))
    for node in ast.walk(script):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert found_in(node.value) in ([], ["source"]), node.value


def test_a_planted_word_is_found() -> None:
    assert [w for w in voice({"prov:type": "a myth", "term:rank": "", "exact": "a lie"})
            if found_in(w)] == ["a myth"]  # fmt: skip
    assert found_in(next(voice({"alteram:true": 1})))
