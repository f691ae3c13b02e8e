"""JSON lines: every row with its speaker, the same bytes each time."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.holdings import holding_of

from alteram.errors import ReportError
from alteram.export import annotation
from alteram.export.jsonl import JSONL
from alteram.model import (
    Actor,
    Analysis,
    Attribution,
    Claim,
    Collection,
    CopyCluster,
    DateMention,
    Decision,
    Document,
    Entry,
    Event,
    Figure,
    Label,
    LinkedActor,
    Links,
    PlaceMention,
    Problem,
    Republication,
    Span,
    TextVersion,
    text_hash,
)

TEXT = 'The ministry of Vardania said that 12 people, 5 of them women, died in the "tragedy".'
TABLES = (
    "actors", "attributions", "claims", "copies", "decisions", "documents", "events", "figures",
)  # fmt: skip


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def an_entry(number: int = 1) -> Entry:
    document = Document(
        id=f"doc-{number}", sha256="0" * 64, size=len(TEXT), media_type="text/plain",
        location=f"texts/{number}.txt", captured="2024-05-01", outlet="Kesh Post",
    )  # fmt: skip
    body = Span(span("12 people").start, len(TEXT) - 1)
    killed = Figure(
        id=f"figure-{number}b", claim=f"claim-{number}", span=span("12 people"),
        verbatim="12 people", value=12.0, low=12.0, high=12.0, qualifier="exact", outcome="killed",
        group=("not_stated",), counting_unit="persons",
    )  # fmt: skip
    women = replace(
        killed, id=f"figure-{number}a", span=span("5 of them women"), verbatim="5 of them women",
        value=5.0, low=5.0, high=5.0, group=("women",), subset_of=f"figure-{number}b",
    )  # fmt: skip
    analysis = Analysis(
        text_sha256=text_hash(TEXT), language="en", date="2021-05-03",
        dates=(DateMention(span=span("said"), text="said", edtf=None, kind="duration",
                           timex_type="DURATION", timex_value="PXD"),),
        places=(PlaceMention(span=span("Vardania"), text="Vardania", name="Vardania"),),
        attributions=(Attribution(
            id=f"attribution-{number}", speaker=(span("The ministry of Vardania"),),
            cue=(span("said"),), content=(body, span("that")), kind="indirect",
            speaker_name="ministry of Vardania", chain=("ministry of Vardania", "Kesh Post")),),
        claims=(Claim(id=f"claim-{number}", attribution=f"attribution-{number}", span=body,
                      act="killing", position="asserts", place=0,
                      labels=(Label(span=span("tragedy"), text="tragedy", distanced=True),)),),
        figures=(killed, women),
        problems=(Problem(location="x", stage="extract", message="too long"),),
    )  # fmt: skip
    version = TextVersion(
        sha256=text_hash(TEXT), document=document.id, text=TEXT, language="en", method="plain"
    )
    return Entry(document=document, text=version, analysis=analysis)


def a_collection() -> Collection:
    return Collection(
        entries=(an_entry(2), an_entry(1)),
        links=Links(
            copies=(CopyCluster(id="copy-1", documents=("doc-1", "doc-2"), links=(
                Republication(document="doc-2", of="doc-1", kind="same_text", overlap=1.0),)),),
            actors=(LinkedActor(id="actor-1", name="ministry of Vardania", kind="body",
                                members=("a", "b"), state="Vardania"),),
            events=(Event(id="event-1", label="Kesh, May 2021", date="2021-05", place="Kesh",
                          lat=None, lon=None, claims=("claim-1",), documents=("doc-1",),
                          independent_origins=1),),
        ),
        decisions=(
            Decision(id="decision-1", made="2024", who="A", action="accept", subject="claim-1"),
            Decision(id="decision-2", made="2024", who="A", action="merge", subject="event-9"),
        ),
    )  # fmt: skip


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_bytes().splitlines()]


def test_all_tables_are_written_sorted_and_alike_each_time(tmp_path: Path) -> None:
    held = a_collection()
    assert JSONL.write(holding_of(held), tmp_path / "a") == ()
    turned = replace(held, entries=held.entries[::-1])
    assert JSONL.write(holding_of(turned), tmp_path / "b") == ()
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == [f"{t}.jsonl" for t in TABLES]
    for table in TABLES:
        name = f"{table}.jsonl"
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        ids = [row["id"] for row in rows(tmp_path / "a", table)]
        assert ids == sorted(ids)
        assert ids


def test_every_row_of_a_document_names_its_speaker(tmp_path: Path) -> None:
    JSONL.write(holding_of(a_collection()), tmp_path)
    for table in set(TABLES) - {"events", "actors", "decisions"}:
        for row in rows(tmp_path, table):
            assert row["document"].startswith("texts/"), table
            assert row["document_id"].startswith("doc-")
            assert 0 <= row["start"] < row["end"] <= len(TEXT)
            assert row["speaker"]
            assert row["chain"][-1] == "Kesh Post"


def test_figures_carry_their_event_and_quote(tmp_path: Path) -> None:
    JSONL.write(holding_of(a_collection()), tmp_path)
    figures = {row["id"]: row for row in rows(tmp_path, "figures")}
    assert figures["figure-1b"]["event"] == "event-1"
    assert figures["figure-2b"]["event"] is None
    assert figures["figure-1a"]["subset_of"] == "figure-1b"
    for row in figures.values():
        assert TEXT[row["start"] : row["end"]] == row["verbatim"]
        assert row["speaker"] == "ministry of Vardania"
    claim = rows(tmp_path, "claims")[0]
    assert claim["quote"] == TEXT[claim["start"] : claim["end"]]
    assert claim["place"] == "Vardania"
    attribution = rows(tmp_path, "attributions")[0]
    assert attribution["start"] == min(start for start, _ in attribution["content"])
    assert attribution["end"] == max(end for _, end in attribution["content"])
    first, second = rows(tmp_path, "decisions")
    assert (first["document_id"], second["document_id"]) == ("doc-1", None)


def test_a_figure_off_its_text_is_left_out_by_name(tmp_path: Path) -> None:
    entry = an_entry()
    wrong = replace(entry.analysis.figures[0], verbatim="13 people")
    figures = (wrong, entry.analysis.figures[1])
    bad = replace(entry, analysis=replace(entry.analysis, figures=figures))
    left_out = JSONL.write(holding_of(Collection(entries=(bad,))), tmp_path)
    assert [row["id"] for row in rows(tmp_path, "figures")] == ["figure-1a"]
    assert len(left_out) == 1
    assert left_out[0].location == "texts/1.txt"
    assert "figure-1b" in left_out[0].message
    line = annotation("x", TEXT, bad.analysis)
    assert [figure["id"] for figure in line["figures"]] == ["figure-1a"]  # type: ignore[attr-defined]
    assert "figure-1b" in str(line["problems"])


def test_a_claim_without_a_speaker_is_never_shown(tmp_path: Path) -> None:
    entry = an_entry()
    bad = replace(entry, analysis=replace(entry.analysis, attributions=()))
    left_out = JSONL.write(holding_of(Collection(entries=(bad,))), tmp_path)
    assert rows(tmp_path, "claims") == rows(tmp_path, "figures") == []
    assert len(left_out) == 3


def test_an_empty_dossier_gives_empty_tables(tmp_path: Path) -> None:
    assert JSONL.write(holding_of(Collection()), tmp_path) == ()
    assert {p.read_bytes() for p in tmp_path.iterdir()} == {b""}


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(ReportError, match="cannot be written"):
        JSONL.write(holding_of(Collection()), tmp_path / "file")


def test_names_in_any_script_and_lone_surrogates(tmp_path: Path) -> None:
    entry = an_entry()
    document = replace(entry.document, location="тексты/1.txt", title="a \ud800 b")
    JSONL.write(holding_of(Collection(entries=(replace(entry, document=document),))), tmp_path)
    row = rows(tmp_path, "documents")[0]
    assert (row["document"], row["title"]) == ("тексты/1.txt", "a \ud800 b")
    assert "тексты" in (tmp_path / "claims.jsonl").read_text(encoding="utf-8")


def test_the_annotate_object_has_the_fields_of_its_contract() -> None:
    actor = Actor(id="actor-1", name="residents", kind="group", unnamed=True)
    analysis = replace(an_entry().analysis, actors=(actor,))
    line = json.loads(json.dumps(annotation(7, TEXT, analysis)))
    fields = {
        "dates": "start end text edtf kind timex_type timex_value",
        "places": "start end text name lat lon geonameid country precision name_used_by",
        "actors": "id name kind mentions part_of state role unnamed metonym",
        "attributions": "id speaker cue content kind parent speaker_name speaker_actor chain "
        "confidence",
        "claims": "id attribution start end act position date place alleged_actor affected means "
        "labels answers",
        "figures": "id claim start end verbatim value low high qualifier outcome group "
        "counting_unit scope_place scope_interval subset_of",
        "problems": "stage sentence message",
    }
    assert list(line) == [
        "id", "text_sha256", "language", "date", "dates", "places", "actors", "attributions",
        "claims", "figures", "problems",
    ]  # fmt: skip
    for table, names in fields.items():
        assert [list(row) for row in line[table]][0] == names.split(), table
    assert line["id"] == 7
    assert line["claims"][0]["labels"] == ["tragedy"]
    assert line["attributions"][0]["cue"] == [list(span("said"))]
