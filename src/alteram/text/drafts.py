"""Sentences as the parser is given them: their words, where these stand, and what is shown.

What a party's name looks like must change nothing. So a state's name of several words is one
word, and "the" before a name is no word of its own; whose "the" it is, a first parse tells.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from alteram.model import Span
from alteram.text.rolewords import words
from alteram.text.sentences import is_sentence_end
from alteram.text.stand_ins import NAME, Word, joined, stand_in
from alteram.text.tagger import pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_SENTENCE = 200
_SURROGATE = re.compile("[\ud800-\udfff]")
# Marks of direction and of no width: at the edge of a word they are none of its letters, and a
# space of no width parts words.
_MARKS = "[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
_UNSEEN = re.compile(rf"(?<!\w){_MARKS}|{_MARKS}(?!\w)|(?<!\d)\u200b|\u200b(?!\d)")
_SHOUTING = 0.8
# Words that begin a sentence where they have a capital.
_OPENERS = words(
    """
    The A An He She It They We I You But And In On At This That These Those There His Her Its
    Their Our If When While As For After Before Both Under With By From To Not So Yet Or
    """
)
_ARTICLES = ("the", "The")
_BEFORE_NOUN = ("amod", "compound", "nmod")


class Draft(NamedTuple):
    """A sentence before parsing: words with their places, and as they are shown."""

    paragraph: int
    words: list[Word]
    spaces: list[bool]
    shown: list[str]

    def given(self) -> list[str]:
        """Return the words as the parser is given them.

        Text in capitals throughout is lowered. A curly "n’t" is given a straight apostrophe,
        since the tagger takes the curly form for a noun.
        """
        seen = ["n't" if word == "n’t" else word for word in self.shown]
        letters = [w.text for w in self.words if w.text.isalpha() and len(w.text) > 1]
        if len(letters) > 3 and sum(w.isupper() for w in letters) > _SHOUTING * len(letters):
            return [word.lower() for word in seen]
        return seen


def drafts(text: str, paragraphs: Sequence[Span]) -> list[Draft]:
    """Return the sentences of a text, their words shown as they are."""
    tokenizer = pipeline().tokenizer
    # spaCy takes no lone surrogates; each stand-in has the same length, so offsets hold.
    text = _SURROGATE.sub("\ufffd", text)
    text = _UNSEEN.sub(lambda found: " " * len(found.group()), text)
    made: list[Draft] = []
    for number, paragraph in enumerate(paragraphs):
        single = [
            Word(start, start + len(token), token.text, start)
            for token in tokenizer(text[paragraph.start : paragraph.end])
            if not token.is_space
            for start in (paragraph.start + token.idx,)
        ]
        if single:
            made += _sentences(number, list(_with_full_stops(list(joined(text, single)))))
    return made


def _with_full_stops(found: list[Word]) -> Iterator[Word]:
    """Yield words, with a full stop of its own where that of "U.S." ends a sentence too.

    The two share their last character.
    """
    for word, after in zip(found, [*found[1:], None], strict=True):
        yield word
        last = after is None or after.text in _OPENERS
        if last and word.text.endswith(".") and len(word.text) > 1 and stand_in(word.text):
            yield Word(word.end - 1, word.end, ".", word.end - 1)


def _sentences(paragraph: int, found: list[Word]) -> Iterator[Draft]:
    texts = [word.text for word in found]
    draft, counted = Draft(paragraph, [], [], []), 0
    for i, word in enumerate(found):
        spaced = i + 1 < len(found) and found[i + 1].start > word.end
        draft.words.append(word)
        draft.spaces.append(spaced)
        # Where a long sentence is cut does not depend on whose name takes "the".
        named = spaced and word.text in _ARTICLES and stand_in(texts[i + 1]) == NAME
        counted += not named
        if is_sentence_end(texts, i, spaced) or (counted >= _LONGEST_SENTENCE and not named):
            yield draft
            draft, counted = Draft(paragraph, [], [], []), 0
    if draft.words:
        yield draft


def without_articles(draft: Draft, nodes: "Doc") -> Draft | None:
    """Return a sentence in which no state's name has an article; None where none has.

    `nodes` are what a first parse made of its words.
    """
    dropped = {
        i - 1
        for i, shown in enumerate(draft.shown)
        if shown == NAME and i and draft.words[i - 1].text in _ARTICLES
        # In "the U.S. army" it is the army's.
        if nodes[i - 1].head.i == i and not (nodes[i].dep_ in _BEFORE_NOUN and nodes[i].head.i > i)
    }
    if not dropped:
        return None
    own = list(draft.words)
    for i in dropped:
        own[i + 1] = own[i + 1]._replace(article=own[i].start)
    kept = [i for i in range(len(own)) if i not in dropped]
    return Draft(
        draft.paragraph,
        [own[i] for i in kept],
        [draft.spaces[i] for i in kept],
        [draft.shown[i] for i in kept],
    )
