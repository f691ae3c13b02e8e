"""Swap the two states that a text names most, and count the records that survive.

Usage: evenhanded.py [--shared DIR] [--texts N] [--misses]

Sets: the collections of the project, and under `--shared` the seeds and N texts of each of the
third-party sets (first N by name of which two states can be swapped; training parts alone where
there are parts). Names, adjectives, peoples, abbreviations and capitals are swapped; a text that
names one state has it swapped with another that it does not name; a state that no list has is
swapped with one that no list has. `--misses` prints what differs
but no words of the texts of third parties.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from alteram.compare import Audit, audit, read_swaps, swap_names
from alteram.errors import SwapError
from alteram.pipeline import analyse
from alteram.text.gazetteer import folded, places_named
from alteram.text.parse import Parsed, parse
from alteram.text.places import find_places
from alteram.text.statebook import read_states
from alteram.text.states import State, state_named

HERE = Path(__file__).parent
# What the state of a text that names one is swapped with.
_LISTED = ("Norway", "Kenya", "Peru")
_UNLISTED = ("Vardania", "Kesh", "Ostrovia")
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.-]*(?:\s(?:and|of|the|[A-ZÀ-Þ][\w.-]*))*")
_WRAP = re.compile(r"(?<=\S)\n(?=\S)")
_LONGEST = 4
OWN = ("demo", "unseen", "fresh")
# Nobody reads what these miss, so that they stay a measure.
BLIND = ("fresh",)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a set; `invented` where its states are, which then no list has."""

    name: str
    text: str
    invented: bool = False


def states_named(parsed: Parsed) -> Counter[str]:
    """Count how often a text names each state, by name, abbreviation, adjective or people."""
    found: Counter[str] = Counter()
    for match in _NAMES.finditer(parsed.text):
        words = match.group().split()
        at = 0
        while at < len(words):
            state, size = _state_at(words[at : at + _LONGEST])
            longer = at > 0 and places_named(folded(" ".join(words[at - 1 : at + size])))
            if state is not None and not longer:
                found[state.name] += 1
            at += size
    book = read_states(parsed, find_places(parsed))
    for key, name in book.found.items():
        if state_named(name) is None:
            found[name] += len(re.findall(rf"(?i)\b{re.escape(key)}\b", parsed.text))
    return +found


def _state_at(words: list[str]) -> tuple[State | None, int]:
    for size in range(len(words), 0, -1):
        joined = " ".join(words[:size])
        for form in (joined, joined.rstrip(".,-"), joined.title() if joined.isupper() else joined):
            state = state_named(form)
            # "Car" is no abbreviation.
            if state is not None and (form.isupper() or form.upper() not in state.aliases):
                return state, size
    return None, 1


def _has_forms(name: str) -> bool:
    """Tell whether the list has adjective and capital of a state, so that all can be swapped."""
    state = state_named(name)
    return state is not None and bool(state.demonyms) and state.capital is not None


def swaps_of(text: Text) -> Iterator[str]:
    """Yield the swaps that a text allows: its states by frequency, then with another."""
    found = states_named(parse(text.text))
    counted = {
        name: count
        for name, count in found.items()
        if _has_forms(name) or (text.invented and not state_named(name))
    }
    named = sorted(counted, key=lambda name: (-counted[name], name))
    if named:
        listed = _has_forms(named[0])
        alike = [name for name in named[1:] if _has_forms(name) == listed]
        # Of "the Lenna Federation" the last word stays.
        rest = named[0].split()[1:] if not listed else []
        others = [" ".join([name, *rest]) for name in (_LISTED if listed else _UNLISTED)]
        for other in [*alike, *others]:
            if other != named[0]:
                yield f"{named[0]}={other}"


def audited(text: Text) -> tuple[str, Audit] | None:
    """Return the swap of a text's main states and its audit; None where it names no state."""
    for swap in swaps_of(text):
        try:
            forms = read_swaps([swap], [text.text])
        except SwapError:
            continue
        swapped = swap_names(text.text, forms)
        if swapped.edits:
            before = analyse(text.text)
            after = analyse(swapped.new_text)
            return swap, audit(before, after, swapped, text.name)
    return None


def survival(texts: Iterable[Text], most: int | None = None) -> tuple[int, int]:
    """Return how many records of up to `most` texts survive the swap, and how many there are."""
    audits = [one for _, one in audits_of(texts, most)]
    return sum(one.survived for one in audits), sum(one.total for one in audits)


def audits_of(texts: Iterable[Text], most: int | None = None) -> Iterator[tuple[str, Audit]]:
    """Yield swap and audit of up to `most` texts that name a state."""
    done = 0
    for text in texts:
        if done == most:
            return
        found = audited(text)
        if found is not None:
            done += 1
            yield found


def own_texts(name: str) -> list[Text]:
    """Return the texts of one of the project's collections."""
    folder = HERE.parent / "demo" if name == "demo" else HERE / name
    paths = sorted((folder / "texts").glob("*.txt"))
    return [Text(path.name, path.read_text(encoding="utf-8"), invented=True) for path in paths]


def shared_texts(shared: Path) -> dict[str, list[Text]]:
    """Return the texts of the third-party sets under a folder, by set."""
    data = shared / "eval" / "data"
    found = {
        "seeds": [
            Text(path.name, path.read_text(encoding="utf-8"))
            for path in sorted((shared / "seeds").glob("*.txt"))
        ],
        "PolNeAR train": _rows(data / "polnear.train.jsonl"),
        "MUC-4 train": _unwrapped(_rows(data / "muc4" / "docs.jsonl")),
    }
    for corpus, name in (("lgl", "LGL"), ("trnews", "TR-News")):
        found[name] = _rows(data / "toponyms.jsonl", corpus)
    return found


def _rows(path: Path, corpus: str | None = None) -> list[Text]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    kept = [
        row for row in rows if row.get("split", "train") == "train" and row.get("corpus") == corpus
    ]
    # Ids begin with outlet and date; their ends mix both.
    kept.sort(key=lambda row: str(row["doc_id"])[::-1])
    return [Text(row["doc_id"], row["text"]) for row in kept]


def _unwrapped(texts: list[Text]) -> list[Text]:
    """Return texts with lines joined that would be broken elsewhere with other names."""
    return [replace(text, text=_WRAP.sub(" ", text.text)) for text in texts]


def print_set(name: str, audits: list[tuple[str, Audit]], *, misses: bool) -> None:
    """Print a line for a set, and what differs in it."""
    survived = sum(one.survived for _, one in audits)
    total = sum(one.total for _, one in audits)
    whole = sum(one.survived == one.total for _, one in audits)
    share = 100 * survived / total if total else 100.0
    print(
        f"{name:15}{len(audits):4} texts, {whole:4} unchanged; records that survive: "
        f"{survived}/{total} ({share:.2f} %)",
        flush=True,
    )
    if not misses or name in BLIND:
        return
    for swap, one in audits:
        for found in one.differences:
            fields = ", ".join(change.field for change in found.changes)
            where = f"{one.location}:{found.start}-{found.end}"
            print(f"    {where} [{swap}] {found.kind}, {found.found}: {fields}")


def main() -> int:
    """Measure every set and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--texts", type=int, default=50, help="texts of each third-party set")
    parser.add_argument("--misses", action="store_true", help="print where records differ")
    parser.add_argument("--only", help="measure this set alone")
    options = parser.parse_args()
    sets = {name: own_texts(name) for name in OWN}
    if (options.shared / "eval").is_dir():
        sets |= shared_texts(options.shared)
    for name, texts in sets.items():
        if options.only in (None, name):
            most = None if name in (*OWN, "seeds") else options.texts
            print_set(name, list(audits_of(texts, most)), misses=options.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
