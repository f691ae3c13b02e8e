"""What lists show of events, speakers and actors, made of the register and of what is linked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alteram.compare import Common, Spoken, described
from alteram.desk.facts import Facts
from alteram.desk.now import Now
from alteram.desk.register import Registered
from alteram.model import Document, Event, Outcome

_UNDATED = "9999"


class Voice(NamedTuple):
    """Who speaks in one attribution: party and name as in comparisons, and the speaking body."""

    party: str
    speaker: str
    key: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What filters ask of an event, each in alphabetical order; `copies` counts documents."""

    parties: tuple[str, ...]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """A speaking body with its party; `first` and `last` are dates of its statements.

    `key` tells it from others of its name.
    """

    key: str
    speaker: str
    party: str
    statements: int
    documents: int
    claims: int
    first: str | None
    last: str | None


class Numbers(NamedTuple):
    """In how many documents an actor is named, and how many claims are its own words."""

    documents: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """The tables of one moment; `said_in` gives the documents in which a speaking body speaks."""

    registered: Registered
    common: Common
    records: Mapping[str, Document]
    voices: Mapping[str, tuple[Voice, ...]]
    made_of: Mapping[str, Event]
    events: Mapping[str, EventFacts]
    speakers: tuple[SpeakerRow, ...]
    said_in: Mapping[str, tuple[str, ...]]
    actors: Mapping[str, Numbers]

    def is_of(self, now: Now, registered: Registered) -> bool:
        """Tell whether the tables are those of a moment."""
        return (
            self.registered is registered
            and self.common is now.common
            and self.records is now.records
            and self.made_of is now.events
        )


def make_tables(now: Now, registered: Registered, before: Tables | None = None) -> Tables:
    """Return the tables of a moment; what did not change is taken from those before."""
    same = before is not None and before.common is now.common and before.records is now.records
    held = before if same else None
    voices = _voices(now, registered, held)
    said = held if held is not None and held.registered is registered else None
    speakers, said_in = (
        _speakers(registered, voices) if said is None else (said.speakers, said.said_in)
    )
    return Tables(
        registered=registered,
        common=now.common,
        records=now.records,
        voices=voices,
        made_of=now.events,
        events=_events(now, registered, voices, held),
        speakers=speakers,
        said_in=said_in,
        actors=_actors(now, registered),
    )


def _voices(
    now: Now, registered: Registered, held: Tables | None
) -> Mapping[str, tuple[Voice, ...]]:
    before = held.registered.standing if held is not None else {}
    known = held.voices if held is not None else {}
    new = {one: facts for one, facts in registered.standing.items() if before.get(one) is not facts}
    if not new and held is not None:
        return known
    return {**known, **{one: tuple(voices_of(now, facts)) for one, facts in new.items()}}


def voices_of(now: Now, facts: Facts) -> Iterator[Voice]:
    """Yield who speaks in each attribution of a document."""
    common, entry = now.common, facts.slim
    origins = common.origins.among(now.records).of(entry)
    names = {actor.name: actor.id for actor in entry.analysis.actors}
    first = now.records.get(common.firsts.get(entry.document.id, entry.document.id))
    for one in entry.analysis.attributions:
        spoken = Spoken(
            attribution=one,
            origin=origins[one.id],
            names=names,
            outlet=entry.document.outlet,
            first_outlet=first.outlet if first is not None else None,
            first_location=(first or entry.document).location,
        )
        who = common.parties.speaker(spoken)
        yield Voice(
            common.parties.of_speaker(spoken).name,
            who.name if who is not None else described(spoken),
            origins[one.id].key,
            origins[one.id].name,
        )


def _events(
    now: Now,
    registered: Registered,
    voices: Mapping[str, tuple[Voice, ...]],
    held: Tables | None,
) -> dict[str, EventFacts]:
    facts: dict[str, EventFacts] = {}
    for name, event in now.events.items():
        known = held.events.get(name) if held is not None else None
        if known is not None and held is not None and _same(event, registered, held):
            facts[name] = known
        else:
            facts[name] = event_facts(now, event, registered.standing, voices)
    return facts


def _same(event: Event, registered: Registered, held: Tables) -> bool:
    was, now = held.registered.standing, registered.standing
    return held.made_of.get(event.id) == event and all(
        was.get(one) is now.get(one) for one in event.documents
    )


def event_facts(
    now: Now,
    event: Event,
    standing: Mapping[str, Facts],
    voices: Mapping[str, Sequence[Voice]],
) -> EventFacts:
    """Return what filters ask of an event."""
    claims = frozenset(event.claims)
    parties: set[str] = set()
    speakers: set[str] = set()
    outcomes: set[Outcome] = set()
    for document in event.documents:
        facts, ours = standing.get(document), voices.get(document, ())
        for one in facts.claims if facts is not None else ():
            if one.id in claims and one.said >= 0:
                parties.add(ours[one.said].party)
                speakers.add(ours[one.said].speaker)
                outcomes.update(one.outcomes)
    held = (now.records[one] for one in event.documents if one in now.records)
    firsts = now.common.firsts
    return EventFacts(
        parties=tuple(sorted(parties)),
        speakers=tuple(sorted(speakers)),
        outlets=tuple(sorted({one.outlet for one in held if one.outlet})),
        outcomes=tuple(sorted(outcomes)),
        copies=sum(firsts.get(one, one) != one for one in event.documents),
    )


def _speakers(
    registered: Registered, voices: Mapping[str, tuple[Voice, ...]]
) -> tuple[tuple[SpeakerRow, ...], Mapping[str, tuple[str, ...]]]:
    said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    claims: dict[str, int] = defaultdict(int)
    shown: dict[str, Voice] = {}
    for document, facts in sorted(registered.standing.items(), key=_by_date):
        ours = voices[document]
        for one in facts.claims:
            if one.said >= 0:
                voice = ours[one.said]
                shown.setdefault(voice.key, voice)
                said[voice.key].append((document, facts.dates[one.said] or facts.dated))
                claims[voice.key] += 1
    rows = [_speaker(shown[key], found, claims[key]) for key, found in said.items()]
    rows.sort(key=lambda one: (one.speaker.casefold(), one.speaker, one.key))
    documents = {key: tuple(dict.fromkeys(one for one, _ in found)) for key, found in said.items()}
    return tuple(rows), documents


def _speaker(voice: Voice, found: Iterable[tuple[str, str | None]], claims: int) -> SpeakerRow:
    held = set(found)
    dates = sorted(date for _, date in held if date is not None)
    undated = len({document for document, date in held if date is None})
    return SpeakerRow(
        key=voice.key,
        speaker=voice.body,
        party=voice.party,
        statements=len(set(dates)) + undated,
        documents=len({document for document, _ in held}),
        claims=claims,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def _by_date(row: tuple[str, Facts]) -> tuple[str, str]:
    return row[1].dated or _UNDATED, row[0]


def _actors(now: Now, registered: Registered) -> dict[str, Numbers]:
    """Return the numbers of linked actors, by id."""
    linked = {member: actor.id for actor in now.actors.values() for member in actor.members}
    documents: dict[str, int] = defaultdict(int)
    claims: dict[str, int] = defaultdict(int)
    for facts in registered.standing.values():
        found = facts.slim.analysis
        for actor in {linked[one.id] for one in found.actors if one.id in linked}:
            documents[actor] += 1
        for one in facts.claims:
            who = found.attributions[one.said].speaker_actor if one.said >= 0 else None
            if who in linked:
                claims[linked[who]] += 1
    return {one: Numbers(documents[one], claims[one]) for one in now.actors}
