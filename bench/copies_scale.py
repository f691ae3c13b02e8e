"""Many made-up documents: six in ten are wire copies, one in ten holds a statement.

Words follow Zipf's law and stock phrases recur, so that common runs exist. The texts are made in
small batches, and only the time of the program is counted.
"""

import resource
import time
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from alteram.link.copies import find_copies
from alteram.link.copy_index import CopyIndex
from alteram.link.traces import Trace, trace
from alteram.model import Analysis, Document, Entry, TextVersion, content_id, text_hash

_LENGTH, _STATEMENT, _PHRASE = 450, 80, 6
_VOCABULARY, _PHRASES = 40_000, 3_000
_COPIED, _HOLDING = 0.6, 0.1
_ADDED = 200
Ids = npt.NDArray[np.int64]


class Writer:
    """Makes texts as numbers of words."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self.words = [f"w{number:x}" for number in range(_VOCABULARY)]
        ranks = 1 / np.arange(1, _VOCABULARY + 1)
        self._odds = np.cumsum(ranks / ranks.sum())
        self._phrases = self.told(_PHRASES * _PHRASE).reshape(_PHRASES, _PHRASE)

    def told(self, count: int) -> Ids:
        """Return words drawn by Zipf's law."""
        drawn = np.searchsorted(self._odds, self._rng.random(count))
        return np.minimum(drawn, _VOCABULARY - 1)

    def story(self, length: int = _LENGTH) -> Ids:
        """Return a text of its own with five stock phrases."""
        words = self.told(length)
        for phrase in self._rng.zipf(1.3, 5) % _PHRASES:
            at = self._rng.integers(0, max(1, length - _PHRASE))
            words[at : at + _PHRASE] = self._phrases[phrase]
        return words

    def copy(self, story: Ids) -> Ids:
        """Return a story trimmed by up to four tenths, some words replaced, a sentence added."""
        kept = story[: int(len(story) * self._rng.uniform(0.6, 1))].copy()
        at = self._rng.integers(0, len(kept), len(kept) // 100)
        kept[at] = self.told(len(at))
        if self._rng.random() < 0.5:
            at_word = int(self._rng.integers(0, len(kept)))
            kept = np.concatenate([kept[:at_word], self.told(20), kept[at_word:]])
        return kept

    def holding(self, statement: Ids) -> Ids:
        """Return an article with a statement in it."""
        story = self.story(_LENGTH - len(statement))
        at = int(self._rng.integers(0, len(story)))
        return np.concatenate([story[:at], statement, story[at:]])

    def group_size(self) -> int:
        """Return how many copies a wire story has: few as a rule, up to three hundred."""
        return int(min(300, 1 + self._rng.zipf(1.7)))


def texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield texts, each with a name for the text that it comes from."""
    writer = Writer(seed)

    def spelt(ids: Ids) -> str:
        return " ".join([writer.words[number] for number in ids])

    made = 0
    while made < count * _COPIED:
        story, size = writer.story(), writer.group_size()
        for _ in range(size):
            yield spelt(writer.copy(story)), f"wire {made}"
        made += size
    first = made
    while made < first + count * _HOLDING:
        statement, size = writer.told(_STATEMENT), writer.group_size()
        yield spelt(statement), f"statement {made}"
        for _ in range(size):
            yield spelt(writer.holding(statement)), f"statement {made}"
        made += size + 1
    for number in range(made, count):
        yield spelt(writer.story()), f"own {number}"


def as_entry(number: int, text: str) -> Entry:
    """Return a text as the room that links documents receives it."""
    identity, sha = content_id("doc", number), text_hash(text)
    return Entry(
        document=Document(
            id=identity, sha256=sha, size=len(text), media_type="text/plain",
            location=f"{number}.txt", captured="2031-01-01T00:00:00Z",
        ),
        text=TextVersion(sha256=sha, document=identity, text=text, language="en", method="plain"),
        analysis=Analysis(text_sha256=sha, language="en", date=None),
    )  # fmt: skip


def run_scale(count: int, seed: int) -> None:
    """Trace and link made-up documents, then compare new ones with them; print what it takes."""
    traces: list[Trace] = []
    came_from: dict[str, str] = {}
    spent, used = 0.0, 0.0
    for number, (text, name) in enumerate(texts(count, seed)):
        entry = as_entry(number, text)
        start, before = time.perf_counter(), time.process_time()
        traces.append(trace(entry))
        spent += time.perf_counter() - start
        used += time.process_time() - before
        came_from[entry.document.id] = name
    print(f"{len(traces)} documents, traces: {spent:.1f} s, {used:.1f} CPU s, "
          f"{sum(len(t.runs) + len(t.places) for t in traces) / 1e6:.0f} MB")  # fmt: skip
    start, used = time.perf_counter(), time.process_time()
    clusters = find_copies(traces)
    print(
        f"clusters: {time.perf_counter() - start:.1f} s, "
        f"{time.process_time() - used:.1f} CPU s, {peak():.1f} GB"
    )
    links = [link for cluster in clusters for link in cluster.links]
    right = sum(came_from[link.document] == came_from[link.of] for link in links)
    groups: dict[str, int] = {}
    for name in came_from.values():
        groups[name] = groups.get(name, -1) + 1
    for kind in ("wire", "statement"):
        wanted = sum(size for name, size in groups.items() if name.startswith(kind))
        found = {
            link.document
            for link in links
            if came_from[link.document] == came_from[link.of]
            and came_from[link.document].startswith(kind)
        }
        print(f"{kind:10} {len(found):7} of {wanted:7} {len(found) / wanted:.4f}")
    print(f"precision  {right:7} of {len(links):7} {right / len(links):.4f}")
    add_some(traces, seed)


def add_some(traces: list[Trace], seed: int) -> None:
    """Compare new copies, articles and texts of their own with those that are there."""
    start = time.perf_counter()
    index = CopyIndex(traces)
    print(f"index: {time.perf_counter() - start:.1f} s, {peak():.1f} GB")
    several = [text for text, _ in texts(len(traces), seed)][:: max(1, len(traces) // _ADDED)]
    times, cpu = [], []
    for number, text in enumerate(several):
        words = text.split()
        words[:: len(words) // 5] = ["new"] * len(words[:: len(words) // 5])
        new = as_entry(len(traces) + number, " ".join(words))
        start, spent = time.perf_counter(), time.process_time()
        index.relatives(trace(new))
        times.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - spent))
    print(
        f"a new document: median {np.median(times):.1f} ms, "
        f"p95 {np.percentile(times, 95):.1f} ms, most {max(times):.1f} ms "
        f"(CPU: {np.median(cpu):.1f}, {np.percentile(cpu, 95):.1f}, {max(cpu):.1f})"
    )


def peak() -> float:
    """Return the most memory held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
