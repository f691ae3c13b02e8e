"""Where masked names stand in a text, however they are written there."""

import base64
import binascii
import email.errors
import email.header
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from alteram.export.masking.folding import View, views
from alteram.export.masking.names import WORD, Lexicon
from alteram.export.masking.passages import CUT, passages_in
from alteram.text.personwords import LINKS
from alteram.text.veil import common_words

# Endings by which languages in our letters, or in Cyrillic, bend a name: genitives and the like.
_ENDING_WORDS = """
s es ens a u e i y o om em im ou ov ova ovo ove ovi ovou ej oj im ym ami ach ah um as ai an en
in un n nin dan den da de ta te ya ye eho emu ego ogo omu yho
а у е ы и о ом ем ой ей ою ым им ов ова ову ове
"""
_ENDINGS = frozenset(_ENDING_WORDS.split())
_LEAST_INSIDE = 4
_LONGEST_ENDING, _LONGEST_AFTER_ROOT = 4, 6
_BESIDE = re.compile(r"(?:'s?)?[ \t]*(?:[-.,_+/|'·]|\r?\n)?[ \t]*|%20|&nbsp;")
_SENTENCE_END = re.compile(r"\.\s")
_ADDRESS = frozenset("/@=_%&?#.\\:-+")
_HIDDEN = re.compile(
    r"=\?[\w-]{2,20}\?[bBqQ]\?[^?\s]{1,400}\?=|(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}"
)


class Stretch(NamedTuple):
    """Characters `start` to `end` of a text that are replaced by `words`."""

    start: int
    end: int
    words: str


class _Hit(NamedTuple):
    """Characters of a view that name one of `keys`."""

    start: int
    end: int
    keys: frozenset[str]
    word: str = ""


@dataclass(frozen=True)
class Finder:
    """Finds the names of a lexicon; `is_address` takes every text for an address or a path."""

    lexicon: Lexicon
    is_address: bool = False

    @cached_property
    def _stems(self) -> re.Pattern[str] | None:
        """What must occur in a folded text that holds any of the names."""
        held = self.lexicon
        known = (held.strong, held.stems, held.roots, held.weak, held.joined, self._first_words)
        stems = {word for words in known for word in words}
        least = {s for s in stems if not any(o != s and s.startswith(o) for o in _heads(s, stems))}
        if not least:
            return None
        heads = "|".join(map(re.escape, sorted(least)))
        within = f"|{self._inside.pattern}" if self._inside is not None else ""
        return re.compile(rf"(?<![^\W\d_])(?:{heads}){within}")

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """The words with which a whole name begins."""
        return frozenset(phrase[0] for phrase in self.lexicon.phrases)

    @cached_property
    def _inside(self) -> re.Pattern[str] | None:
        """Words that are masked inside others, where an address or a file name holds them."""
        words = [w for w in (*self.lexicon.strong, *self.lexicon.joined) if len(w) >= _LEAST_INSIDE]
        longest = sorted(set(words), key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, longest))) if longest else None

    def find(self, text: str) -> list[Stretch]:
        """Return what is replaced in a text, in order, nothing twice."""
        passages = self.lexicon.passages
        if self._stems is None and not passages:
            return []
        found: list[Stretch] = []
        for view in views(text, None if passages else self._stems):
            found.extend(self._in_view(view, text))
            found.extend(Stretch(*span, CUT) for span in passages_in(view, passages))
        found.extend(self._hidden(text))
        return _apart(found)

    def _in_view(self, view: View, text: str) -> Iterator[Stretch]:
        if self._stems is None or not self._stems.search(view.text):
            return
        for hit in self._runs(view, list(self._hits(view, text))):
            start, end = view.starts[hit.start], view.ends[hit.end - 1]
            words = self._shown(hit.keys)
            inside = self._touches(text, start, end)
            yield Stretch(start, end, words.replace(" ", "-") if inside else words)

    def _shown(self, keys: Iterable[str]) -> str:
        return " or ".join(sorted(self.lexicon.shown[key] for key in keys))

    def _touches(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name stands inside an address, where a space would break it."""
        if self.is_address:
            return True
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        return (
            before in ("/", "@", "=", "_", "%")
            or after in ("@", "/", "=", "_")
            or (after.isdigit() or before.isdigit())
        )

    def _hits(self, view: View, text: str) -> Iterator[_Hit]:
        words = list(WORD.finditer(view.text))
        done = 0
        for number, match in enumerate(words):
            if number < done:
                continue
            phrase = self._phrase(words, number)
            if phrase is not None:
                done, keys = phrase
                yield _Hit(match.start(), words[done - 1].end(), keys)
                continue
            word = match.group()
            capital = text[view.starts[match.start()]].isupper()
            keys = self._named_by(word, capital=capital)
            if keys:
                yield _Hit(*match.span(), keys)
            elif (len(word) == 1 and capital) or word in LINKS or word in self.lexicon.weak:
                yield _Hit(*match.span(), frozenset(), word)
            elif self._is_address(view.text, *match.span()):
                yield from self._inside_of(match)

    def _phrase(self, words: list[re.Match[str]], at: int) -> tuple[int, frozenset[str]] | None:
        """Return where the longest whole name that begins at a word ends, and whose it is."""
        if words[at].group() not in self._first_words:
            return None
        longest: tuple[int, frozenset[str]] | None = None
        held: list[str] = []
        for end in range(at, min(at + 12, len(words))):
            if end > at and not _is_beside(words[end - 1], words[end]):
                break
            held.append(words[end].group())
            keys = self.lexicon.phrases.get(tuple(held))
            alone = len(held) == 1 and held[0] in common_words()
            if keys and not alone:
                longest = end + 1, keys
        return longest

    def _named_by(self, word: str, *, capital: bool) -> frozenset[str]:
        held = self.lexicon
        found = held.strong.get(word) or held.joined.get(word)
        if found is None and capital:
            found = held.weak.get(word)
        if found is None and word not in common_words():
            found = self._bent(word)
        return found or frozenset()

    def _bent(self, word: str) -> frozenset[str] | None:
        """Return whom a word names that is a bent form of a name."""
        held = self.lexicon
        for size in range(1, _LONGEST_ENDING + 1):
            if word[-size:] in _ENDINGS and word[:-size] in held.stems:
                return held.stems[word[:-size]]
        for size in range(_LONGEST_AFTER_ROOT + 1):
            root = word[: len(word) - size]
            if root in held.roots:
                return held.roots[root]
        return None

    def _is_address(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word stands in an address, a file name or a handle."""
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return self.is_address or any(c in _ADDRESS or c.isdigit() for c in around)

    def _inside_of(self, match: re.Match[str]) -> Iterator[_Hit]:
        if self._inside is not None and match.group() not in common_words():
            for one in self._inside.finditer(match.group()):
                keys = self.lexicon.strong.get(one.group()) or self.lexicon.joined[one.group()]
                yield _Hit(match.start() + one.start(), match.start() + one.end(), keys)

    def _runs(self, view: View, hits: list[_Hit]) -> Iterator[_Hit]:
        """Yield names of several words as one; initials and small words only beside a name."""
        run: list[_Hit] = []
        for hit in hits:
            if run and not self._goes_on(view.text, run, hit):
                yield from self._closed(run)
                run = []
            run.append(hit)
        yield from self._closed(run)

    def _goes_on(self, text: str, run: list[_Hit], hit: _Hit) -> bool:
        between = text[run[-1].end : hit.start]
        if not _BESIDE.fullmatch(between):
            return False
        if _SENTENCE_END.match(between) and len(run[-1].word) != 1:
            return False
        if "," in between and not _is_turned(text, run, hit):
            return False
        keys = [one.keys for one in (*run, hit) if one.keys]
        return len(keys) < 2 or bool(frozenset.intersection(*keys))

    def _closed(self, run: list[_Hit]) -> Iterator[_Hit]:
        """Yield a run without the initials at its edges that are not of the one named."""
        named = [number for number, one in enumerate(run) if one.keys]
        if not named:
            return
        keys = frozenset.intersection(*(run[number].keys for number in named))
        first, last = named[0], named[-1]
        while first > 0 and self._belongs(run[first - 1].word, keys):
            first -= 1
        while last + 1 < len(run) and self._belongs(run[last + 1].word, keys):
            last += 1
        yield _Hit(run[first].start, run[last].end, keys)

    def _belongs(self, word: str, keys: frozenset[str]) -> bool:
        """Tell whether a small word, a letter or an everyday word beside a name is part of it."""
        if keys & self.lexicon.weak.get(word, frozenset()):
            return True
        return any(word in self.lexicon.beside[key] for key in keys)

    def _hidden(self, text: str) -> Iterator[Stretch]:
        """Yield words of e-mail headers and base64 that hold a name, replaced as a whole."""
        if self._stems is None:
            return
        for match in _HIDDEN.finditer(text):
            for words in _revealed(match.group()):
                held = views(words, self._stems)
                found = [one for view in held for one in self._in_view(view, words)]
                if found:
                    yield Stretch(*match.span(), found[0].words)
                    break


def _is_turned(text: str, run: list[_Hit], hit: _Hit) -> bool:
    """Tell whether a comma stands inside a name ("Lesk, Anna") and not between two mentions."""
    one, other = text[run[0].start : run[-1].end], text[hit.start : hit.end]
    return one != other and WORD.fullmatch(one) is not None and WORD.fullmatch(other) is not None


def _heads(word: str, stems: set[str]) -> Iterator[str]:
    return (word[:size] for size in range(1, len(word)) if word[:size] in stems)


def _is_beside(one: re.Match[str], other: re.Match[str]) -> bool:
    between = one.string[one.end() : other.start()]
    return _BESIDE.fullmatch(between) is not None


def _revealed(written: str) -> Iterator[str]:
    """Yield what an encoded word may stand for."""
    if written.startswith("=?"):
        try:
            yield str(email.header.make_header(email.header.decode_header(written)))
        except (email.errors.HeaderParseError, LookupError, UnicodeDecodeError):
            return
        return
    plain = written.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        held = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        return
    for charset in ("utf-8", "utf-16-le", "latin-1"):
        try:
            yield held.decode(charset)
        except UnicodeDecodeError:
            continue


def _apart(found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order; of those that meet one, with the longer one's words."""
    kept: list[Stretch] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.words)):
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            longer = max(last, one, key=lambda s: s.end - s.start)
            kept[-1] = Stretch(last.start, max(last.end, one.end), longer.words)
        else:
            kept.append(one)
    return kept
