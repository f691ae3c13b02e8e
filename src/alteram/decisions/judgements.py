"""All that people decided, as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alteram.decisions.pairs import NO_PAIRS, Pairs
from alteram.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one decision says of one matter: `value`, who gave it, why and when (ISO 8601)."""

    value: str
    who: str
    why: str
    made: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A person's words on a document or record, or on the passage of a document at `span`."""

    about: str
    span: Span | None
    ruling: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All decisions as they stand now.

    `events` pairs claims, `actors` pairs actors of documents, `texts` pairs documents, `figures`
    pairs figures. `parties` gives the name of the party under which an actor's statements stand,
    by the id of the linked actor or by the name of the party proposed by the program; `reasons`
    gives why, by the same key. Rulings stand by the id of their record: `reviews` (the state, of
    what is no longer `proposed`), `restrictions` (the passage, and who still sees it), `edits`
    (by field), `names` and `private` (linked actors), `labels` and `fatalities` (events),
    `graphic` (documents and claims that are shown only to those who ask for it).
    """

    events: Pairs = NO_PAIRS
    actors: Pairs = NO_PAIRS
    texts: Pairs = NO_PAIRS
    figures: Pairs = NO_PAIRS
    parties: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    reviews: Mapping[str, Ruling] = field(default_factory=dict)
    restrictions: Mapping[str, Ruling] = field(default_factory=dict)
    edits: Mapping[str, Mapping[str, Ruling]] = field(default_factory=dict)
    names: Mapping[str, Ruling] = field(default_factory=dict)
    labels: Mapping[str, Ruling] = field(default_factory=dict)
    private: Mapping[str, Ruling] = field(default_factory=dict)
    fatalities: Mapping[str, Ruling] = field(default_factory=dict)
    graphic: Mapping[str, Ruling] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    closed: frozenset[str] = frozenset()

    def state(self, record: str) -> str:
        """Return the state of review of a record, by its id; a restriction stands before it."""
        if record in self.restrictions:
            return "restricted"
        return self.reviews[record].value if record in self.reviews else "proposed"

    def rejected(self, record: str) -> bool:
        """Tell whether a person rejected the record, restricted or not."""
        return record in self.reviews and self.reviews[record].value == "rejected"


NO_JUDGEMENTS = Judgements()
