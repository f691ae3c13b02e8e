"""One record of a document for its panel: who said it, through whom, what of it, where it leads."""

from dataclasses import dataclass

from alteram.compare.wording import QUALIFIERS
from alteram.decisions import Judgements, Note, Ruling
from alteram.errors import NotFoundError
from alteram.model import Attribution, Claim, Entry, Event, Figure, PlaceMention, quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure with its bounds in words, its state of review, the event of its lineage."""

    figure: Figure
    bounds: str
    state: str
    event: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim with its words, its state of review and who gave it, its events and figures."""

    claim: Claim
    words: str
    place: PlaceMention | None
    state: str
    ruling: Ruling | None
    events: tuple[Event, ...]
    figures: tuple[ShownFigure, ...]
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """An attribution with all that was found in it; `id` is the record that was asked for.

    `outer` is the attribution inside whose content this one stands.
    """

    id: str
    attribution: Attribution
    words: tuple[str, ...]
    cue: str
    state: str
    ruling: Ruling | None
    outer: Attribution | None
    claims: tuple[ShownClaim, ...]
    notes: tuple[Note, ...]


def record_of(
    entry: Entry, record: str, judged: Judgements, events: tuple[Event, ...]
) -> ShownRecord:
    """Return what a panel shows of an attribution, or of that of a claim or figure.

    Raises NotFoundError where the document has no such record.
    """
    found, text = entry.analysis, entry.text.text
    claim = _claim_of(entry, record)
    wanted = record if claim is None else claim.attribution
    by_id = {one.id: one for one in found.attributions}
    if wanted not in by_id:
        raise NotFoundError(
            f"The document has no record {record}; it may have been rejected, or the text was "
            "analysed anew. Open the document again."
        )
    said = by_id[wanted]
    claims = tuple(
        _shown(one, entry, judged, events, record)
        for one in found.claims
        if one.attribution == wanted
    )
    about = {record, wanted, *(one.claim.id for one in claims)}
    return ShownRecord(
        id=record,
        attribution=said,
        words=tuple(quote(text, span) for span in said.content),
        cue=" ".join(quote(text, span) for span in said.cue),
        state=judged.state(wanted),
        ruling=_ruling(judged, wanted),
        outer=by_id.get(said.parent) if said.parent else None,
        claims=claims,
        notes=tuple(one for one in judged.notes if one.about in about and one.span is None),
    )


def _claim_of(entry: Entry, record: str) -> Claim | None:
    """Return the claim that a record is or stands in, if it is no attribution."""
    found = entry.analysis
    wanted = next((one.claim for one in found.figures if one.id == record), record)
    return next((one for one in found.claims if one.id == wanted), None)


def _shown(
    claim: Claim, entry: Entry, judged: Judgements, events: tuple[Event, ...], record: str
) -> ShownClaim:
    ours = tuple(one for one in events if claim.id in one.claims)
    figures = [one for one in entry.analysis.figures if one.claim == claim.id]
    return ShownClaim(
        claim=claim,
        words=quote(entry.text.text, claim.span),
        place=None if claim.place is None else entry.analysis.places[claim.place],
        state=judged.state(claim.id),
        ruling=_ruling(judged, claim.id),
        events=ours,
        figures=tuple(
            ShownFigure(
                figure=one,
                bounds=bounds_of(one),
                state=judged.state(one.id),
                event=next(iter(ours), None),
            )
            for one in figures
        ),
        asked=record == claim.id or any(record == one.id for one in figures),
    )


def bounds_of(figure: Figure) -> str:
    """Return what numbers the words of a figure give, as "at least 9: 9 to 12"."""
    if figure.value is None and figure.low is None and figure.high is None:
        return "in words only"
    low, high = figure.low, figure.high
    number = "" if figure.value is None else f"{figure.value:,.15g}"
    about = " ".join(filter(None, (QUALIFIERS[figure.qualifier] or "exactly", number)))
    if low is None and high is None or low == high == figure.value:
        return about
    least = "no lower bound" if low is None else f"{low:,.15g}"
    most = "no upper bound" if high is None else f"{high:,.15g}"
    return f"{about}: {least} to {most}"


def _ruling(judged: Judgements, record: str) -> Ruling | None:
    return judged.restrictions.get(record) or judged.reviews.get(record)
