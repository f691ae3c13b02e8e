"""The one pass of tokenising, tagging and parsing that all later stages share.

spaCy's small English pipeline (tagger and parser, no entity recogniser) runs over our own
sentences; what it finds is kept in plain tuples, so that no other module knows of spaCy.
Tags are Penn Treebank tags, dependencies are ClearNLP labels as spaCy gives them.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from alteram.model import Span, text_hash
from alteram.text.recase import recased
from alteram.text.sentences import find_paragraphs, is_sentence_end
from alteram.text.tagger import is_english, lemma_of, pipeline
from alteram.text.veil import is_name, veiled

_LONGEST_SENTENCE = 200
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOUTING = 0.8


class Token(NamedTuple):
    """A word or mark: `i` is its index, `head` that of its governor (its own for a root)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int


class Sentence(NamedTuple):
    """A sentence: its place in the text and its tokens, `first` to `last` exclusive."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A text with its paragraphs, sentences and tokens, in order.

    `text` is in ordinary letters where the text received is in capitals throughout; offsets are
    the same in both, and `sha256` is the `text_hash` of the text received. `shown` holds for
    each token what parser and network see of it: names are veiled.
    """

    text: str
    sha256: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    shown: tuple[str, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of the tokens that it governs, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indices of a token and all that it governs, sorted."""
        found, todo = [], [index]
        while todo:
            current = todo.pop()
            found.append(current)
            todo.extend(self.children[current])
        return tuple(sorted(found))

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that touch a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        while first < last and self.tokens[first].end <= span.start:
            first += 1
        return self.tokens[first:last]

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)


def _shown(words: list[str], seen: list[str]) -> list[str]:
    """Return the words of a sentence as the parser sees them; `seen` are the veiled ones.

    Text in capitals throughout is lowered. A curly "n’t" is shown with a straight apostrophe,
    since the tagger takes the curly form for a noun.
    """
    seen = ["n't" if word == "n’t" else word for word in seen]
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    if len(letters) > 3 and sum(word.isupper() for word in letters) > _SHOUTING * len(letters):
        return [word.lower() for word in seen]
    return seen


class _Draft(NamedTuple):
    paragraph: int
    starts: list[int]
    words: list[str]
    spaces: list[bool]


def _drafts(text: str, paragraphs: tuple[Span, ...]) -> list[_Draft]:
    tokenizer = pipeline().tokenizer
    # spaCy takes no lone surrogates; the stand-in has the same length, so offsets hold.
    text = _SURROGATE.sub("\ufffd", text)
    drafts: list[_Draft] = []
    for number, paragraph in enumerate(paragraphs):
        found = [
            (paragraph.start + token.idx, token.text)
            for token in tokenizer(text[paragraph.start : paragraph.end])
            if not token.is_space
        ]
        words = [word for _, word in found]
        draft = _Draft(number, [], [], [])
        for i, (start, word) in enumerate(found):
            spaced = i + 1 < len(found) and found[i + 1][0] > start + len(word)
            draft.starts.append(start)
            draft.words.append(word)
            draft.spaces.append(spaced)
            if is_sentence_end(words, i, spaced) or len(draft.words) >= _LONGEST_SENTENCE:
                drafts.append(draft)
                draft = _Draft(number, [], [], [])
        if draft.words:
            drafts.append(draft)
    return drafts


def parse(text: str) -> Parsed:
    """Tokenise, split, tag and parse a text; offsets are code points of `text`."""
    from spacy.tokens import Doc

    nlp = pipeline()
    sha256, text = text_hash(text), recased(text, is_english)
    paragraphs = find_paragraphs(text)
    drafts = _drafts(text, paragraphs)
    seen = veiled([word for draft in drafts for word in draft.words])
    rest = iter(seen)
    shown = [_shown(draft.words, list(islice(rest, len(draft.words)))) for draft in drafts]
    docs = nlp.pipe(
        (
            Doc(nlp.vocab, words=words, spaces=draft.spaces)
            for draft, words in zip(drafts, shown, strict=True)
        ),
        batch_size=256,
    )
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (draft, doc) in enumerate(zip(drafts, docs, strict=True)):
        first = len(tokens)
        for token, start, word in zip(doc, draft.starts, draft.words, strict=True):
            end, lower, tag = start + len(word), word.lower(), token.tag_
            dep = token.dep_
            if dep == "npadvmod" and token.head.i == token.i - 1 and is_name(word):
                # A name right after its verb is an object, not a measure as "Monday" is.
                dep = "dobj"
            tokens.append(
                Token(
                    first + token.i, start, end, text[start:end], lower, lemma_of(lower, tag),
                    tag, dep, first + token.head.i, number,
                )
            )  # fmt: skip
        span = Span(tokens[first].start, tokens[-1].end)
        sentences.append(Sentence(number, *span, first, len(tokens), draft.paragraph))
    return Parsed(
        text=text,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        shown=tuple(seen),
    )
