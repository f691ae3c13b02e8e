"""What the trained steps write down about one text, and what a step is.

A step names its rows for a text (one list of features each), their labels by the keys (None:
nothing is known, so that nothing is learned), and takes the shares that a model gives the rows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from incidents import incidents, settings
from incidents import people as persons
from incidents.learn import NONE, Features, likeliest
from incidents.mentions import Mention
from incidents.orgs import Organisation
from incidents.texts import Read

YES, NO = "yes", "no"
Template = dict[str, Any]


@dataclass(slots=True)
class Notes:
    """What the steps found in one text so far; `aligned` holds keys of incidents, in training."""

    read: Read
    known: dict[str, str]
    kinds: list[dict[str, float]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    people: list[persons.Person] = field(default_factory=list)
    targets: list[dict[str, float]] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    incidents: list[list[int]] = field(default_factory=list)
    incident_kinds: list[dict[str, float]] = field(default_factory=list)
    orgs: list[Organisation] = field(default_factory=list)
    suspected: list[float] = field(default_factory=list)
    blamed: list[list[float]] = field(default_factory=list)
    degrees: list[dict[str, float]] = field(default_factory=list)
    setting_shares: dict[str, list[list[float]]] = field(default_factory=dict)
    aligned: dict[int, Template] = field(default_factory=dict)
    choices: dict[str, list[list[settings.Choice]]] = field(default_factory=dict)

    def relevance(self) -> list[float]:
        """Return for each sentence the share that it tells of an incident of the keys."""
        return [1 - shares.get(NONE, 0.0) for shares in self.kinds]

    def members(self, incident: int) -> list[int]:
        """Return the people whose best mention stands in a sentence of an incident."""
        inside = set(self.incidents[incident])
        return [n for n, person in enumerate(self.people) if person.best.sentence in inside]


class Step(Protocol):
    """One trained step."""

    name: str
    penalty: float

    def rows(self, notes: Notes) -> list[Features]:
        """Return the features of each row of a text."""

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        """Return the label of each row, None where it teaches nothing."""

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        """Write down what the model says of the rows."""


def align(notes: Notes, keys: Sequence[Template]) -> dict[int, Template]:
    """Return for incidents the key template with most sentences in common, each once."""
    told = incidents.told_in(notes.read, keys)
    ranked = []
    for number, group in enumerate(notes.incidents):
        counts = Counter(key for s in group for key in told.get(s, ()))
        ranked += [(-n, number, key) for key, n in counts.items()]
    found: dict[int, Template] = {}
    used: set[int] = set()
    for _, number, key in sorted(ranked):
        if number not in found and key not in used:
            found[number] = keys[key]
            used.add(key)
    return found


def lemmas(read: Read, sentence: int) -> list[str]:
    """Return the nouns, verbs and adjectives of a sentence."""
    words = read.parsed.words(read.parsed.sentences[sentence])
    return [f"s={t.lemma}" for t in words if t.tag[:1] in "NVJ"]


def whose(notes: Notes, number: int) -> list[str]:
    """Return what is known of an incident, for the choice of its organisations."""
    shares = notes.incident_kinds[number]
    return [f"incident={int(5 * (1 - shares.get(NONE, 0.0)))}", f"kind={likeliest(shares)}"]
