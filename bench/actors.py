"""Quality and time of linking actors on made-up names: `python bench/actors.py [DOCUMENTS]`.

Prints pairwise and B-cubed precision and recall over mentions for the exact keys alone and for
linking as it is: of all, of names that are spelled out, of bodies; and the time and memory that
linking took, and adding the last hundred documents to the others. `made_actors.py` tells how the
names are made.
"""

import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import islice

from made_actors import Maker

from alteram.decisions import NO_PAIRS
from alteram.link.actor_facts import facts_of
from alteram.link.actors import add_actors, exact_keys, find_actors

_LATER = 100


def scores(found: dict[str, int], truth: dict[str, int]) -> str:
    """Return pairwise and B-cubed precision and recall (Bagga and Baldwin 1998), as words."""
    both: dict[tuple[int, int], int] = Counter((found[one], who) for one, who in truth.items())
    ours, theirs = Counter(found[one] for one in truth), Counter(truth.values())
    pairs = sum(n * (n - 1) for n in both.values())
    pair_p = pairs / max(1, sum(n * (n - 1) for n in ours.values()))
    pair_r = pairs / max(1, sum(n * (n - 1) for n in theirs.values()))
    cubed_p = sum(n * n / ours[group] for (group, _), n in both.items()) / len(truth)
    cubed_r = sum(n * n / theirs[who] for (_, who), n in both.items()) / len(truth)
    f1 = 2 * cubed_p * cubed_r / (cubed_p + cubed_r)
    return (
        f"pairs P {pair_p:.4f} R {pair_r:.4f}   B-cubed P {cubed_p:.4f} R {cubed_r:.4f} F1 {f1:.4f}"
    )


def main() -> None:
    """Print the figures."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    maker = Maker(documents)
    told = [facts_of(entry) for entry in maker.entries()]
    keys: dict[tuple[str, ...], int] = defaultdict(lambda: len(keys))
    exact = {fact.actor: keys[key] for keyed in exact_keys(told, NO_PAIRS) for fact, key in keyed}
    print(f"{documents} documents, {len(exact)} actors, {len(keys)} keys")
    del told
    again = Maker(documents)
    started, clock = time.process_time(), time.perf_counter()
    actors = find_actors([facts_of(entry) for entry in again.entries()])
    spent, waited = time.process_time() - started, time.perf_counter() - clock
    linked = {member: n for n, one in enumerate(actors.linked) for member in one.members}
    spelled = {one: who for one, who in maker.truth.items() if one in maker.spelled}
    named = {one: who for one, who in maker.truth.items() if who >= len(maker.people)}
    for what, truth in (("all", maker.truth), ("spelled out", spelled), ("bodies", named)):
        print(f"{what:12} exact keys  {scores(exact, truth)}")
        print(f"{what:12} as it is    {scores(linked, truth)}")
    facts = map(facts_of, Maker(documents).entries())
    held = find_actors(list(islice(facts, documents - _LATER)))
    later = list(facts)
    clock = time.process_time()
    add_actors(later, held)
    print(f"{len(later)} documents added to the others in {time.process_time() - clock:.1f} CPU s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{spent:.1f} CPU s, {waited:.1f} s, {peak:.2f} GB at most, making the texts included")


if __name__ == "__main__":
    main()
