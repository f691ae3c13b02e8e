"""Time and quality of linking on made-up events: `python bench/linking.py [MENTIONS]`.

Several events happen in each place, some within days of each other; mentions give them with
days, a month, a country, no date or no place. Prints B-cubed precision, recall and F1 of the
clustering in use, of connected components and of one event per place and date, and the times.

`--scale MENTIONS` links a world instead, in which storylines share towns and countries, and prints
the time of each stage and the peak of memory; `--add MENTIONS` adds so many to it.
`--fit PAIRS` fits the weights to so many made-up decisions of each sort and prints the quality on
other events before and after.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from alteram.decisions import Pairs, pair
from alteram.link.candidates import components
from alteram.link.fitting import fitted
from alteram.link.grouping import Grouping, group_mentions
from alteram.link.levels import COMPARISONS
from alteram.link.linkage import weigh
from alteram.link.mentions import Mention
from alteram.link.records import MOST_FOUND, batches, blocks, model, sought
from alteram.link.settings import Place, days_of

ACTS = ("killing", "injuring", "shelling", "detention", "displacement", "destruction")
LABELS = ("massacre", "pogrom", "tragedy", "operation", "attack", "battle")
_FAR = 10**7


class Places:
    """Where events happen: a new town for each storyline, or the towns of a world."""

    def __init__(self, towns: int | None) -> None:
        self._rng = random.Random(1)
        self._countries = 5 if towns is None else 60
        self._towns = [self._town(number) for number in range(towns or 0)]
        weights = [1 / (number + 10) for number in range(towns or 0)]
        self._sums: list[float] = []
        total = 0.0
        for weight in weights:
            total += weight
            self._sums.append(total)

    def _town(self, number: int) -> Place:
        return Place(
            key=f"gn:{number}",
            name=f"Place{number}",
            precision="place",
            lat=self._rng.uniform(40, 45),
            lon=self._rng.uniform(40, 50),
            country=f"C{number % self._countries}",
        )

    def pick(self, rng: random.Random, number: int) -> Place:
        """Return the town of a storyline."""
        if not self._towns:
            return self._town(number)
        return rng.choices(self._towns, cum_weights=self._sums)[0]

    @staticmethod
    def country(place: Place) -> Place:
        """Return the country of a town."""
        name = str(place.country)
        return Place(key=f"country:{name}", name=name, precision="country", country=name)


def _edtf(rng: random.Random, first: date, days: int) -> str:
    last = first + timedelta(days=days - 1)
    kind = rng.random()
    if kind < 0.12:
        return f"{first:%Y-%m}"
    if kind < 0.16:
        return f"{first:%Y}"
    if days == 1:
        return first.isoformat()
    if days == 2 and kind < 0.4:
        return last.isoformat()
    return f"{first}/{last}"


def make(
    count: int, seed: int = 7, towns: int | None = None, wide: float = 0.0
) -> tuple[list[Mention], list[int]]:
    """Return mentions and the number of the event each one is about.

    `towns` is the size of the world, `wide` the share of mentions that give the country only.
    """
    rng = random.Random(seed)
    places = Places(towns)
    mentions: list[Mention] = []
    truth: list[int] = []
    event = 0
    while len(mentions) < count:
        place = places.pick(rng, event)
        start = date(1988, 1, 1) + timedelta(days=rng.randrange(12_000))
        for _ in range(rng.randint(1, 4)):
            event += 1
            start += timedelta(days=rng.choice((2, 6, 9, 40, 400)))
            days = rng.choice((1, 1, 2, 2, 8))
            acts, label = rng.sample(ACTS, 2), rng.choice(LABELS)
            blamed, toll = rng.choice(("A", "B")), rng.randrange(10, 900)
            for _ in range(min(int(rng.paretovariate(1.2)), 60)):
                edtf = _edtf(rng, start, days) if rng.random() > 0.05 else None
                where: Place | None = place if edtf is None or rng.random() > 0.07 else None
                if wide and where is not None and rng.random() < wide:
                    where = places.country(place)
                bounds = days_of(edtf) or (-_FAR, _FAR)
                number = len(mentions)
                key = f"claim-{seed}-{number:07d}"
                mention = Mention(
                    key=key,
                    claims=(key,),
                    documents=(f"doc-{seed}-{number // 6}",),
                    place=where,
                    edtf=edtf,
                    first=bounds[0],
                    last=bounds[1],
                    spoken=frozenset((f"said-{seed}-{number // 2}",)),
                    speakers=frozenset(((f"doc-{seed}-{number // 6}", f"speaker-{number // 3}"),)),
                    acts=frozenset((rng.choice(acts),)),
                    labels=frozenset((label,) if rng.random() < 0.4 else ()),
                    blamed=frozenset((blamed,) if rng.random() < 0.5 else ()),
                    figures=frozenset((("killed", float(toll)),) if rng.random() < 0.3 else ()),
                )
                mentions.append(mention)
                truth.append(event)
    return mentions[:count], truth[:count]


def b_cubed(found: Sequence[int], truth: Sequence[int]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both = Counter(zip(found, truth, strict=True))
    ours, theirs = Counter(found), Counter(truth)
    pairs = list(zip(found, truth, strict=True))
    precision = sum(both[pair] / ours[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def numbers(groups: Sequence[Sequence[Mention]], mentions: Sequence[Mention]) -> list[int]:
    """Return the number of each mention's event; one that makes no event stands alone."""
    home = {claim: n for n, group in enumerate(groups) for one in group for claim in one.claims}
    return [home.get(one.claims[0], len(groups) + i) for i, one in enumerate(mentions)]


def _connected(mentions: list[Mention], least: float) -> list[int]:
    found = weigh(batches(mentions, [True] * len(mentions)), model(len(mentions)), least=least)
    pairs = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    homes = list(range(len(mentions)))
    for group in components(len(mentions), pairs):
        for member in group:
            homes[member] = group[0]
    return homes


def _naive(mentions: list[Mention]) -> list[int]:
    keys: dict[tuple[str, str | None], int] = {}
    return [
        keys.setdefault((one.place.key if one.place else "", one.edtf), len(keys))
        for one in mentions
    ]


def quality(count: int) -> None:
    """Print one line for each way of clustering."""
    mentions, truth = make(count)
    print(f"{len(mentions)} mentions, {len(set(truth))} events")
    ways: dict[str, Callable[[], list[int]]] = {
        "in use": lambda: numbers(group_mentions(mentions), mentions),
        "connected, p >= 0.5": lambda: _connected(mentions, 0.0),
        "connected, p >= 0.999": lambda: _connected(mentions, 9.96),
        "place and date alone": lambda: _naive(mentions),
    }
    for name, way in ways.items():
        started = time.process_time()
        precision, recall, f1 = b_cubed(way(), truth)
        spent = time.process_time() - started
        print(f"{name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {spent:6.1f} CPU s")


def fit(count: int, size: int = 6_000) -> None:
    """Print the quality with the preset and with weights fitted to so many decisions."""
    mentions, truth = make(size)
    found = weigh(batches(mentions, [True] * size), model(size), least=-6.0)
    pairs = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    random.Random(3).shuffle(pairs)
    same = [two for two in pairs if truth[two[0]] == truth[two[1]]][:count]
    other = [two for two in pairs if truth[two[0]] != truth[two[1]]][:count]
    joined, parted = (
        frozenset(pair(mentions[a].key, mentions[b].key) for a, b in some) for some in (same, other)
    )
    weights = fitted(mentions, Pairs(joined=joined, parted=parted))
    asked, expected = make(size, seed=11)
    for name, ways in (("preset", COMPARISONS), (f"fitted to {count} + {count}", weights)):
        got = b_cubed(numbers(group_mentions(asked, comparisons=ways), asked), expected)
        print(f"{name:22} P {got[0]:.3f}  R {got[1]:.3f}  F1 {got[2]:.3f}")


class Watch:
    """Prints what each stage took and the peak of memory so far."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.monotonic(), time.process_time()

    def tell(self, stage: str) -> None:
        """Print one line for a stage that has ended."""
        wall, cpu = time.monotonic(), time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"{stage:28} {wall - self._wall:7.1f} s  {cpu - self._cpu:7.1f} CPU s"
            f"  peak {peak:5.2f} GB",
            flush=True,
        )
        self._wall, self._cpu = time.monotonic(), time.process_time()


def scale(count: int, added: int) -> None:
    """Link a world stage by stage, then add documents to it."""
    mentions, truth = make(count, towns=max(100, count // 50), wide=0.06)
    watch = Watch()
    watch.tell("made up")
    grouping = Grouping(mentions)
    watch.tell("pooled, weighed")
    print(f"{len(grouping.records)} records, {len(grouping.pairs)} pairs")
    grouping.run(watch.tell)
    groups = grouping.result()
    watch.tell("groups")
    precision, recall, f1 = b_cubed(numbers(groups, mentions), truth)
    print(f"{len(groups)} events  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    del grouping
    if added:
        watch = Watch()
        new, _ = make(added, seed=8, towns=max(100, count // 50), wide=0.06)
        wanted = {block for one in new for block in sought(one)}
        shared = [wanted.intersection(*[blocks(one)]) for group in groups for one in group]
        often = Counter(block for ours in shared for block in ours)
        usable = iter([{b for b in ours if often[b] <= MOST_FOUND} for ours in shared])
        held = [group for group in groups if sum(bool(next(usable)) for _ in group)]
        print(f"{len(held)} of {len(groups)} events share a block with {added} new mentions")
        watch.tell("found by their blocks")
        after = group_mentions(new, held)
        watch.tell("added")
        grown = sum(len(one) > len(before) for one, before in zip(after, held, strict=False))
        print(f"{grown} events grew, {len(after) - len(held)} are new")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mentions", nargs="?", type=int, default=20_000)
    parser.add_argument("--scale", type=int, metavar="MENTIONS")
    parser.add_argument("--add", type=int, metavar="MENTIONS", default=0)
    parser.add_argument("--fit", type=int, metavar="PAIRS")
    asked = parser.parse_args()
    if asked.fit:
        fit(asked.fit)
    elif asked.scale:
        scale(asked.scale, asked.add)
    else:
        quality(asked.mentions)


if __name__ == "__main__":
    main()
