"""PROV-JSON: read back by the library of its community, relation by relation."""

import json
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvDocument
from tests.export.worlds import a_collection, a_holding

from alteram.export.prov import PROV

QUOTED, PRIMARY, REVISED = "prov:Quotation", "prov:PrimarySource", "prov:Revision"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prov") / "prov.json"
    assert PROV.write(a_holding(), path) == ()
    return path


def derived(path: Path, kind: str | None) -> set[tuple[str, str]]:
    rows = json.loads(path.read_bytes())["wasDerivedFrom"].values()
    return {
        (row["prov:generatedEntity"], row["prov:usedEntity"])
        for row in rows
        if (row.get("prov:type") or {"$": None})["$"] == kind
    }


def test_the_library_reads_every_record_and_writes_the_same(written: Path) -> None:
    document: Any = ProvDocument.deserialize(content=written.read_text(encoding="utf-8"))
    held = json.loads(written.read_bytes())
    count = sum(len(rows) for section, rows in held.items() if section != "prefix")
    assert len(document.get_records()) == count > 30
    again: Any = ProvDocument.deserialize(content=document.serialize(format="json"))
    assert again == document
    for section in ("entity", "agent", "activity"):
        back = json.loads(document.serialize(format="json"))[section]
        assert set(back) == set(held[section])
        for name, row in held[section].items():
            assert set(back[name]) == set(row), name


def test_each_claim_is_quoted_from_its_text_and_goes_back_to_its_speaker(written: Path) -> None:
    held = json.loads(written.read_bytes())
    quoted = derived(written, QUOTED)
    said_by: dict[str, set[str]] = {}
    for row in held["wasAttributedTo"].values():
        if row.get("term:chainPlace", 0) == 0:
            label = held["agent"][row["prov:agent"]]["prov:label"]
            said_by.setdefault(row["prov:entity"], set()).add(label)
    for entry in a_collection().entries:
        speakers = {by.id: by.speaker_name for by in entry.analysis.attributions}
        for claim in entry.analysis.claims:
            name = f"alteram:{entry.document.id}.{claim.id}"
            assert (name, f"sha256:{entry.text.sha256}") in quoted
            assert said_by[name] == {speakers[claim.attribution]}
            start, end = claim.span
            assert held["entity"][name]["prov:value"] == entry.text.text[start:end]


def test_the_chain_stands_in_its_order(written: Path) -> None:
    held = json.loads(written.read_bytes())
    entry = next(e for e in a_collection().entries if e.document.outlet == "Kesh Post")
    by = next(one for one in entry.analysis.attributions if one.kind == "indirect")
    rows = [row for row in held["wasAttributedTo"].values()
            if row["prov:entity"] == f"alteram:{entry.document.id}.{by.id}"]  # fmt: skip
    rows.sort(key=lambda row: row["term:chainPlace"])
    names = tuple(held["agent"][row["prov:agent"]]["prov:label"] for row in rows)
    assert names == by.chain == ("Ada Merin", "Kesh Agency", "Kesh Post")
    content = f"alteram:{entry.document.id}.{by.id}"
    assert (content, f"{content}.statement") in derived(written, PRIMARY)


def test_copies_are_derived_and_decisions_are_somebodys(written: Path) -> None:
    held, collection = json.loads(written.read_bytes()), a_collection()
    (copy,) = collection.links.copies
    first, second = (f"alteram:{one}" for one in copy.documents)
    assert (second, first) in derived(written, PRIMARY) & derived(written, None)
    assert [(row["prov:alternate1"], row["prov:alternate2"])
            for row in held["alternateOf"].values()] == [(second, first)]  # fmt: skip
    assert len(held["activity"]) == len(collection.decisions) == 3
    people = {held["agent"][row["prov:agent"]]["prov:label"]
              for row in held["wasAssociatedWith"].values()}  # fmt: skip
    assert people == {"Noa Kar", "Ilo Ves"}


def test_every_end_of_a_relation_is_there(written: Path) -> None:
    held = json.loads(written.read_bytes())
    named = {*held["entity"], *held["agent"], *held["activity"]}
    for section in ("wasDerivedFrom", "wasAttributedTo", "alternateOf", "wasAssociatedWith"):
        for row in held[section].values():
            ends = [value for key, value in row.items()
                    if key.startswith("prov:") and isinstance(value, str)]  # fmt: skip
            assert len(ends) == 2
            assert named >= set(ends)


def test_the_same_bytes_each_time(written: Path, tmp_path: Path) -> None:
    PROV.write(a_holding(), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == written.read_bytes()
