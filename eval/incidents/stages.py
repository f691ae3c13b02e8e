"""The steps from a text to its incidents: kinds of sentences, people, incidents, which count."""

from collections import Counter
from collections.abc import Sequence

from incidents import incidents
from incidents import people as persons
from incidents.keys import labelled
from incidents.learn import NONE, Features, likeliest
from incidents.mentions import mentions, sentence_words, told_records
from incidents.notes import NO, YES, Notes, Template, align, lemmas

_LATE = (0, 1, 2, 4, 7, 12)
_ANCHOR = 0.25
_PERSON = 0.3
_MOST_ANCHORS = 40
_ONE_INCIDENT = 0.65


class Kinds:
    """Which kind of incident a sentence tells of, if any."""

    name, penalty = "kinds", 20.0

    def rows(self, notes: Notes) -> list[Features]:
        read = notes.read
        words = [sentence_words(read, s) for s in read.parsed.sentences]
        records = told_records(read)
        found: list[Features] = []
        for i, own in enumerate(words):
            row = [*own, *records[i], f"late={sum(i >= late for late in _LATE)}"]
            if i > 0:
                row += [f"b={w}" for w in words[i - 1] if "_" not in w]
            if i + 1 < len(words):
                row += [f"a={w}" for w in words[i + 1] if "_" not in w]
            found.append(row)
        return found

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        told = incidents.told_in(notes.read, keys)
        return [
            keys[min(told[s.i])]["type"][0] if s.i in told else NONE
            for s in notes.read.parsed.sentences
        ]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.kinds = shares


class Mentions:
    """Which effect the keys tell of those whom a noun phrase names, if they are a target."""

    name, penalty = "mentions", 10.0

    def rows(self, notes: Notes) -> list[Features]:
        notes.mentions = mentions(notes.read, notes.relevance()) if notes.kinds else []
        return [mention.features for mention in notes.mentions]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        known = labelled(notes.read, keys)
        return [known[m.head].effect if m.head in known else NONE for m in notes.mentions]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.people = persons.people(notes.mentions, shares)


class People:
    """Whether mentions that are read as the same people are one target, and with what effect."""

    name, penalty = "people", 3.0

    def rows(self, notes: Notes) -> list[Features]:
        return [persons.features(p, notes.people, n) for n, p in enumerate(notes.people)]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        known = labelled(notes.read, keys)
        seen: set[tuple[tuple[str, ...], int]] = set()
        found: list[str | None] = []
        for person in notes.people:
            meant = [known[m.head] for m in person.mentions if m.head in known]
            target = next((t for t in meant if (t.wordings, t.template) not in seen), None)
            if target is not None:
                seen.add((target.wordings, target.template))
            found.append(target.effect if target is not None else NONE)
        return found

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.targets = shares


class Pairs:
    """Whether two sentences tell of the same incident; then the incidents themselves."""

    name, penalty = "pairs", 3.0

    def rows(self, notes: Notes) -> list[Features]:
        anchors = {i for i, share in enumerate(notes.relevance()) if share > _ANCHOR}
        anchors |= {
            person.best.sentence
            for person, shares in zip(notes.people, notes.targets, strict=True)
            if 1 - shares.get(NONE, 0.0) > _PERSON
        }
        ordered = sorted(anchors)[:_MOST_ANCHORS]
        notes.incidents = [[a] for a in ordered]
        notes.pairs = [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]
        told = incidents.Told(notes.read, notes.kinds)
        return [told.pair(a, b) for a, b in notes.pairs]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        told = incidents.told_in(notes.read, keys)
        return [
            None if a not in told or b not in told else YES if told[a] & told[b] else NO
            for a, b in notes.pairs
        ]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        likeness = {p: s.get(YES, 1.0) for p, s in zip(notes.pairs, shares, strict=True)}
        anchors = [group[0] for group in notes.incidents]
        notes.incidents = incidents.clusters(anchors, lambda a, b: likeness[a, b], _ONE_INCIDENT)


class Kept:
    """Whether an incident is one of the keys, and its kind."""

    name, penalty = "kept", 1.0

    def rows(self, notes: Notes) -> list[Features]:
        relevance = notes.relevance()
        found: list[Features] = []
        for number, group in enumerate(notes.incidents):
            best = max(relevance[s] for s in group)
            sums = Counter[str]()
            for s in group:
                sums.update({k: v for k, v in notes.kinds[s].items() if k != NONE})
            kind = likeliest(dict(sums))
            members = notes.members(number)
            sure = max((1 - notes.targets[n].get(NONE, 0.0) for n in members), default=0.0)
            row = [
                f"best={int(10 * best)}",
                f"sum={min(int(2 * sum(sums.values())), 10)}",
                f"size={min(len(group), 6)}",
                f"first={min(group[0], 6)}",
                f"kind={kind}",
                f"sure={int(10 * sure)}",
                f"others={min(len(notes.incidents) - 1, 4)}",
                f"top={best == max(relevance)}",
                f"top={best == max(relevance)} best={int(5 * best)}",
            ]
            row += [f"{k}={int(5 * v / sum(sums.values()))}" for k, v in sums.items()]
            words = {w for s in group for w in lemmas(notes.read, s)}
            found.append([*row, *sorted(words)])
        return found

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        notes.aligned = align(notes, keys)
        return [
            notes.aligned[n]["type"][0] if n in notes.aligned else NONE
            for n in range(len(notes.incidents))
        ]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.incident_kinds = shares
