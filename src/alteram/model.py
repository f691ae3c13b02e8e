"""The frozen records that every room shares; the words are those of docs/glossary.md.

Offsets are Unicode code points into one `TextVersion.text`, end exclusive. Dates are EDTF
strings (ISO 8601-2). No record has a field for truth, credibility or rank.

Record ids are made by `content_id` from what identifies the record, so that the same text
gives the same ids on every machine.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

PartKind = Literal["title", "dateline", "byline", "boilerplate"]
DateKind = Literal["date", "interval", "duration", "recurring"]
PlacePrecision = Literal["place", "district", "region", "country", "unknown"]
ActorKind = Literal["person", "body", "state", "group", "outlet", "document", "unknown"]
AttributionKind = Literal["direct", "indirect", "mixed", "outlet"]
AttributionMode = Literal["speech", "attitude"]
Act = Literal[
    "killing", "injuring", "displacement", "detention", "disappearance", "hostage_taking",
    "shelling", "mine", "destruction", "blockade", "occupation", "denial_of_access",
    "prosecution", "other",
]  # fmt: skip
Position = Literal[
    "asserts", "attributes_to", "attributes_to_unknown", "accepts_responsibility",
    "acknowledges_denies_responsibility", "acknowledges_other_explanation",
    "acknowledges_circumstances", "denies_act", "disputes_figure", "declines_comment",
    "withdraws", "demands", "no_statement_found",
]  # fmt: skip
Qualifier = Literal[
    "exact", "at_least", "more_than", "at_most", "up_to", "fewer_than", "about", "nearly",
    "between", "words_only",
]  # fmt: skip
Outcome = Literal[
    "killed", "injured", "missing", "detained", "hostage", "displaced", "bodies_found",
    "buried", "blockaded", "damaged", "destroyed", "affected", "other",
]  # fmt: skip
CountingUnit = Literal[
    "persons", "bodies_seen", "bodies_examined", "names_on_list", "families", "graves",
    "objects", "reports", "percent", "not_stated",
]  # fmt: skip
Relation = Literal[
    "repeats", "cites", "translates", "denies", "gives_other_figure", "gives_other_actor",
    "gives_other_cause", "revises", "withdraws", "narrows_scope", "not_comparable",
]  # fmt: skip
CopyKind = Literal["same_text", "rewritten", "contains", "same_quotation"]

UNNAMED_OUTLET = "unnamed outlet"
UNNAMED_SPEAKER = "unnamed speaker"


class Span(NamedTuple):
    """A stretch of a text: first code point and the one after the last."""

    start: int
    end: int


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits that depend on `parts` alone, in their order."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex: the identity of a `TextVersion`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def quote(text: str, span: Span) -> str:
    """Return the exact words at `span`."""
    return text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One copy of a text as it was received; `id` is made from the bytes' SHA-256.

    A document that came inside another file (a row, a message, a record of a web archive) has
    the exact bytes of that part; `container` is the SHA-256 of the file, `locator` the place in
    it ("record 12"). `received` holds what came with it, in order: headers of a server or of an
    e-mail, columns of a row.
    """

    id: str
    sha256: str
    size: int
    media_type: str
    location: str
    captured: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    container: str | None = None
    locator: str | None = None
    received: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a text that is not body: headline, dateline, byline or page furniture."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """The frozen characters that offsets refer to; `sha256` is `text_hash(text)`."""

    sha256: str
    document: str
    text: str
    language: str
    method: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date, interval or duration as written; `edtf` is None where none can be given."""

    span: Span
    text: str
    edtf: str | None
    kind: DateKind
    timex_type: str
    timex_value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as written and, where the gazetteer knows it, as resolved (WGS 84 degrees).

    `name_used_by` says who calls it so, where the name as written is a contested one.
    """

    span: Span
    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: str | None = None
    precision: PlacePrecision = "unknown"
    name_used_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body, state or group as one document names it.

    `part_of` is the id of another actor of the same document; `state` the name of a state.
    `unnamed` is set where words only describe who it is ("residents", "a diplomat"), `metonym`
    where a seat of government stands for the government itself.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...] = ()
    part_of: str | None = None
    state: str | None = None
    role: str | None = None
    unnamed: bool = False
    metonym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A text ascribes content to a speaker by a cue (PARC3, PolNeAR).

    Unattributed text has kind `outlet`, the outlet as speaker and no cue. `parent` is the id of
    the attribution inside whose content this one stands. `chain` runs from the innermost
    speaker to the outlet. `confidence` orders a review queue and nothing else.
    """

    id: str
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    mode: AttributionMode = "speech"
    parent: str | None = None
    speaker_name: str = UNNAMED_SPEAKER
    speaker_actor: str | None = None
    chain: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name that a speaker uses for an event ("tragedy", "operation").

    `distanced` is set where the speaker marks it as another's word: inner quotation marks,
    "so-called", "alleged".
    """

    span: Span
    text: str
    distanced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One structured point of an attribution, evidenced by the passage at `span`.

    `place` is an index into the places of the same document. `alleged_actor` holds names as the
    speaker gives them (resolved to an actor's name where the text allows it). `answers` holds
    the words by which the speaker refers to another's statement. `affected` and `means` are the
    words for those or that which underwent the act, and for what it was done with.
    """

    id: str
    attribution: str
    span: Span
    act: Act | None
    position: Position
    date: str | None = None
    place: int | None = None
    alleged_actor: tuple[str, ...] = ()
    affected: str | None = None
    means: str | None = None
    labels: tuple[Label, ...] = ()
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity in one claim; numbers stand only where the words give them."""

    id: str
    claim: str
    span: Span
    verbatim: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    outcome: Outcome
    group: tuple[str, ...] = ("not_stated",)
    counting_unit: CountingUnit = "not_stated"
    scope_place: str | None = None
    scope_interval: str | None = None
    inclusive_of: tuple[str, ...] = ()
    subset_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was set aside, and why; never a reason to stop the rest."""

    location: str
    stage: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that one text gives by itself: a pure function of text, date and outlet."""

    text_sha256: str
    language: str
    date: str | None
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document with its text and analysis, as later rooms receive it."""

    document: Document
    text: TextVersion
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedActor:
    """Actors of several documents that are one; `members` are the ids of `Actor` records."""

    id: str
    name: str
    kind: ActorKind
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Republication:
    """A document that has text of another: how, and the share of the smaller one's words.

    Where the kind is `contains`, `of` is the document whose text stands inside the other.
    `credit` is an agency that the document names as where its text comes from. `passages` are
    the places in `document` of what it shares; none where that is the text as a whole.
    """

    document: str
    of: str
    kind: CopyKind
    overlap: float
    credit: str | None = None
    passages: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCluster:
    """Republications of one text or quotation, in order of first appearance.

    `origin` is the document they go back to: that of the text's own issuer, else of the agency
    that the others credit, else the earliest (None in records made before it was kept: the
    first). `credit` is the agency that they credit where none of the documents is its own.
    """

    id: str
    documents: tuple[str, ...]
    links: tuple[Republication, ...] = ()
    origin: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A container for claims about one place and time; it has no facts of its own."""

    id: str
    label: str
    date: str | None
    place: str | None
    lat: float | None
    lon: float | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    independent_origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What belongs together in one dossier."""

    copies: tuple[CopyCluster, ...] = ()
    actors: tuple[LinkedActor, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a record; rows are only ever added.

    `seen` stands for the records as they were when it was made: where they have changed since,
    a person looks again. A decision of a `round` is one person's coding, made without sight of
    others'; it counts for their agreement and changes nothing.
    """

    id: str
    made: str
    who: str
    action: str
    subject: str
    value: str = ""
    why: str = ""
    seen: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Everything a dossier holds, in memory: the input of comparing, exporting, reporting."""

    entries: tuple[Entry, ...] = ()
    links: Links = field(default_factory=Links)
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
