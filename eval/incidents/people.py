"""Mentions of one text become people: names and descriptions that say the same are one."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.learn import NONE
from incidents.mentions import Mention

_LEAST_SHARE = 0.05
_GENERIC = frozenset({"MEN", "PEOPLE", "PERSONS", "INDIVIDUALS", "OTHERS", "MEMBERS", "PERSON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One or several people of a text: its mentions, best first, and the share of each class."""

    mentions: tuple[Mention, ...]
    shares: tuple[float, ...]
    classes: tuple[dict[str, float], ...]

    @property
    def best(self) -> Mention:
        """The mention that is most likely a target; the named ones come first."""
        return self.mentions[0]

    @property
    def share(self) -> float:
        """The greatest share of the mentions."""
        return max(self.shares)

    @property
    def counted(self) -> Mention:
        """The mention whose number is told of all: the best one with a figure, else the best."""
        return next((m for m in self.mentions if m.counted), self.best)

    def effect(self) -> str:
        """Return the likeliest class over all mentions, none left out."""
        sums: dict[str, float] = {}
        for shares in self.classes:
            for name, share in shares.items():
                if name != NONE:
                    sums[name] = sums.get(name, 0.0) + share
        return min(sums, key=lambda name: (-sums[name], name))


def words(text: str) -> frozenset[str]:
    """Return the words of a wording, in capitals."""
    return frozenset(text.upper().replace("-", " ").split())


def same(a: Mention, b: Mention) -> bool:
    """Return whether two mentions are read as the same people."""
    if a.number != b.number and a.counted and b.counted:
        return False
    mine, other = words(a.text), words(b.text)
    if a.name and b.name:
        return mine <= other or other <= mine
    if a.name or b.name:
        return False
    if a.number["plural"] != b.number["plural"] and not (a.counted or b.counted):
        return False
    return mine <= other or other <= mine


def people(found: Sequence[Mention], shares: Sequence[dict[str, float]]) -> list[Person]:
    """Group the mentions of one text that may be targets, best first."""
    order = sorted(range(len(found)), key=lambda i: (shares[i].get(NONE, 0.0), i))
    groups: list[list[int]] = []
    for i in order:
        if 1 - shares[i].get(NONE, 0.0) < _LEAST_SHARE:
            break
        group = next((g for g in groups if any(same(found[i], found[j]) for j in g)), None)
        if group is None:
            groups.append([i])
        else:
            group.append(i)
    return [
        Person(
            mentions=tuple(found[i] for i in group),
            shares=tuple(1 - shares[i].get(NONE, 0.0) for i in group),
            classes=tuple(shares[i] for i in group),
        )
        for group in groups
    ]


def features(person: Person, others: Sequence[Person], rank: int) -> list[str]:
    """Return what speaks for a person being a target of the keys, beside the others."""
    best, counted = person.best, person.counted
    number = _number_name(counted)
    above = others[:rank]
    effect = person.effect()
    found = [
        f"share={int(10 * person.share)}",
        f"share2={int(20 * person.share)}",
        f"sum={min(int(4 * sum(person.shares)), 12)}",
        f"top={int(10 * max(o.share for o in others))}",
        f"rank={min(rank, 6)}",
        f"rank={min(rank, 6)} share={int(5 * person.share)}",
        f"mentions={min(len(person.mentions), 4)}",
        f"number={number}",
        f"name={best.name} number={number}",
        f"effect={effect}",
        f"effect={effect} number={number}",
        *(f"w={w}" for w in words(best.text)),
    ]
    for name, share in sorted(person.classes[0].items()):
        found.append(f"{name}={int(10 * share)}")
    records = {
        f
        for m in person.mentions
        for f in m.features
        if f.startswith(("fig", "act", "aff", "dat", "pos"))
    }
    found.extend(sorted(records))
    if any(o.effect() == effect and _number_name(o.counted) == number for o in above):
        found.append(f"twin number={number} name={best.name}")
    if not best.name and any(o.best.name and o.effect() == effect for o in above):
        found.append(f"named_too number={number}")
    if best.name and any(not o.best.name and o.effect() == effect for o in above):
        found.append(f"described_too number={number}")
    if any(o.best.sentence == best.sentence for o in above):
        found.append("same_sentence")
    found.append(f"generic={bool(words(best.text) & _GENERIC)}")
    found.append(f"first={min(best.sentence, 5)}")
    return found


def _number_name(mention: Mention) -> str:
    if mention.number["plural"]:
        return "plural"
    return "one" if mention.number["hi"] == 1 else "many"
