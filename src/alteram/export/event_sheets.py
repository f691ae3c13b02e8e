"""What a coding sheet tells of an event: its comparison, reports, and how its place is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alteram.comparison import Comparison, FigureSet, Line
from alteram.decisions import Judgements, replay
from alteram.decisions.judgements import Ruling
from alteram.export.killed import killed_sets, range_of
from alteram.holding import Holding
from alteram.model import Entry, Event, PlaceMention, PlacePrecision
from alteram.origins import outlet_key
from alteram.text.states import all_states

_UNDATED = "9999"
_EXACT: tuple[PlacePrecision, ...] = ("place", "district", "region", "country", "unknown")
_NAMES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document that tells of an event, as a citation needs it."""

    id: str
    location: str
    outlet: str | None
    published: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    """An event with all that a sheet of any community needs of it.

    `lines` and `reports` stand by date of publication. `country` is a name, `written` are names
    of the place in the texts. `killed` are the sets of figures on persons killed, `range` the one
    whose range stands for the event. `fatalities` is a named person's number.
    """

    event: Event
    comparison: Comparison
    lines: tuple[Line, ...]
    reports: tuple[Report, ...]
    precision: PlacePrecision
    country: str | None
    written: tuple[str, ...]
    killed: tuple[FigureSet, ...]
    range: FigureSet | None
    fatalities: Ruling | None
    accepted: int


@dataclass(slots=True)
class _Place:
    precision: PlacePrecision = "unknown"
    country: str | None = None
    written: set[str] = field(default_factory=set)

    def see(self, mention: PlaceMention) -> None:
        exact = min(_EXACT.index(self.precision), _EXACT.index(mention.precision))
        self.precision = _EXACT[exact]
        self.country = min(filter(None, (self.country, mention.country)), default=None)
        by = f" (name used by {mention.name_used_by})" if mention.name_used_by else ""
        if mention.text.casefold() != mention.name.casefold() or by:
            self.written.add(f"\N{LEFT DOUBLE QUOTATION MARK}{mention.text}"
                             f"\N{RIGHT DOUBLE QUOTATION MARK}{by}")  # fmt: skip


@dataclass(slots=True)
class _Gathered:
    """What documents tell that comparisons do not: reports, places, figures that are parts."""

    events: Mapping[str, list[Event]]
    reports: dict[str, Report] = field(default_factory=dict)
    places: dict[str, _Place] = field(default_factory=lambda: defaultdict(_Place))
    parts: set[str] = field(default_factory=set)

    def see(self, entry: Entry) -> None:
        document = entry.document
        events = self.events.get(document.id, ())
        if not events:
            return
        self.reports[document.id] = Report(
            id=document.id,
            location=document.location,
            outlet=document.outlet,
            published=document.published,
            title=document.title,
        )
        self.parts.update(
            one.id
            for one in entry.analysis.figures
            if one.subset_of is not None and one.outcome == "killed"
        )
        for mention in entry.analysis.places:
            for event in events:
                if (mention.name, mention.lat, mention.lon) == (event.place, event.lat, event.lon):
                    self.places[event.id].see(mention)


def event_sheets(holding: Holding) -> Iterator[EventSheet]:
    """Yield each event of a dossier, in the order of its events; one is in memory at a time."""
    events: dict[str, list[Event]] = defaultdict(list)
    for event in holding.links.events:
        for document in event.documents:
            events[document].append(event)
    gathered = _Gathered(events=events)
    for entry in holding.entries:
        gathered.see(entry)
    states = {actor.name for actor in holding.links.actors if actor.kind == "state"}
    names = {state.iso2: state.name for state in reversed(all_states()) if state.iso2 is not None}
    now = replay(holding.decisions)
    for comparison in holding.comparisons:
        place = gathered.places[comparison.event.id]
        if place.precision == "unknown" and comparison.event.place in states:
            place.precision = "country"
        yield _sheet(comparison, gathered, names, now)


def one_line(words: str) -> str:
    """Return words as one entry of a list: semicolons, which part entries, become commas."""
    return " ".join(words.split()).replace(";", ",")


def once(names: Iterable[str]) -> list[str]:
    """Return each name once, in order, whatever its capitals."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(outlet_key(name), name)
    return list(found.values())


def _sheet(
    comparison: Comparison, gathered: _Gathered, names: Mapping[str, str], now: Judgements
) -> EventSheet:
    event = comparison.event
    place, killed = gathered.places[event.id], killed_sets(comparison.figures)
    reports = (gathered.reports[one] for one in event.documents if one in gathered.reports)
    whole = event.place if place.precision == "country" else None
    return EventSheet(
        event=event,
        comparison=comparison,
        lines=tuple(sorted((one for a in comparison.accounts for one in a.lines), key=by_date)),
        reports=tuple(
            sorted(reports, key=lambda one: (one.published or _UNDATED, one.location, one.id))
        ),
        precision=place.precision,
        country=names.get(place.country or "", whole),
        written=tuple(sorted(place.written)[:_NAMES]),
        killed=killed,
        range=range_of(killed, gathered.parts),
        fatalities=now.fatalities.get(event.id),
        accepted=sum(now.state(claim) == "accepted" for claim in event.claims),
    )


def by_date(line: Line) -> tuple[str, str, int, int, str]:
    """Return what puts a line in order: when and where it was published, then its place."""
    return line.published or _UNDATED, line.location, line.start, line.end, line.claim
