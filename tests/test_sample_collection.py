"""The golden test: the sample collection against records made by hand.

`demo/expected.json` holds what a careful reader finds in the fifteen texts. What the program is
known to miss stands there under `shortfalls`, each with the reason; such a test must fail, so
that the list cannot outlive the fault.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alteram import api
from alteram.model import Attribution, Claim, Collection, Entry, Event, Figure, Span, quote
from alteram.text.edtf import bounds

DEMO = Path(__file__).parent.parent / "demo"
EXPECTED: dict[str, Any] = json.loads((DEMO / "expected.json").read_text(encoding="utf-8"))
SHORTFALLS: dict[str, str] = {row["case"]: row["why"] for row in EXPECTED["shortfalls"]}


def cases(kind: str, *, having: str = "") -> list[Any]:
    """Return the rows of a kind that have the field `having`, each named for its shortfall."""
    found: list[Any] = []
    for row in EXPECTED[kind]:
        if having and having not in row:
            continue
        words = row.get("quote") or row.get("from") or row.get("label") or row.get("name")
        words = words or f"{row.get('position')} {row.get('speaker')} {row.get('actor', '')}"
        name = f"{kind}:{row.get('document', '')[:2]}:{words}{' ' + having if having else ''}"
        mark = pytest.mark.xfail(reason=SHORTFALLS[name], strict=True) if name in SHORTFALLS else ()
        found.append(pytest.param(row, id=name, marks=mark))
    return found


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    dossier = tmp_path_factory.mktemp("sample") / "sample.alteram"
    result = api.read(sorted(str(path) for path in (DEMO / "texts").iterdir()), dossier)
    assert len(result.added) == 15
    return api.collection(dossier)


def entry_of(collection: Collection, name: str) -> Entry:
    return next(e for e in collection.entries if Path(e.document.location).name == name)


def span_of(entry: Entry, words: str) -> Span:
    start = entry.text.text.find(words)
    assert start >= 0, f"{words!r} is not in the text that was kept"
    return Span(start, start + len(words))


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def attribution_of(entry: Entry, claim_id: str) -> Attribution:
    claim = next(c for c in entry.analysis.claims if c.id == claim_id)
    return next(a for a in entry.analysis.attributions if a.id == claim.attribution)


def is_speaker(pattern: str, attribution: Attribution) -> bool:
    return bool(re.search(pattern, attribution.speaker_name, re.IGNORECASE))


def figures_at(entry: Entry, span: Span) -> list[Figure]:
    return [f for f in entry.analysis.figures if overlap(f.span, span)]


def event_of(collection: Collection, claim_id: str) -> Event | None:
    return next((e for e in collection.links.events if claim_id in e.claims), None)


def is_event(event: Event | None, name: str) -> bool:
    wanted = next(row for row in EXPECTED["events"] if row["name"] == name)
    return event is not None and fits(event, wanted)


def fits(event: Event, wanted: dict[str, Any]) -> bool:
    if event.date is None or not re.search(wanted["place"], event.label):
        return False
    first, last = bounds(event.date)
    return bool([str(first), str(last)] == wanted["date"])


@pytest.mark.parametrize("row", cases("figures"))
def test_figure_has_its_numbers_outcome_and_speaker(
    collection: Collection, row: dict[str, Any]
) -> None:
    entry = entry_of(collection, row["document"])
    found = figures_at(entry, span_of(entry, row["quote"]))
    assert found, "no figure there"
    numbers = {key: row[key] for key in ("value", "low", "high") if key in row}
    said = [f for f in found if all(n in (f.value, f.low, f.high) for n in numbers.values())]
    assert said, [f.verbatim for f in found]
    figure = said[0]
    assert (figure.qualifier, figure.outcome) == (row["qualifier"], row["outcome"])
    assert is_speaker(row["speaker"], attribution_of(entry, figure.claim))
    if "counting_unit" in row:
        assert figure.counting_unit == row["counting_unit"]
    if "subset_of" in row:
        whole = span_of(entry, row["subset_of"])
        parents = [f.id for f in figures_at(entry, whole)]
        assert figure.subset_of in parents


@pytest.mark.parametrize("row", cases("figures", having="event"))
def test_figure_belongs_to_its_event(collection: Collection, row: dict[str, Any]) -> None:
    entry = entry_of(collection, row["document"])
    found = figures_at(entry, span_of(entry, row["quote"]))
    assert any(is_event(event_of(collection, f.claim), row["event"]) for f in found)


@pytest.mark.parametrize("row", cases("traps"))
def test_number_that_counts_nobody_is_no_figure(
    collection: Collection, row: dict[str, Any]
) -> None:
    entry = entry_of(collection, row["document"])
    assert not figures_at(entry, span_of(entry, row["quote"]))


@pytest.mark.parametrize("document", sorted({row["document"] for row in EXPECTED["statements"]}))
def test_no_figure_is_invented(collection: Collection, document: str) -> None:
    entry = entry_of(collection, document)
    known = [
        span_of(entry, row["quote"])
        for row in EXPECTED["figures"] + EXPECTED["optional"]
        if row["document"] == document
    ]
    extra = [f for f in entry.analysis.figures if not any(overlap(f.span, s) for s in known)]
    assert [f.verbatim for f in extra] == []


def statement_span(entry: Entry, row: dict[str, Any]) -> Span:
    start = span_of(entry, row["from"]).start
    return Span(start, entry.text.text.index(row["to"], start) + len(row["to"]))


def covering(entry: Entry, span: Span) -> Iterator[Attribution]:
    """Yield attributions of at least half of `span`, the one nearest in extent first."""
    half = (span.end - span.start) / 2
    found = [
        a for a in entry.analysis.attributions if sum(overlap(c, span) for c in a.content) >= half
    ]
    yield from sorted(found, key=lambda a: sum(c.end - c.start for c in a.content))


@pytest.mark.parametrize("row", cases("statements"))
def test_statement_has_its_speaker(collection: Collection, row: dict[str, Any]) -> None:
    entry = entry_of(collection, row["document"])
    found = list(covering(entry, statement_span(entry, row)))
    right = [a for a in found if is_speaker(row["speaker"], a)]
    assert right, [(a.kind, a.speaker_name) for a in found]
    attribution = right[0]
    assert attribution.kind == row["kind"]
    assert attribution.mode == row.get("mode", "speech")
    for name in row.get("chain", ()):
        assert name in attribution.chain
    if "parent" in row:
        parents = [a for a in entry.analysis.attributions if a.id == attribution.parent]
        assert any(is_speaker(row["parent"], a) for a in parents)


@pytest.mark.parametrize("row", cases("statements", having="position"))
def test_statement_has_its_position(collection: Collection, row: dict[str, Any]) -> None:
    entry = entry_of(collection, row["document"])
    span = statement_span(entry, row)
    claims = [c for c in entry.analysis.claims if overlap(c.span, span)]
    assert row["position"] in {c.position for c in claims}


@pytest.mark.parametrize("row", cases("events"))
def test_event_stands_apart(collection: Collection, row: dict[str, Any]) -> None:
    assert len([e for e in collection.links.events if fits(e, row)]) == 1


@pytest.mark.parametrize("row", cases("responsibility"))
def test_responsibility_is_the_speakers(collection: Collection, row: dict[str, Any]) -> None:
    entry = entry_of(collection, row["document"])
    claims = [
        c
        for c in entry.analysis.claims
        if c.position == row["position"]
        and is_speaker(row["speaker"], attribution_of(entry, c.id))
        and names_actor(c, row)
    ]
    assert claims
    if "event" in row:
        assert any(is_event(event_of(collection, c.id), row["event"]) for c in claims)


def names_actor(claim: Claim, row: dict[str, Any]) -> bool:
    return "actor" not in row or any(re.search(row["actor"], a) for a in claim.alleged_actor)


@pytest.mark.parametrize("row", cases("labels"))
def test_label_is_kept_as_the_speakers(collection: Collection, row: dict[str, Any]) -> None:
    entry = entry_of(collection, row["document"])
    labels = [label for c in entry.analysis.claims for label in c.labels]
    found = [label for label in labels if row["label"] in label.text.lower()]
    assert found
    assert any(label.distanced for label in found) is row.get("distanced", False)


def test_wire_story_in_three_outlets_is_one_text(collection: Collection) -> None:
    names = {e.document.id: Path(e.document.location).name for e in collection.entries}
    clusters = [sorted(names[d] for d in c.documents) for c in collection.links.copies]
    for wanted in EXPECTED["copies"]:
        assert wanted in clusters


def test_other_language_is_kept_but_not_guessed_at(collection: Collection) -> None:
    for name in EXPECTED["other_language"]:
        entry = entry_of(collection, name)
        assert entry.text.text
        assert entry.analysis.attributions == ()
        assert any("language not analysed" in p.message for p in collection.problems)


def test_every_quote_is_its_slice_of_text(collection: Collection) -> None:
    for entry in collection.entries:
        for figure in entry.analysis.figures:
            assert figure.verbatim == quote(entry.text.text, figure.span)
        for claim in entry.analysis.claims:
            for label in claim.labels:
                assert label.text == quote(entry.text.text, label.span)


def test_every_claim_has_a_speaker_and_a_chain(collection: Collection) -> None:
    for entry in collection.entries:
        for attribution in entry.analysis.attributions:
            assert attribution.speaker_name
            assert attribution.chain
