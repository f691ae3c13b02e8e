"""Match acts, actors, dates and blame with records made by hand, beyond those of `gold.py`.

Rows that a corpus does not have count nowhere. An act is found where a claim of that kind shares
a character with the row's words; who did it, who suffered it, by what means, when and where are
asked of every act whose row tells it. An actor is found where one of its mentions is the row's
and its name fits. A date is right where it means the same days.
"""

import re
from collections.abc import Iterator

from matching import Corpus, Measure, Row, overlap, span_of, statement_span

from alteram.model import Actor, Analysis, Claim, Entry, Span
from alteram.text.edtf import bounds

NAMES = (
    "act found", "act agent", "act affected", "act means", "act date", "act place",
    "no act asserted", "blame precise", "position precise", "actor found",
    "actor kind", "actor role", "actor state", "actor part of", "actor unnamed", "actor metonym",
    "dates",
)  # fmt: skip
_ASSERTED = ("asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility")


def score_details(corpus: Corpus, measures: dict[str, Measure]) -> None:
    """Count every case of the corpus under the names of `NAMES`."""
    for row in corpus.expected.get("acts", ()):
        _score_act(corpus.entry(row["document"]), row, measures)
    for row in corpus.expected.get("no_acts", ()):
        _score_no_act(corpus.entry(row["document"]), row, measures["no act asserted"])
    for row in corpus.expected.get("actors", ()):
        _score_actor(corpus.entry(row["document"]), row, measures)
    for row in corpus.expected.get("dates", ()):
        _score_date(corpus.entry(row["document"]), row, measures["dates"])
    if corpus.expected.get("acts"):
        _score_blame(corpus, measures["blame precise"])
        _score_positions(corpus, measures["position precise"])


def _case(row: Row) -> str:
    return f"{row['document'][:2]} {row['quote']!r}"


def _score_act(entry: Entry, row: Row, measures: dict[str, Measure]) -> None:
    span = span_of(entry, row["quote"])
    near = [c for c in entry.analysis.claims if overlap(c.span, span) and c.act]
    found = [c for c in near if c.act == row["act"]]
    said = [(c.act, c.position) for c in near]
    measures["act found"].add(bool(found), f"{_case(row)}: {said}, not {row['act']}")
    for key in ("agent", "affected", "means", "date", "place"):
        if key in row:
            given = [v for c in found for v in _values(entry.analysis, c, key)]
            right = any(_fits(key, row[key], value) for value in given)
            measures[f"act {key}"].add(right, f"{_case(row)}: {given}, not {row[key]}")


def _values(analysis: Analysis, claim: Claim, key: str) -> Iterator[str]:
    """Yield what a claim gives as agent, affected, means, date or place."""
    if key == "agent":
        yield from claim.alleged_actor
    elif key == "place" and claim.place is not None:
        yield f"{analysis.places[claim.place].text} {analysis.places[claim.place].name}"
    else:
        value = {"affected": claim.affected, "means": claim.means, "date": claim.date}.get(key)
        if value is not None:
            yield value
    if key == "affected":
        yield from (f.verbatim for f in analysis.figures if f.claim == claim.id)


def _fits(key: str, wanted: str, value: str) -> bool:
    return _days(value) == _days(wanted) if key == "date" else _match(wanted, value)


def _match(pattern: str, words: str | None) -> bool:
    return words is not None and bool(re.search(pattern, words, re.IGNORECASE))


def _days(edtf: str) -> object:
    """Return the first and last day meant, or the string where it has none."""
    try:
        return bounds(edtf)
    except ValueError:
        return edtf


def _score_no_act(entry: Entry, row: Row, measure: Measure) -> None:
    span = span_of(entry, row["quote"])
    said = [
        (c.act, c.position)
        for c in entry.analysis.claims
        if overlap(c.span, span) and c.position in _ASSERTED and c.act == row["act"]
    ]
    measure.add(not said, f"{_case(row)}: {said}")


def _score_actor(entry: Entry, row: Row, measures: dict[str, Measure]) -> None:
    span = span_of(entry, row["quote"])
    actors = entry.analysis.actors
    near = [a for a in actors if any(overlap(m, span) for m in a.mentions)]
    found = next((a for a in near if _match(row["name"], a.name)), None)
    names = [a.name for a in near]
    measures["actor found"].add(found is not None, f"{_case(row)}: {names}, not {row['name']}")
    kind = found.kind if found else None
    measures["actor kind"].add(_is_kind(found, row), f"{_case(row)}: {kind}, not {row['kind']}")
    whole = next((a.name for a in actors if found and a.id == found.part_of), None)
    for key, name, value in (
        ("role", "actor role", found.role if found else None),
        ("state", "actor state", _state(found, actors)),
        ("part_of", "actor part of", whole),
    ):
        if key in row:
            right = _match(row[key], value)
            measures[name].add(right, f"{_case(row)}: {value}, not {row[key]}")
    for key, name, marked in (
        ("unnamed", "actor unnamed", found is not None and found.unnamed),
        ("metonym", "actor metonym", found is not None and found.metonym),
    ):
        if key in row or marked:
            measures[name].add(marked is row.get(key, False), f"{_case(row)}: {marked}")


def _is_kind(found: Actor | None, row: Row) -> bool:
    """Tell whether an actor is of the row's kind.

    Coders call a named movement a group or a body, a seat of government a state or a body.
    """
    if found is None or found.kind == row["kind"]:
        return found is not None
    either = {"state", "body"} if row.get("metonym") else {"group", "body"}
    return not found.unnamed and {found.kind, row["kind"]} <= either


def _state(actor: Actor | None, actors: tuple[Actor, ...]) -> str | None:
    """Return the state of an actor or of the body that it belongs to."""
    by_id = {one.id: one for one in actors}
    seen: set[str] = set()
    current = actor
    while current is not None and current.id not in seen:
        if current.state is not None:
            return current.state
        seen.add(current.id)
        current = by_id.get(current.part_of or "")
    return actor.name if actor is not None and actor.kind == "state" else None


def _score_date(entry: Entry, row: Row, measure: Measure) -> None:
    span = span_of(entry, row["quote"])
    found = [d.edtf for d in entry.analysis.dates if overlap(d.span, span) and d.edtf]
    right = any(_days(edtf) == _days(row["edtf"]) for edtf in found)
    measure.add(right, f"{_case(row)}: {found}, not {row['edtf']}")


def _score_blame(corpus: Corpus, measure: Measure) -> None:
    """Count those whom a claim blames: each must be blamed or be an agent in the records."""
    known: dict[str, list[str]] = {}
    for row in corpus.expected["acts"] + corpus.expected["responsibility"]:
        pattern = row.get("agent") or row.get("actor")
        if pattern:
            known.setdefault(row["document"], []).append(pattern)
    for name in sorted({row["document"] for row in corpus.expected["statements"]}):
        entry = corpus.entry(name)
        for claim in entry.analysis.claims:
            for actor in claim.alleged_actor if claim.position == "attributes_to" else ():
                right = any(_match(pattern, actor) for pattern in known.get(name, ()))
                words = entry.text.text[claim.span.start : claim.span.end]
                measure.add(right, f"{name[:2]} {actor} for {words!r}")


def _score_positions(corpus: Corpus, measure: Measure) -> None:
    """Count the stances that claims take inside statements whose position was coded."""
    coded: dict[str, list[tuple[Span, str]]] = {}
    for row in corpus.expected["statements"]:
        if "position" in row:
            span = statement_span(corpus.entry(row["document"]), row)
            coded.setdefault(row["document"], []).append((span, row["position"]))
    for name, rows in sorted(coded.items()):
        entry = corpus.entry(name)
        for claim in entry.analysis.claims:
            near = {position for span, position in rows if overlap(span, claim.span)}
            if near and claim.position != "asserts":
                words = entry.text.text[claim.span.start : claim.span.end]
                miss = f"{name[:2]} {claim.position}, not {sorted(near)}: {words!r}"
                measure.add(claim.position in near, miss)
