"""FollowTheMoney: every value is as the library keeps it, every reference leads somewhere."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.worlds import a_collection, a_holding
from tests.holdings import holding_of

from alteram.export.ftm import FTM, ftm_date, name_of, plain
from alteram.export.wordings import quoted


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ftm") / "entities.ftm.json"
    assert FTM.write(a_holding(), path) == ()
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check_kept(path: Path) -> None:
    """Let the library clean and validate every value: none may change or go."""
    for row in rows(path):
        proxy = model.get_proxy(row, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == row["properties"], row["id"]
        proxy.schema.validate({"properties": row["properties"]})
        for name in proxy.schema.required:
            assert proxy.get(name), (row["id"], name)


def test_the_library_keeps_every_value(written: Path) -> None:
    check_kept(written)
    assert [row["id"] for row in rows(written)] == sorted({row["id"] for row in rows(written)})
    assert {row["schema"] for row in rows(written)} == {
        "Article", "Event", "Note", "Documentation", "Mention", "Person", "PublicBody",
    }  # fmt: skip


def test_odd_words_are_kept_too(tmp_path: Path) -> None:
    held = a_collection()
    odd = '  "\u200fA\u2003b\x07\u2028; e\u0301 \ud800\'" '
    entries = tuple(
        replace(e, document=replace(
            e.document, title=odd, author=odd, outlet=odd, published="2021-05~/2021-06",
            location=f"https://Kesh.example/{odd}"))
        for e in held.entries)  # fmt: skip
    actors = tuple(replace(a, name=odd * 90, aliases=(odd,)) for a in held.links.actors)
    events = tuple(replace(e, label=odd, place=odd, date="199X") for e in held.links.events)
    links = replace(held.links, actors=actors, events=events)
    FTM.write(replace(holding_of(held), entries=entries, links=links), tmp_path / "e.json")
    check_kept(tmp_path / "e.json")


@settings(max_examples=200)
@given(st.text(max_size=12))
def test_any_words_are_as_the_library_keeps_them(words: str) -> None:
    note: Any = model.make_entity("Note")
    note.id = "n"
    note.add("description", plain(words))
    note.add("name", name_of(words))
    assert note.get("description") == ([plain(words)] if plain(words) else [])
    assert note.get("name") == ([name_of(words)] if name_of(words) else [])


def test_every_reference_leads_to_an_entity(written: Path) -> None:
    ids = {row["id"] for row in rows(written)}
    for row in rows(written):
        schema = model.get(row["schema"])
        assert schema is not None
        for name, values in row["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert ids.issuperset(values), (row["id"], name)


def test_one_note_for_each_claim_of_each_document_with_its_speaker(written: Path) -> None:
    notes = {row["id"]: row["properties"] for row in rows(written) if row["schema"] == "Note"}
    count = 0
    for entry in a_collection().entries:
        speakers = {by.id: by for by in entry.analysis.attributions}
        for claim in entry.analysis.claims:
            count += 1
            note = notes[f"{entry.document.id}.{claim.id}"]
            by = speakers[claim.attribution]
            assert note["namesMentioned"] == [by.speaker_name]
            assert note["name"][0].startswith(f"According to {by.speaker_name}")
            (words,) = note["description"]
            assert words.startswith(f"According to {by.speaker_name}")
            assert quoted(plain(entry.text.text[slice(*claim.span)])) in words
            assert entry.document.id in note["entity"]
            assert note["proof"] == [entry.document.id]
    assert len(notes) == count


def test_who_is_only_described_is_no_entity(written: Path) -> None:
    names = {name for row in rows(written) if row["schema"] in ("Person", "PublicBody")
             for name in row["properties"]["name"]}  # fmt: skip
    assert {"Ada Merin", "Jon Lesk", "Vardania"} <= names
    held = a_collection()
    entries = tuple(
        replace(e, analysis=replace(e.analysis, actors=tuple(
            replace(a, unnamed=True) for a in e.analysis.actors)))
        for e in held.entries)  # fmt: skip
    path = written.with_name("unnamed.json")
    FTM.write(replace(holding_of(held), entries=entries), path)
    assert {row["schema"] for row in rows(path)} == {"Article", "Event", "Note", "Documentation"}


@pytest.mark.parametrize(
    ("edtf", "prefix"),
    [
        ("2021-05-03", "2021-05-03"), ("2021-05~", "2021-05"), ("2021", "2021"), (None, None),
        ("2021-05-03/2021-05-04", "2021-05"), ("2021-05-30/2021-06-02", "2021"),
        ("2021-12/2022-01", None), ("2021-22", "2021"), ("199X", None), ("2021-05-03/..", None),
        ("", None),
    ],
)  # fmt: skip
def test_dates_are_reduced_to_what_is_known_for_sure(edtf: str | None, prefix: str | None) -> None:
    assert ftm_date(edtf) == prefix
    if prefix is not None:
        event: Any = model.make_entity("Event")
        event.add("date", prefix)
        assert event.get("date") == [prefix]


def test_the_same_bytes_each_time(written: Path, tmp_path: Path) -> None:
    FTM.write(a_holding(), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == written.read_bytes()
