"""A reader of incidents for the templates of MUC-4, trained on keys that are given by path.

Every step learns from what the step before says of texts that it was not trained on (five-fold),
so that its training is like its use. The same shares give an estimate by cross-validation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents import settings, slots, stages
from incidents.boost import Mixed, mixed
from incidents.keys import EFFECTS, UNHURT
from incidents.learn import NONE, Features, Model, fit, likeliest
from incidents.notes import YES, Notes, Step, Template
from incidents.orgs import known_names
from incidents.texts import Read

FOLDS = 5
_TARGET = {"one": 0.25, "plural": 0.35, "many": 0.27}
_BLAMED = 0.2
_KEPT = 0.4
_BY_TREES = frozenset({"suspects", "blamed"})
_EFFECTS = {UNHURT: "NO INJURY OR DEATH"}
STEPS: tuple[Step, ...] = (
    stages.Kinds(),
    stages.Mentions(),
    stages.People(),
    stages.Pairs(),
    stages.Kept(),
    slots.Suspects(),
    slots.Blamed(),
    slots.Degrees(),
    slots.Setting("date", settings.dates, settings.right_date),
    slots.Setting("country", settings.countries, settings.right_country),
    slots.Setting("spot", settings.spots, settings.right_spot),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The trained steps and the organisations that the keys hold."""

    models: dict[str, Model | Mixed]
    known: dict[str, str]

    def notes(self, read: Read) -> Notes:
        """Return what the steps find in one text."""
        notes = Notes(read, self.known)
        for step in STEPS:
            step.put(notes, _named(self.models[step.name], step.rows(notes)))
        return notes


def _named(model: Model | Mixed, rows: Sequence[Features]) -> list[dict[str, float]]:
    return [
        dict(zip(model.classes, map(float, shares), strict=True))
        for shares in model.probabilities(rows)
    ]


def train(texts: Sequence[Read], keys: dict[str, list[Template]]) -> tuple[Reader, list[Notes]]:
    """Return a trained reader, and the notes on the texts by models that did not see them."""
    everything = [keys.get(text.doc_id, []) for text in texts]
    seen = [
        known_names(t for i, ts in enumerate(everything) if i % FOLDS != fold for t in ts)
        for fold in range(FOLDS)
    ]
    notes = [Notes(text, seen[i % FOLDS]) for i, text in enumerate(texts)]
    models = {step.name: _step(step, notes, everything) for step in STEPS}
    return Reader(models, known_names(t for ts in everything for t in ts)), notes


def _step(step: Step, notes: Sequence[Notes], keys: Sequence[Sequence[Template]]) -> Model | Mixed:
    """Train one step on all texts, and let models of the other folds write its notes."""
    rows = [step.rows(note) for note in notes]
    labels = [step.labels(note, key) for note, key in zip(notes, keys, strict=True)]
    for fold in range(FOLDS):
        model = _fit(step, rows, labels, [i for i in range(len(notes)) if i % FOLDS != fold])
        for i in range(fold, len(notes), FOLDS):
            step.put(notes[i], _named(model, rows[i]))
    return _fit(step, rows, labels, range(len(notes)))


def _fit(
    step: Step,
    rows: Sequence[Sequence[Features]],
    labels: Sequence[Sequence[str | None]],
    chosen: Sequence[int],
) -> Model | Mixed:
    pairs = [
        (row, label)
        for i in chosen
        for row, label in zip(rows[i], labels[i], strict=True)
        if label is not None
    ]
    chosen_rows, chosen_labels = [row for row, _ in pairs], [label for _, label in pairs]
    if step.name in _BY_TREES:
        return mixed(chosen_rows, chosen_labels, YES, penalty=step.penalty)
    return fit(chosen_rows, chosen_labels, penalty=step.penalty)


def templates(notes: Notes) -> list[dict[str, Any]]:
    """Return the templates of one text by what the steps found."""
    found = []
    for number in range(len(notes.incidents)):
        shares = notes.incident_kinds[number]
        people = _people(notes, number)
        if 1 - shares.get(NONE, 0.0) < _KEPT and not people:
            continue
        found.append(
            {
                "type": likeliest(shares),
                "date": _best(notes, "date", number),
                "location": _location(notes, number),
                "perp_org": _blamed(notes, number),
                "hum": people,
            }
        )
    return found


def _people(notes: Notes, number: int) -> list[dict[str, Any]]:
    """Return the human targets of an incident, likeliest first, each count and effect once."""
    found: list[dict[str, Any]] = []
    seen: set[tuple[object, ...]] = set()
    for n in sorted(notes.members(number), key=lambda n: notes.targets[n].get(NONE, 0.0)):
        person, shares = notes.people[n], notes.targets[n]
        count, effect = person.counted.number, likeliest(shares)
        several = "plural" if count["plural"] else "one" if count["hi"] == 1 else "many"
        told = (count["lo"], count["hi"], effect)
        if 1 - shares.get(NONE, 0.0) <= _TARGET[several] or several == "many" and told in seen:
            continue
        seen.add(told)
        words = effect if effect in EFFECTS else _EFFECTS.get(effect)
        found.append({"text": person.best.text, "number": count, "effect": words})
    return found


def _blamed(notes: Notes, number: int) -> list[dict[str, Any]]:
    found = []
    for n, share in enumerate(notes.blamed[number]):
        if share > _BLAMED:
            degrees = notes.degrees[n]
            degree = min(degrees, key=lambda name: (-degrees[name], name))
            # The keys give the letters of a name far oftener than all of its words.
            text = min(notes.orgs[n].wordings, key=lambda w: (len(w), w))
            found.append({"text": text, "confidence": degree})
    return found


def _best(notes: Notes, slot: str, number: int) -> Any:
    choices, shares = notes.choices[slot][number], notes.setting_shares[slot][number]
    if not choices:
        return None
    return choices[min(range(len(choices)), key=lambda i: (-shares[i], i))].value


def _location(notes: Notes, number: int) -> list[str]:
    country, spot = _best(notes, "country", number), _best(notes, "spot", number)
    return [name for name in (country, spot) if name]
