"""Match what the program finds with records made by hand, and count.

A corpus is a folder with `texts/` and `expected.json`. Matching is that of the golden test of
the sample collection: a figure is found where spans overlap and numbers agree, a statement where
one attribution covers at least half of its characters, an event by place and days. `details.py`
counts acts, actors and dates.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import details
from matching import Corpus, Measure, Row, overlap, span_of, statement_span

from alteram.model import Attribution, Claim, Entry, Event, Figure, Span
from alteram.text.edtf import bounds


def figures_at(entry: Entry, span: Span) -> list[Figure]:
    """Return the figures that share a character with the span."""
    return [f for f in entry.analysis.figures if overlap(f.span, span)]


def attribution_of(entry: Entry, claim_id: str) -> Attribution:
    """Return the attribution that a claim stands in."""
    claim = next(c for c in entry.analysis.claims if c.id == claim_id)
    return next(a for a in entry.analysis.attributions if a.id == claim.attribution)


def is_speaker(pattern: str, attribution: Attribution) -> bool:
    """Tell whether the speaker's name fits the pattern."""
    return bool(re.search(pattern, attribution.speaker_name, re.IGNORECASE))


def covering(entry: Entry, span: Span) -> list[Attribution]:
    """Return attributions of at least half of the span, the shortest content first."""
    half = (span.end - span.start) / 2
    found = [
        a for a in entry.analysis.attributions if sum(overlap(c, span) for c in a.content) >= half
    ]
    return sorted(found, key=lambda a: sum(c.end - c.start for c in a.content))


def fits(event: Event | None, row: Row) -> bool:
    """Tell whether an event has the row's place and days."""
    if event is None or event.date is None or not re.search(row["place"], event.label):
        return False
    return [str(day) for day in bounds(event.date)] == list(row["date"])


def of_event(corpus: Corpus, claim_id: str, name: str) -> bool:
    """Tell whether a claim belongs to the event of that name."""
    row = next(r for r in corpus.expected["events"] if r["name"] == name)
    return any(claim_id in e.claims and fits(e, row) for e in corpus.collection.links.events)


def score(corpus: Corpus) -> dict[str, Measure]:
    """Return every measure by its name; more is better in each."""
    names = (
        "figure numbers", "figure recall", "figure precision", "figure event", "traps avoided",
        "statement found", "statement speaker", "statement kind", "position", "responsibility",
        "acceptance precise", "events", "events apart", "labels", "copies",
        *details.NAMES,
    )  # fmt: skip
    measures = {name: Measure() for name in names}
    _score_figures(corpus, measures)
    _score_precision(corpus, measures)
    _score_statements(corpus, measures)
    _score_responsibility(corpus, measures["responsibility"])
    _score_acceptance(corpus, measures["acceptance precise"])
    _score_links(corpus, measures)
    _score_labels(corpus, measures["labels"])
    details.score_details(corpus, measures)
    return measures


def _has_numbers(figure: Figure, row: Row) -> bool:
    given = (figure.value, figure.low, figure.high)
    return all(row[key] in given for key in ("value", "low", "high") if key in row)


def _figure_faults(entry: Entry, figure: Figure, row: Row) -> Iterator[str]:
    for key in ("qualifier", "outcome", "counting_unit"):
        if key in row and getattr(figure, key) != row[key]:
            yield f"{key} {getattr(figure, key)}, not {row[key]}"
    speaker = attribution_of(entry, figure.claim)
    if not is_speaker(row["speaker"], speaker):
        yield f"speaker {speaker.speaker_name}, not {row['speaker']}"
    if "subset_of" in row:
        wholes = [f.id for f in figures_at(entry, span_of(entry, row["subset_of"]))]
        if figure.subset_of not in wholes:
            yield f"no part of {row['subset_of']}"


def _score_figures(corpus: Corpus, measures: dict[str, Measure]) -> None:
    for row in corpus.expected["figures"]:
        entry = corpus.entry(row["document"])
        case = f"{row['document'][:2]} {row['quote']!r}"
        found = figures_at(entry, span_of(entry, row["quote"]))
        said = [f for f in found if _has_numbers(f, row)]
        measures["figure numbers"].add(bool(said), f"{case}: {[f.verbatim for f in found]}")
        faults = list(_figure_faults(entry, said[0], row)) if said else ["not found"]
        measures["figure recall"].add(not faults, f"{case}: {'; '.join(faults)}")
        if "event" in row:
            right = any(of_event(corpus, f.claim, row["event"]) for f in found)
            measures["figure event"].add(right, f"{case}: not of {row['event']}")


def _score_precision(corpus: Corpus, measures: dict[str, Measure]) -> None:
    for row in corpus.expected["traps"]:
        entry = corpus.entry(row["document"])
        found = [f.verbatim for f in figures_at(entry, span_of(entry, row["quote"]))]
        measures["traps avoided"].add(not found, f"{row['document'][:2]} {row['quote']!r}: {found}")
    known: dict[str, list[Span]] = {}
    for row in corpus.expected["figures"] + corpus.expected["optional"]:
        entry = corpus.entry(row["document"])
        known.setdefault(entry.document.id, []).append(span_of(entry, row["quote"]))
    for entry in corpus.collection.entries:
        for figure in entry.analysis.figures:
            right = any(overlap(figure.span, s) for s in known.get(entry.document.id, ()))
            name = Path(entry.document.location).name[:2]
            measures["figure precision"].add(right, f"{name} {figure.verbatim!r}")


def _score_statements(corpus: Corpus, measures: dict[str, Measure]) -> None:
    for row in corpus.expected["statements"]:
        entry = corpus.entry(row["document"])
        span = statement_span(entry, row)
        case = f"{row['document'][:2]} {row['from']!r} ... {row['to']!r}"
        found = [a for a in covering(entry, span) if a.cue or row["kind"] == "outlet"]
        measures["statement found"].add(bool(found), f"{case}: {row['speaker']}")
        right = [a for a in found if is_speaker(row["speaker"], a)]
        said = [(a.kind, a.speaker_name) for a in found]
        measures["statement speaker"].add(bool(right), f"{case}: {said}, not {row['speaker']}")
        faults = list(_statement_faults(entry, right[0], row)) if right else ["no such speaker"]
        measures["statement kind"].add(not faults, f"{case}: {'; '.join(faults)}")
        if "position" in row:
            positions = {c.position for c in entry.analysis.claims if overlap(c.span, span)}
            measures["position"].add(
                row["position"] in positions, f"{case}: {sorted(positions)}, not {row['position']}"
            )


def _statement_faults(entry: Entry, found: Attribution, row: Row) -> Iterator[str]:
    if found.kind != row["kind"]:
        yield f"kind {found.kind}, not {row['kind']}"
    if found.mode != row.get("mode", "speech"):
        yield f"mode {found.mode}"
    for name in row.get("chain", ()):
        if name not in found.chain:
            yield f"chain {found.chain} without {name}"
    if "parent" in row:
        parents = [a for a in entry.analysis.attributions if a.id == found.parent]
        if not any(is_speaker(row["parent"], a) for a in parents):
            yield f"not inside what {row['parent']} says"


def _score_responsibility(corpus: Corpus, measure: Measure) -> None:
    for row in corpus.expected["responsibility"]:
        entry = corpus.entry(row["document"])
        near = [c for c in entry.analysis.claims if c.position == row["position"]]
        mine = [c for c in near if is_speaker(row["speaker"], attribution_of(entry, c.id))]
        right = [c for c in mine if _names_actor(c, row)]
        if "event" in row:
            right = [c for c in right if of_event(corpus, c.id, row["event"])]
        said = [(attribution_of(entry, c.id).speaker_name, c.alleged_actor) for c in mine or near]
        case = f"{row['document'][:2]} {row['speaker']} {row['position']} {row.get('actor', '')}"
        measure.add(bool(right), f"{case} {row.get('event', '')}: {said}")


def _score_acceptance(corpus: Corpus, measure: Measure) -> None:
    """Count the claims by which a speaker takes responsibility: none may be made up."""
    for entry in corpus.collection.entries:
        name = Path(entry.document.location).name
        rows = [
            r["speaker"]
            for r in corpus.expected["responsibility"]
            if (r["document"], r["position"]) == (name, "accepts_responsibility")
        ]
        for claim in entry.analysis.claims:
            if claim.position == "accepts_responsibility":
                speaker = attribution_of(entry, claim.id)
                words = entry.text.text[claim.span.start : claim.span.end]
                right = any(is_speaker(pattern, speaker) for pattern in rows)
                measure.add(right, f"{name[:2]} {speaker.speaker_name}: {words!r}")


def _names_actor(claim: Claim, row: Row) -> bool:
    return "actor" not in row or any(
        re.search(row["actor"], actor, re.IGNORECASE) for actor in claim.alleged_actor
    )


def _score_links(corpus: Corpus, measures: dict[str, Measure]) -> None:
    events = corpus.collection.links.events
    matched = {
        row["name"]: [e.id for e in events if fits(e, row)] for row in corpus.expected["events"]
    }
    for row in corpus.expected["events"]:
        near = [e.label for e in events if re.search(row["place"], e.label)]
        case = f"{row['name']} {row['date']}: {near}"
        measures["events"].add(len(matched[row["name"]]) == 1, case)
    for one, other in corpus.expected["must_not_merge"]:
        apart = bool(matched[one] and matched[other] and matched[one] != matched[other])
        measures["events apart"].add(apart, f"{one} and {other}")
    names = {e.document.id: Path(e.document.location).name for e in corpus.collection.entries}
    clusters = [sorted(names[d] for d in c.documents) for c in corpus.collection.links.copies]
    for wanted in corpus.expected["copies"]:
        measures["copies"].add(wanted in clusters, f"{wanted}: {clusters}")


def _score_labels(corpus: Corpus, measure: Measure) -> None:
    for row in corpus.expected["labels"]:
        claims = corpus.entry(row["document"]).analysis.claims
        labels = [one for c in claims for one in c.labels]
        found = [one for one in labels if row["label"] in one.text.lower()]
        marked = any(one.distanced for one in found)
        right = bool(found) and marked is row.get("distanced", False)
        said = [(one.text, one.distanced) for one in labels]
        measure.add(right, f"{row['document'][:2]} {row['label']}: {said}")
