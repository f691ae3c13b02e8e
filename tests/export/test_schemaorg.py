"""schema.org: claims with who said them, and no rating of anything."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import URIRef
from tests.export.graphs import SCHEMA, expanded, graph
from tests.export.worlds import a_collection, a_holding

from alteram.export.schemaorg import SCHEMA_ORG


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schemaorg") / "graph.jsonld"
    assert SCHEMA_ORG.write(a_holding(), path) == ()
    return path


def nodes(path: Path, kind: str) -> list[dict[str, Any]]:
    held = json.loads(path.read_bytes())["@graph"]
    return [one for one in held if one["@type"] == kind]


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_nothing_is_reviewed_or_rated(written: Path) -> None:
    words = written.read_text(encoding="utf-8")
    assert "ClaimReview" not in words
    assert "claimReviewed" not in words
    assert not {key for key in keys(json.loads(words)) if "rating" in key.lower()}
    assert not {key for key in keys(json.loads(words)) if "review" in key.lower()}


def test_every_claim_has_its_words_its_speaker_and_its_article(written: Path) -> None:
    articles = {one["@id"] for one in nodes(written, "NewsArticle")}
    claims = {one["@id"]: one for one in nodes(written, "Claim")}
    assert len(claims) == sum(len(e.analysis.claims) for e in a_collection().entries)
    for entry in a_collection().entries:
        speakers = {by.id: by.speaker_name for by in entry.analysis.attributions}
        for claim in entry.analysis.claims:
            node = claims[f"urn:alteram:{entry.document.id}:{claim.id}"]
            assert node["author"]["name"] == speakers[claim.attribution]
            assert node["text"].startswith(f"According to {node['author']['name']}")
            assert entry.text.text[slice(*claim.span)] in node["text"]
            assert node["appearance"]["@id"] in articles


def test_quotations_are_those_of_speakers_not_of_the_outlet(written: Path) -> None:
    held = {one["spokenByCharacter"]["name"] for one in nodes(written, "Quotation")}
    assert held == {"Jon Lesk", "unnamed resident"}


def test_pyld_and_rdflib_read_the_same_nodes_and_lose_no_key(written: Path) -> None:
    found = expanded(written)
    ids = [one["@id"] for one in json.loads(written.read_bytes())["@graph"]]
    assert [one["@id"] for one in found] == ids
    for raw, read in zip(json.loads(written.read_bytes())["@graph"], found, strict=True):
        assert len(read) == len(raw)
    triples = graph(written)
    types = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for kind in ("NewsArticle", "Claim", "Quotation", "Event"):
        subjects = {str(one) for one in triples.subjects(types, URIRef(SCHEMA + kind))}
        assert subjects == {one["@id"] for one in nodes(written, kind)} != set()


def test_the_same_bytes_each_time(written: Path, tmp_path: Path) -> None:
    SCHEMA_ORG.write(a_holding(), tmp_path / "again.jsonld")
    assert (tmp_path / "again.jsonld").read_bytes() == written.read_bytes()
