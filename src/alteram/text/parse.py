"""The one pass of tokenising, tagging and parsing that all later stages share.

spaCy's small English pipeline (tagger and parser, no entity recogniser) runs over our own
sentences; what it finds is kept in plain tuples, so that no other module knows of spaCy.
Tags are Penn Treebank tags, dependencies are ClearNLP labels as spaCy gives them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from alteram.model import Span, text_hash
from alteram.text.drafts import Draft, drafts, without_articles
from alteram.text.recase import recased
from alteram.text.sentences import find_paragraphs
from alteram.text.tagger import is_english, lemma_of, pipeline
from alteram.text.veil import is_name, veiled

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Token(NamedTuple):
    """A word or mark: `i` is its index, `head` that of its governor (its own for a root).

    A state's name of several words is one.
    """

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
    each token what parser and network see of it: names are veiled. "The" before a state's name
    has no token: `articles` holds where it begins by where the name does.
    """

    text: str
    sha256: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    shown: tuple[str, ...] = ()
    articles: Mapping[int, int] = field(default_factory=dict)

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

    def with_article(self, span: Span) -> Span:
        """Return a span, with "the" where it begins at a state's name that has one."""
        return Span(self.articles.get(span.start, span.start), span.end)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)


def parse(text: str) -> Parsed:
    """Tokenise, split, tag and parse a text; offsets are code points of `text`."""
    sha256, text = text_hash(text), recased(text, is_english)
    paragraphs = find_paragraphs(text)
    made, docs = _parsed(drafts(text, paragraphs))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (draft, doc) in enumerate(zip(made, docs, strict=True)):
        first = len(tokens)
        for token, word in zip(doc, draft.words, strict=True):
            lower, tag, start = word.text.lower(), token.tag_, word.start
            dep = token.dep_
            if dep == "npadvmod" and token.head.i == token.i - 1 and is_name(word.text):
                # A name right after its verb is an object, not a measure as "Monday" is.
                dep = "dobj"
            tokens.append(
                Token(
                    first + token.i, start, word.end, text[start : word.end], lower,
                    lemma_of(lower, tag), tag, dep, first + token.head.i, number,
                )
            )  # fmt: skip
        span = Span(draft.words[0].article, tokens[-1].end)
        sentences.append(Sentence(number, *span, first, len(tokens), draft.paragraph))
    return Parsed(
        text=text,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        shown=tuple(chain.from_iterable(draft.shown for draft in made)),
        articles={
            word.start: word.article
            for draft in made
            for word in draft.words
            if word.article < word.start
        },
    )


def _parsed(made: list[Draft]) -> tuple[list[Draft], list["Doc"]]:
    """Return sentences and their parses; those that lose an article are parsed again."""
    rest = iter(veiled([word.text for draft in made for word in draft.words]))
    made = [draft._replace(shown=list(islice(rest, len(draft.words)))) for draft in made]
    docs = list(_docs(made))
    again = {
        number: draft
        for number, (old, doc) in enumerate(zip(made, docs, strict=True))
        if (draft := without_articles(old, doc)) is not None
    }
    for (number, draft), doc in zip(again.items(), _docs(list(again.values())), strict=True):
        made[number], docs[number] = draft, doc
    return made, docs


def _docs(made: list[Draft]) -> Iterator["Doc"]:
    from spacy.tokens import Doc

    nlp = pipeline()
    return nlp.pipe(
        (Doc(nlp.vocab, words=draft.given(), spaces=draft.spaces) for draft in made),
        batch_size=256,
    )
