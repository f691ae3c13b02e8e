"""Parses made by hand, and the same parse with other words in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alteram.model import Span, text_hash
from alteram.text.parse import Parsed, Sentence, Token


def parsed_of(sentences: Sequence[Sequence[str]], tag: str = "NN") -> Parsed:
    """Return one paragraph of words with spaces between; each sentence hangs on its first word."""
    tokens: list[Token] = []
    rows: list[Sentence] = []
    at = 0
    for number, words in enumerate(sentences):
        first = len(tokens)
        for word in words:
            low = word.lower()
            end = at + len(word)
            tokens.append(
                Token(len(tokens), at, end, word, low, low, tag, "dep", first, number),
            )
            at = end + 1
        rows.append(
            Sentence(number, tokens[first].start, tokens[-1].end, first, len(tokens), 0),
        )
    text = " ".join(token.text for token in tokens)
    return Parsed(
        text=text,
        sha256=text_hash(text),
        paragraphs=(Span(0, len(text)),),
        sentences=tuple(rows),
        tokens=tuple(tokens),
    )


def reworded(parsed: Parsed, words: Mapping[str, str]) -> Parsed:
    """Return the parse with words replaced, token by token; only offsets move."""
    moved = {0: 0}
    text, done = "", 0
    tokens = []
    for token in parsed.tokens:
        text += parsed.text[done : token.start]
        moved[token.start] = start = len(text)
        shown = words.get(token.text, token.text)
        text += shown
        moved[token.end] = len(text)
        done = token.end
        lemma = shown.lower() if token.lemma == token.lower else token.lemma
        tokens.append(
            token._replace(start=start, end=len(text), text=shown, lower=shown.lower(), lemma=lemma)
        )
    text += parsed.text[done:]
    return replace(
        parsed,
        text=text,
        paragraphs=tuple(Span(moved[a], moved[b]) for a, b in parsed.paragraphs),
        sentences=tuple(
            s._replace(start=moved[s.start], end=moved[s.end]) for s in parsed.sentences
        ),
        tokens=tuple(tokens),
    )
