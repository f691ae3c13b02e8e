"""Web Annotations: anchored by place and words, read by the libraries of their community."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import URIRef
from tests.export.graphs import OA, expanded, graph
from tests.export.worlds import a_collection, a_holding
from tests.holdings import holding_of

from alteram.export.said import said
from alteram.export.webannotation import BESIDE, WEB_ANNOTATION, placed_target, write_annotations
from alteram.model import Span

TERM = "urn:alteram:term:"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("webannotation") / "annotations.jsonld"
    assert WEB_ANNOTATION.write(a_holding(), path) == ()
    return path


def items(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["first"]["items"]
    return found


def anchors(annotation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    targets = annotation["target"]
    for target in targets if isinstance(targets, list) else [targets]:
        place, words = target["selector"]
        yield target["source"], place, words


def test_every_attribution_claim_and_figure_is_one_annotation(written: Path) -> None:
    kinds = [one["body"][1]["type"] for one in items(written)]
    held = a_collection().entries
    for kind, count in (
        ("Attribution", sum(len(e.analysis.attributions) for e in held)),
        ("Claim", sum(len(e.analysis.claims) for e in held)),
        ("Figure", sum(len(e.analysis.figures) for e in held)),
    ):
        assert kinds.count(f"alteram:{kind}") == count
    assert json.loads(written.read_bytes())["total"] == len(kinds) > 10
    assert len({one["id"] for one in items(written)}) == len(kinds)


def test_place_and_words_are_of_one_passage_in_code_points(written: Path) -> None:
    texts = {f"urn:sha256:{e.text.sha256}": e.text.text for e in a_collection().entries}
    for annotation in items(written):
        for source, place, words in anchors(annotation):
            text, start, end = texts[source], place["start"], place["end"]
            assert text[start:end] == words["exact"] != ""
            assert text[max(0, start - BESIDE) : start] == words["prefix"]
            assert text[end : end + BESIDE] == words["suffix"]
    assert any("\N{GRINNING FACE}" in words["exact"]
               for one in items(written) for _, _, words in anchors(one))  # fmt: skip


def test_nothing_without_its_speaker(written: Path) -> None:
    for annotation in items(written):
        words, record = annotation["body"]
        assert record["alteram:speaker"]
        assert record["alteram:chain"][0] == record["alteram:speaker"]
        assert words["value"].startswith(f"According to {record['alteram:speaker']}")


def test_pyld_and_rdflib_read_the_same_annotations(written: Path) -> None:
    (collection,) = expanded(written)
    page = collection["http://www.w3.org/ns/activitystreams#first"][0]
    found = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    ids = [one["id"] for one in items(written)]
    assert [one["@id"] for one in found] == ids
    triples = graph(written)
    assert {str(s) for s in triples.subjects(URIRef(OA + "hasTarget"))} == set(ids)
    exact = {str(o) for o in triples.objects(None, URIRef(OA + "exact"))}
    assert exact == {words["exact"] for one in items(written) for _, _, words in anchors(one)}
    assert set(map(str, triples.objects(None, URIRef(TERM + "position")))) >= {"denies_act"}


def test_no_key_is_lost_on_expansion(written: Path) -> None:
    """A term that no context has would be dropped without a word."""
    known = set(json.dumps(expanded(written)).replace(TERM, "alteram:").split('"'))
    for annotation in items(written):
        for key, held in annotation["body"][1].items():
            if key.startswith("alteram:") and not isinstance(held, list):
                assert key in known


def test_a_record_that_does_not_match_is_left_out_and_named(tmp_path: Path) -> None:
    held = a_collection()
    entry = next(e for e in held.entries if e.analysis.figures)
    off = replace(entry.analysis.figures[0], verbatim="thirteen")
    claims = (replace(entry.analysis.claims[0], span=Span(0, 10**6)), *entry.analysis.claims[1:])
    wrong = replace(entry, analysis=replace(
        entry.analysis, claims=claims, figures=(off, *entry.analysis.figures[1:])))  # fmt: skip
    entries = tuple(wrong if e is entry else e for e in held.entries)
    holding = replace(holding_of(held), entries=entries)
    left_out = write_annotations(holding, tmp_path / "a.jsonld")
    assert {problem.location for problem in left_out} == {entry.document.location}
    assert any(f"figure {off.id}" in problem.message for problem in left_out)
    assert any(claims[0].id in problem.message for problem in left_out)
    assert f"{entry.document.id}:{off.id}" not in (tmp_path / "a.jsonld").read_text()
    assert not said(entry).left_out


def test_without_words_of_the_texts(tmp_path: Path) -> None:
    write_annotations(a_holding(), tmp_path / "a.jsonld", placed_target)
    for annotation in items(tmp_path / "a.jsonld"):
        targets = annotation["target"]
        for target in targets if isinstance(targets, list) else [targets]:
            assert [one["type"] for one in target["selector"]] == ["TextPositionSelector"]


def test_the_same_bytes_each_time_and_for_parties_swapped(written: Path, tmp_path: Path) -> None:
    WEB_ANNOTATION.write(a_holding(), tmp_path / "again.jsonld")
    assert (tmp_path / "again.jsonld").read_bytes() == written.read_bytes()
    WEB_ANNOTATION.write(a_holding("Ostrovia", "Vardania"), tmp_path / "swapped.jsonld")
    assert bodies(tmp_path / "swapped.jsonld", swap=True) == bodies(written, swap=False)


def bodies(path: Path, *, swap: bool) -> list[str]:
    rows = [json.dumps([_free_of_ids(body) for body in one["body"]]) for one in items(path)]
    if swap:
        rows = [
            row.replace("Ostrovia", "?").replace("Vardania", "Ostrovia").replace("?", "Vardania")
            for row in rows
        ]
    return sorted(rows)


def _free_of_ids(body: dict[str, Any]) -> dict[str, Any]:
    ids = ("id", "document", "attribution", "claim", "subsetOf")
    return {name: held for name, held in body.items() if name.removeprefix("alteram:") not in ids}
