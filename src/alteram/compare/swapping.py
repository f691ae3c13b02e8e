"""Swap the names of parties in a text, with a map of offsets from the text to the swapped one.

Names keep their case ("VARDANIA"). What grammar asks for goes with them: "an" before a vowel,
"the" before names that take it, the full stop that closes both an abbreviation and a sentence.
These few signs are soft: no record begins or ends because of them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from alteram.compare.parties import Form
from alteram.model import Span
from alteram.text.gazetteer import folded, places_named
from alteram.text.parse import Parsed, Token, parse

_ARTICLE = re.compile(r"\b(?:(?P<the>[Tt]he|THE)|(?P<a>[Aa]n?|A[Nn]))\s+$")
_LONGEST_ARTICLE = 8
_LONGEST = 30
_OWNER = re.compile(r"(?:['’]s?|\b(?:its|his|her|their|our|my|your|this|that|these|those|no))\s+$")
_VOWEL = re.compile(
    r"(?!(?:Eu|Uni|Uk|Ur|Ug|UN|UK|US|U\.|UAE|One))(?:[AEIOUÅÄÖÉÁaeiou]|(?:[FHLMNRSX](?:[A-Z]|\.)))"
)
# Words that open the next sentence after an abbreviation, so that its full stop closes one too.
_OPENS = re.compile(
    r"[\"'”’)]*(?:\s*$|[ \t]*\n\s*\n|\s+[\"'“‘(]?(?:The|A|An|He|She|It|They|We|I|You|But|And"
    r"|In|On|At|This|That|These|Those|There|His|Her|Its|Their|Our|If|When|While|As|For|After|Before"
    r"|Both|Under|With|By|From|To|Not|So|Yet|Or)\b)"
)
_BEFORE, _AFTER = re.compile(r"\b([A-ZÀ-Þ][\w.]*) $"), re.compile(r" ([A-ZÀ-Þ]\w*)")
_CONTINENT = re.compile(
    r"(?:\bNORTH|SOUTH|LATIN|CENTRAL|north|south|latin|central|North|South|Latin|Central)(?:ern|ERN)?"
    r"\s+(?i:america|americans?)$"
)
_OWNS = re.compile(r"['’] (?=\w)")
_BEFORE_NOUN = frozenset(["compound", "amod", "nmod"])


class Edit(NamedTuple):
    """Words at `start` to `end` of the text are at `new_start` to `new_end` of the swapped one."""

    start: int
    end: int
    new_start: int
    new_end: int
    soft: bool


class _Change(NamedTuple):
    start: int
    end: int
    words: str
    soft: bool = False


@dataclass(frozen=True, kw_only=True)
class Swapped:
    """A text, the same text with names swapped, and the edits between them in order."""

    text: str
    new_text: str
    edits: tuple[Edit, ...]
    forms: tuple[Form, ...] = ()

    @cached_property
    def sides(self) -> frozenset[int]:
        """The sides of the swaps of which a name was found in the text and swapped."""
        known = forms_by_words(self.forms)
        words = (" ".join(self.text[edit.start : edit.end].split()) for edit in self.edits)
        return frozenset(known[one].side for one in words if one in known)

    @cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    @cached_property
    def _new_starts(self) -> list[int]:
        return [edit.new_start for edit in self.edits]

    def there(self, span: Span) -> Span | None:
        """Return where a span of the text stands in the swapped one; None if it cuts a name."""
        start, end = self._start_there(span.start), self._end_there(span.end)
        return self.settled(Span(start, end)) if start is not None and end is not None else None

    def _start_there(self, at: int) -> int | None:
        first = bisect_left(self._starts, at)
        if first < len(self.edits) and self.edits[first].start == at:
            return self.edits[first].new_start
        return self._shifted(at, self.edits[first - 1] if first else None)

    def _end_there(self, at: int) -> int | None:
        first = bisect_left(self._starts, at)
        edit = self.edits[first - 1] if first else None
        return edit.new_end if edit and edit.end == at else self._shifted(at, edit)

    def _shifted(self, at: int, edit: Edit | None) -> int | None:
        if edit is None:
            return at
        return at + edit.new_end - edit.end if at >= edit.end else None

    def settled(self, span: Span) -> Span:
        """Return a span of the swapped text without soft signs at its edges."""
        start, end = span
        at = bisect_right(self._new_starts, start) - 1
        for edit in self.edits[max(at, 0) : at + 2]:
            if edit.soft and edit.new_start <= start < edit.new_end:
                start = edit.new_end
        at = bisect_left(self._new_starts, end) - 1
        for edit in self.edits[max(at, 0) : at + 1]:
            if edit.soft and edit.new_start < end <= edit.new_end:
                end = edit.new_start
        return Span(start, max(start, end))

    def here(self, span: Span) -> Span:
        """Return where a span of the swapped text stands in the text, whole names at its edges."""
        return Span(self._here(span.start, last=False), self._here(span.end, last=True))

    def _here(self, at: int, *, last: bool) -> int:
        index = (bisect_left if last else bisect_right)(self._new_starts, at) - 1
        if index < 0:
            return at
        edit = self.edits[index]
        if at >= edit.new_end:
            return at + edit.end - edit.new_end
        return edit.end if last else edit.start


def forms_pattern(forms: Iterable[Form]) -> re.Pattern[str] | None:
    """Return a pattern for the words of all forms, the longest first; None where there are none."""
    words = {form.words for form in forms} | {form.words.upper() for form in forms}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    if not longest_first:
        return None
    joined = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def forms_by_words(forms: Iterable[Form]) -> dict[str, Form]:
    """Return forms by their words, as written and in capitals."""
    found: dict[str, Form] = {}
    for form in forms:
        found.setdefault(form.words, form)
    for form in forms:
        found.setdefault(form.words.upper(), form)
    return found


def swap_names(text: str, forms: Sequence[Form]) -> Swapped:
    """Return the text with each form written as its counterpart, both ways at once."""
    pattern, known = forms_pattern(forms), forms_by_words(forms)
    found = pattern.finditer(text) if pattern is not None else ()
    matches = [match for match in found if not in_longer_place(text, *match.span())]
    parsed = parse(text if matches else "")
    changes: list[_Change] = []
    for match in matches:
        # In a text in capitals "US" can be a pronoun.
        if not parsed.text[match.start()].isupper():
            continue
        form = known[" ".join(match.group().split())]
        changes += _changes(text, parsed, Span(*match.span()), form)
    edits: list[Edit] = []
    pieces: list[str] = []
    done = shift = 0
    for change in changes:
        pieces += [text[done : change.start], change.words]
        start = change.start + shift
        edits.append(Edit(change.start, change.end, start, start + len(change.words), change.soft))
        done, shift = change.end, start + len(change.words) - change.end
    pieces.append(text[done:])
    return Swapped(text=text, new_text="".join(pieces), edits=tuple(edits), forms=tuple(forms))


def in_longer_place(text: str, start: int, end: int) -> bool:
    """Tell whether words are part of another place's name ("New Mexico", "Latin America")."""
    first, words = max(start - _LONGEST, 0), text[start:end]
    if _CONTINENT.search(text, first, end):
        return True
    before, after = _BEFORE.search(text, first, start), _AFTER.match(text, end)
    names = [f"{before[1]} {words}" if before else "", f"{words} {after[1]}" if after else ""]
    names.append(f"{before[1]} {words} {after[1]}" if before and after else "")
    return any(name and places_named(folded(name)) for name in names)


def sides_in(words: str, forms: Sequence[Form]) -> frozenset[int]:
    """Return the sides whose names `swap_words` finds."""
    pattern, known = forms_pattern(forms), forms_by_words(forms)
    found = pattern.finditer(words) if pattern is not None else ()
    return frozenset(known[" ".join(match.group().split())].side for match in found)


def swap_words(words: str, forms: Sequence[Form]) -> str:
    """Return a name such as an outlet's with the parties' names swapped."""
    pattern, known = forms_pattern(forms), forms_by_words(forms)
    if pattern is None:
        return words
    return pattern.sub(lambda match: known[" ".join(match.group().split())].name, words)


def _changes(text: str, parsed: Parsed, span: Span, form: Form) -> list[_Change]:
    tokens = parsed.tokens_in(span)
    attributive = _is_attributive(parsed, span, tokens)
    words = form.before_noun if attributive else form.name
    written = text[span.start : span.end]
    if written.isupper() and not form.words.isupper():
        words = words.upper()
    return [
        *_article_changes(parsed, span, form, words, attributive=attributive),
        _Change(span.start, span.end, words),
        *_marks_after(text, span, words),
    ]


def _is_attributive(parsed: Parsed, span: Span, tokens: Sequence[Token]) -> bool:
    if parsed.text[span.end : span.end + 1] == "-":
        return True
    last = tokens[-1] if tokens else None
    return last is not None and last.dep in _BEFORE_NOUN and last.head > last.i


def _article_changes(
    parsed: Parsed, span: Span, form: Form, words: str, *, attributive: bool
) -> list[_Change]:
    first = max(span.start - _LONGEST_ARTICLE, 0)
    # Searched in the whole text, so that the last letter of a name is no article.
    found = _ARTICLE.search(parsed.text, first, span.start)
    if found is not None and found["a"]:
        article, at = found["a"], found.start("a")
        fitting = f"{article[0]}n" if _VOWEL.match(words) else article[0]
        return [_Change(at, at + len(article), fitting)] if article != fitting else []
    if attributive or form.article == form.other_article:
        return []
    if form.article and found is not None:
        return [_Change(found.start("the"), span.start, "", soft=True)]
    owner = _OWNER.search(parsed.text, first, span.start)
    if form.other_article and found is None and owner is None:
        token = parsed.tokens_in(span)[0]
        opens = token.i == parsed.sentences[token.sentence].first
        return [_Change(span.start, span.start, "The " if opens else "the ", soft=True)]
    return []


def _marks_after(text: str, span: Span, words: str) -> list[_Change]:
    if text[span.end - 1] == "." and not words.endswith(".") and _OPENS.match(text, span.end):
        return [_Change(span.end, span.end, ".", soft=True)]
    if text[span.end - 1] == "s" and not words.endswith("s") and _OWNS.match(text, span.end):
        return [_Change(span.end, span.end + 1, f"{text[span.end]}s")]
    return []
