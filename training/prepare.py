"""Turn annotated texts into what the network is trained on.

Usage: prepare.py OUT.pickle TEXTS.jsonl... --tokenizer FILE [--outermost]

Each line of TEXTS holds `text` and `attributions` with `source`, `cue` and `content` as lists of
[start, end]. OUT is one list of `Example`. `--outermost`
says that the texts have no nested attributions marked: what stands inside a content is then taken
for unknown, not for wrong.
"""

import argparse
import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from examples import Candidate, Example
from tokenizers import Tokenizer

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned.features import Document, describe, relate
from alteram.attribute.learned.pieces import Pieces
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.model import Span
from alteram.text.layout import find_layout
from alteram.text.parse import Parsed, parse
from alteram.text.stand_ins import stand_in
from alteram.text.veil import is_name

REACH, LONGEST_CUE = 220, 15


def _touched(parsed: Parsed, spans: list[list[int]]) -> tuple[int, ...]:
    found = {token.i for start, end in spans for token in parsed.tokens_in(Span(start, end))}
    return tuple(sorted(found))


def _candidate(document: Document, cue: tuple[int, int], gold: dict[str, Any] | None) -> Candidate:
    low = max(cue[0] - REACH, 0)
    high = min(cue[1] + REACH, len(document.parsed.tokens))
    relations = relate(document, cue, low, high).astype(np.int8)
    if gold is None:
        return Candidate(*cue, False, (), (), low, relations)
    speaker = _touched(document.parsed, gold["source"])
    content = _touched(document.parsed, gold["content"])
    return Candidate(*cue, True, speaker, content, low, relations)


def _candidates(
    document: Document, golden: list[dict[str, Any]], unknown: frozenset[int]
) -> Iterator[Candidate]:
    taken: set[int] = set()
    for gold in golden:
        cue = _touched(document.parsed, gold["cue"])
        if cue and cue[-1] - cue[0] < LONGEST_CUE:
            taken.update(cue)
            yield _candidate(document, (cue[0], cue[-1]), gold)
    for one in document.found:
        cue = _touched(document.parsed, [list(span) for span in one.cue])
        if cue and cue[-1] - cue[0] < LONGEST_CUE and not (taken | unknown).intersection(cue):
            yield _candidate(document, (cue[0], cue[-1]), None)


def _unknown(parsed: Parsed, golden: list[dict[str, Any]]) -> frozenset[int]:
    """Return the tokens of contents, but for the cues and the token after each: it is no cue."""
    inside = {i for gold in golden for i in _touched(parsed, gold["content"])}
    cues = [_touched(parsed, gold["cue"]) for gold in golden]
    return frozenset(inside.difference(*cues, (cue[-1] + 1 for cue in cues if cue)))


@lru_cache(maxsize=1)
def _pieces(tokenizer: str) -> Pieces:
    return Pieces(Tokenizer.from_file(tokenizer))


def example(row: dict[str, Any], tokenizer: str, *, outermost: bool) -> Example:
    """Return one annotated text as numbers."""
    parsed = parse(row["text"])
    parts = find_layout(row["text"]).parts
    scene = Scene(parsed=parsed, parts=parts)
    document = describe(scene, settle(scene, draft_by_rules(scene)))
    words = tuple(token.text for token in parsed.tokens)
    golden = row["attributions"]
    unknown = _unknown(parsed, golden) if outermost else frozenset[int]()
    return Example(
        name=row["doc_id"],
        words=words,
        pieces=tuple(_pieces(tokenizer).of(stand_in(word) or word) for word in words),
        ends=tuple(sentence.last for sentence in parsed.sentences),
        tokens=document.tokens.astype(np.int8),
        names=tuple(is_name(token.text) for token in parsed.tokens),
        unknown=unknown,
        candidates=tuple(_candidates(document, golden, unknown)),
    )


def _example(job: tuple[str, str, bool]) -> Example:
    line, tokenizer, outermost = job
    return example(json.loads(line), tokenizer, outermost=outermost)


def main() -> None:
    """Read the arguments and prepare the texts on two processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--outermost", action="store_true")
    options = parser.parse_args()
    jobs = [
        (line, str(options.tokenizer), options.outermost)
        for path in options.texts
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    with ProcessPoolExecutor(2) as pool:
        examples = list(pool.map(_example, jobs, chunksize=8))
    with options.out.open("wb") as out:
        pickle.dump(examples, out)
    print(f"{len(examples)} texts, {sum(len(one.candidates) for one in examples)} candidates")


if __name__ == "__main__":
    main()
