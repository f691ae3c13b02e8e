"""News texts cut into tokens by somebody else, parsed by the program's own tagger and parser."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from alteram.text.rolewords import words
from alteram.text.tagger import lemma_of, pipeline

_GRAMMAR = words("be have do can will would could may might shall should must")


class Token(NamedTuple):
    """A word as it is parsed; `head` is the index of its governor, its own for a root."""

    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int

    @property
    def is_name(self) -> bool:
        """Tell whether the tagger takes the word for a part of a name."""
        return self.tag.startswith("NNP")

    @property
    def is_number(self) -> bool:
        """Tell whether the word is a number or begins with one."""
        return self.tag == "CD" or self.text[0].isdigit()

    @property
    def tells(self) -> bool:
        """Tell whether the word has content: nouns, verbs, adjectives, adverbs, numbers."""
        if len(self.lemma) < 2 or self.lemma in _GRAMMAR or not self.lemma[0].isalnum():
            return False
        return self.tag[:1] in "NVJ" or self.tag in ("CD", "RB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A parsed text; `topic` and `story` are known of training texts only to label pairs."""

    key: str
    topic: str
    story: str
    offsets: tuple[tuple[int, int], ...]
    tokens: tuple[Token, ...]
    below: tuple[tuple[int, ...], ...]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parse(given: Iterable[dict[str, Any]]) -> list[Text]:
    """Return texts in the order of their words, so that nothing hangs on how they are named."""
    from spacy.tokens import Doc

    ordered = sorted(given, key=lambda row: (row["text"], row["doc_id"]))
    nlp = pipeline()
    docs = []
    for row in ordered:
        sentences = [sentence for _, _, sentence in row["tokens"]]
        starts = [i == 0 or sentences[i - 1] != one for i, one in enumerate(sentences)]
        cut = [row["text"][start:end] for start, end, _ in row["tokens"]]
        docs.append(Doc(nlp.vocab, words=cut, sent_starts=starts))
    parsed = nlp.pipe(docs, batch_size=16)
    return [_text(row, list(doc)) for row, doc in zip(ordered, parsed, strict=True)]


def _text(row: dict[str, Any], parsed: Sequence[Any]) -> Text:
    tokens = tuple(
        Token(
            word.text,
            lemma_of(word.text.lower(), word.tag_),
            word.tag_,
            word.dep_,
            word.head.i,
            sentence,
        )
        for word, (_, _, sentence) in zip(parsed, row["tokens"], strict=True)
    )
    below: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            below[token.head].append(i)
    return Text(
        key=row["doc_id"],
        topic=str(row.get("topic", "")),
        story=str(row.get("subtopic", "")),
        offsets=tuple((start, end) for start, end, _ in row["tokens"]),
        tokens=tokens,
        below=tuple(map(tuple, below)),
    )
