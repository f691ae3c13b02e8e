"""What people restricted: it stays in the dossier and is left out of what leaves it.

In the workbench it is hidden from roles that may not see it: all but `lead`, where the decision
names no other. A restriction holds by the record's id and, of a claim, figure or attribution, by
its passage: a record that the program finds there later, under another id, is restricted too.
"""

from collections.abc import Mapping
from dataclasses import replace

from alteram.decisions.judgements import Judgements, Ruling
from alteram.model import Attribution, Claim, Entry, Figure, Span

SEEING = ("viewer", "coder", "reviewer", "lead")
"""Roles in the workbench, each of which sees what the one before it does, and more."""
_FOR = "for="


def restricted(judgements: Judgements) -> frozenset[str]:
    """Return the ids of documents, events, attributions, claims and figures restricted by id."""
    return frozenset(judgements.restrictions)


def private(judgements: Judgements) -> frozenset[str]:
    """Return the ids of linked actors who are private persons, as somebody decided."""
    return frozenset(judgements.private)


def for_role(words: str, role: str) -> str:
    """Return the words of a restriction with the least role that still sees what it is about."""
    return " ".join((*(one for one in words.split() if not one.startswith(_FOR)), _FOR + role))


def seen_by(ruling: Ruling) -> str:
    """Return the least role that sees what a ruling restricts: a lead, if it names none we know."""
    named = [one.removeprefix(_FOR) for one in ruling.value.split() if one.startswith(_FOR)]
    return named[-1] if named and named[-1] in SEEING else SEEING[-1]


def hidden_from(judgements: Judgements, role: str) -> Mapping[str, str]:
    """Return the places of what a role may not see, by the ids of the records restricted."""
    rank = SEEING.index(role)
    return {
        record: ruling.value
        for record, ruling in judgements.restrictions.items()
        if SEEING.index(seen_by(ruling)) > rank
    }


def passage(record: Attribution | Claim | Figure, text_sha256: str) -> str:
    """Return the words by which a restriction keeps the kind and the place of its record."""
    places = (f"{text_sha256}:{one.start}-{one.end}" for one in spans_of(record))
    return " ".join((type(record).__name__.lower(), *places))


def spans_of(record: Attribution | Claim | Figure) -> tuple[Span, ...]:
    """Return where a record's content stands."""
    return record.content if isinstance(record, Attribution) else (record.span,)


def without_restricted(entry: Entry, judgements: Judgements) -> Entry | None:
    """Return a document without what is restricted in it; None where it is so as a whole.

    Claims go with their attribution and figures with their claim. The text itself is as it was.
    """
    if entry.document.id in judgements.restrictions:
        return None
    out = _restricted_in(entry, judgements)
    if not out:
        return entry
    found = entry.analysis
    claims = [c for c in found.claims if c.id not in out and c.attribution not in out]
    ours = {claim.id for claim in claims}
    figures = [f for f in found.figures if f.id not in out and f.claim in ours]
    held = {figure.id for figure in figures}
    return replace(
        entry,
        analysis=replace(
            found,
            attributions=tuple(one for one in found.attributions if one.id not in out),
            claims=tuple(claims),
            figures=tuple(
                one if one.subset_of in held else replace(one, subset_of=None) for one in figures
            ),
        ),
    )


def _restricted_in(entry: Entry, judgements: Judgements) -> frozenset[str]:
    """Return the ids restricted in a document, by themselves or by their place."""
    if not judgements.restrictions:
        return frozenset()
    found = entry.analysis
    records: tuple[Attribution | Claim | Figure, ...] = (
        *found.attributions,
        *found.claims,
        *found.figures,
    )
    here = {one.id for one in records}
    out = here & judgements.restrictions.keys()
    for record, ruling in judgements.restrictions.items():
        if record not in here:
            kind, spans = _places(ruling.value, entry.text.sha256)
            out |= {
                one.id
                for one in records
                if type(one).__name__.lower() == kind
                and any(_overlap(mine, other) for mine in spans_of(one) for other in spans)
            }
    return frozenset(out)


def _places(words: str, text_sha256: str) -> tuple[str, list[Span]]:
    """Return the kind of a restricted record and where it stood in a text."""
    kind, *places = words.split() or [""]
    spans = []
    for one in places:
        sha256, _, place = one.partition(":")
        if sha256 == text_sha256:
            start, _, end = place.partition("-")
            spans.append(Span(int(start), int(end)))
    return kind, spans


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
