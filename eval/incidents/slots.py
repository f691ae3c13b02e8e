"""The steps that fill the slots of an incident: organisations, how surely, when and where."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from incidents.learn import Features
from incidents.notes import NO, YES, Notes, Template, whose
from incidents.orgs import Organisation, candidates, held
from incidents.settings import Choice
from incidents.texts import Read

DEGREES = frozenset(
    {
        "REPORTED AS FACT",
        "CLAIMED OR ADMITTED",
        "SUSPECTED OR ACCUSED",
        "SUSPECTED OR ACCUSED BY AUTHORITIES",
        "POSSIBLE",
    }
)
_SHARES = (0.01, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_TELLS = 0.3


class Suspects:
    """Which organisations of a text the keys hold responsible for any of its incidents."""

    name, penalty = "suspects", 10.0

    def rows(self, notes: Notes) -> list[Features]:
        relevance = notes.relevance()
        notes.orgs = candidates(notes.read, notes.known, relevance) if relevance else []
        return [org.features for org in notes.orgs]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        return [YES if held(org, keys) is not None else NO for org in notes.orgs]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.suspected = [s.get(YES, 0.0) for s in shares]


class Blamed:
    """Which of the suspected organisations the keys hold responsible for one incident."""

    name, penalty = "blamed", 20.0

    def rows(self, notes: Notes) -> list[Features]:
        found: list[Features] = []
        ranked = sorted(notes.suspected, reverse=True)
        for number, group in enumerate(notes.incidents):
            about = whose(notes, number)
            for org, share in zip(notes.orgs, notes.suspected, strict=True):
                gap = min((abs(a - b) for a in org.sentences for b in group), default=9)
                rank = min(ranked.index(share), 3)
                found.append(
                    [
                        *about,
                        *(f"{w} share={int(5 * share)}" for w in about),
                        f"share={int(10 * share)}",
                        f"share={int(20 * share)}/20",
                        f"rank={rank}",
                        f"rank={rank} share={int(5 * share)}",
                        f"gap={min(gap, 4)}",
                        f"gap={min(gap, 4)} share={int(5 * share)}",
                        f"lead={int(5 * (ranked[0] - share))}",
                        f"incidents={min(len(notes.incidents), 4)}",
                        f"last={org.wordings[0].split()[-1]}",
                        *(f"share>{least}" for least in _SHARES if share > least),
                        *_nearby(org, set(group)),
                    ]
                )
        return found

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        # An incident that shares no sentence with a key may still be one of those left over.
        taken = [id(key) for key in notes.aligned.values()]
        rest = [key for key in keys if id(key) not in taken]
        return [
            YES if held(org, [notes.aligned[n]] if n in notes.aligned else rest) is not None else NO
            for n in range(len(notes.incidents))
            for org in notes.orgs
        ]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        size = len(notes.orgs)
        flat = [s.get(YES, 0.0) for s in shares]
        notes.blamed = [flat[i * size : (i + 1) * size] for i in range(len(notes.incidents))]


def _nearby(org: Organisation, group: set[int]) -> Iterator[str]:
    """Yield what stands around the mentions inside an incident's sentences and next to them."""
    for sentence, marks in zip(org.sentences, org.marks, strict=True):
        if sentence in group:
            yield "in"
            yield from (f"in:{mark}" for mark in marks)
        elif {sentence - 1, sentence + 1} & group:
            yield from (f"by:{m}" for m in marks if "=" not in m or m.startswith("c="))


class Degrees:
    """How surely an organisation is held responsible, by classes of words around it."""

    name, penalty = "degrees", 20.0

    def rows(self, notes: Notes) -> list[Features]:
        relevance = notes.relevance()
        return [sorted(_grounds(org, relevance)) for org in notes.orgs]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        found = ((held(org, keys) or "").strip(" )") for org in notes.orgs)
        return [degree if degree in DEGREES else None for degree in found]

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        notes.degrees = shares


def _grounds(org: Organisation, relevance: Sequence[float]) -> set[str]:
    """Return what says how surely: the sentences that tell of incidents count apart."""
    best = max((relevance[s] for s in org.sentences), default=0.0)
    found = {f for f in org.grounds if f.startswith(("alleged", "accepts", "others"))}
    for sentence, marks in zip(org.sentences, org.marks, strict=True):
        classes = {m for m in marks if "=" not in m or m.startswith("c=")}
        found |= {f"any {m}" for m in classes}
        found |= {m for m in marks if m.startswith(("speech=", "position=", "agent="))}
        if relevance[sentence] >= min(_TELLS, best):
            found |= {f"told {m}" for m in classes}
    name = org.wordings[0] if org.wordings else ""
    return found | {f"name={name}", f"last={name.split()[-1]}"} if name else found


class Setting:
    """Which of the dates, states or places of a text is that of an incident."""

    penalty = 2.0

    def __init__(
        self,
        name: str,
        make: Callable[[Read, Sequence[int]], list[Choice]],
        right: Callable[[Any, Template], bool],
    ) -> None:
        """Take the slot's name, what makes its candidates, and what says which are right."""
        self.name, self.make, self.right = name, make, right

    def rows(self, notes: Notes) -> list[Features]:
        found = [self.make(notes.read, group) for group in notes.incidents]
        notes.choices[self.name] = found
        return [choice.features for choices in found for choice in choices]

    def labels(self, notes: Notes, keys: Sequence[Template]) -> list[str | None]:
        found: list[str | None] = []
        for number, choices in enumerate(notes.choices[self.name]):
            key = notes.aligned.get(number)
            for choice in choices:
                right = key is not None and self.right(choice.value, key)
                found.append(None if key is None else YES if right else NO)
        return found

    def put(self, notes: Notes, shares: list[dict[str, float]]) -> None:
        left = iter(shares)
        notes.setting_shares[self.name] = [
            [next(left).get(YES, 0.0) for _ in choices] for choices in notes.choices[self.name]
        ]
