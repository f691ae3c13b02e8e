"""Time and quality of linking on made-up events: `python bench/linking.py [MENTIONS]`.

Several events happen in each place, some within days of each other; mentions give them with
days, a month, a country, no date or no place. Prints B-cubed precision, recall and F1 of the
clustering in use, of connected components and of one event per place and date, and the times.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from alteram.link.candidates import components
from alteram.link.grouping import group_mentions
from alteram.link.linkage import weigh
from alteram.link.mentions import Mention
from alteram.link.records import batches, model
from alteram.link.settings import Place, days_of

ACTS = ("killing", "injuring", "shelling", "detention", "displacement", "destruction")
LABELS = ("massacre", "pogrom", "tragedy", "operation", "attack", "battle")


def _place(rng: random.Random, number: int) -> Place:
    return Place(
        key=f"gn:{number}",
        name=f"Place{number}",
        precision="place",
        lat=rng.uniform(40, 45),
        lon=rng.uniform(40, 50),
        country=f"C{number % 5}",
    )


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


def make(count: int, seed: int = 7) -> tuple[list[Mention], list[int]]:
    """Return mentions and the number of the event each one is about."""
    rng = random.Random(seed)
    mentions: list[Mention] = []
    truth: list[int] = []
    event = 0
    while len(mentions) < count:
        place = _place(rng, event)
        start = date(1988, 1, 1) + timedelta(days=rng.randrange(12_000))
        for _ in range(rng.randint(1, 4)):
            event += 1
            start += timedelta(days=rng.choice((2, 6, 9, 40, 400)))
            days = rng.choice((1, 1, 2, 2, 8))
            acts, label = rng.sample(ACTS, 2), rng.choice(LABELS)
            blamed, toll = rng.choice(("A", "B")), rng.randrange(10, 900)
            for _ in range(min(int(rng.paretovariate(1.2)), 60)):
                edtf = _edtf(rng, start, days) if rng.random() > 0.05 else None
                where = place if edtf is None or rng.random() > 0.07 else None
                bounds = days_of(edtf) or (-(10**7), 10**7)
                number = len(mentions)
                mention = Mention(
                    key=f"claim-{number:07d}",
                    claims=(f"claim-{number:07d}",),
                    documents=(f"doc-{number // 6}",),
                    place=where,
                    edtf=edtf,
                    first=bounds[0],
                    last=bounds[1],
                    spoken=frozenset((f"said-{number // 2}",)),
                    speakers=frozenset(((f"doc-{number // 6}", f"speaker-{number // 3}"),)),
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


def _numbers(groups: Sequence[Sequence[Mention]], mentions: Sequence[Mention]) -> list[int]:
    """Return the number of each mention's event; one that makes no event stands alone."""
    home = {claim: n for n, group in enumerate(groups) for one in group for claim in one.claims}
    return [home.get(one.claims[0], len(groups) + i) for i, one in enumerate(mentions)]


def _connected(mentions: list[Mention], least: float) -> list[int]:
    found = weigh(batches(mentions, [True] * len(mentions)), model(), least=least)
    pairs = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    numbers = list(range(len(mentions)))
    for group in components(len(mentions), pairs):
        for member in group:
            numbers[member] = group[0]
    return numbers


def _naive(mentions: list[Mention]) -> list[int]:
    keys: dict[tuple[str, str | None], int] = {}
    return [
        keys.setdefault((one.place.key if one.place else "", one.edtf), len(keys))
        for one in mentions
    ]


def main() -> None:
    """Print one line for each way of clustering."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    mentions, truth = make(count)
    print(f"{len(mentions)} mentions, {len(set(truth))} events")
    ways = {
        "in use": lambda: _numbers(group_mentions(mentions), mentions),
        "connected, p >= 0.5": lambda: _connected(mentions, 0.0),
        "connected, p >= 0.999": lambda: _connected(mentions, 9.96),
        "place and date alone": lambda: _naive(mentions),
    }
    for name, way in ways.items():
        started = time.process_time()
        precision, recall, f1 = b_cubed(way(), truth)
        spent = time.process_time() - started
        print(f"{name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {spent:6.1f} CPU s")


if __name__ == "__main__":
    main()
