"""Sorts the dates and places of a text into its sentences, with the act or event each belongs to.

Dates of statements, of treaties, of the reporting clause and of the clock alone are left out, and
places that are no settings.
"""

from collections.abc import Sequence

from alteram.extract.dating import dates_speaking, is_bare_clock, is_until_now
from alteram.extract.kinds import is_time_word
from alteram.extract.lexicon import DATED_NOUNS, words
from alteram.extract.settings import Found, Where
from alteram.extract.spots import is_setting_place
from alteram.model import DateMention, Part, PlaceMention, Span
from alteram.text.parse import Parsed

_VERIFYING = words("verify confirm document record establish corroborate investigate")
# What is laid or made in August strikes or is found later.
_STEPS = 5
_LAWS = words(
    "convention covenant treaty protocol charter statute law act code resolution accord agreement"
    " declaration constitution"
)
_MAKING = words("lay plant bury make build write manufacture sign supply")


def _anchor(parsed: Parsed, span: Span) -> int | None:
    tokens = parsed.tokens_in(span)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head == token.i or token.head not in inside:
            return token.i
    return tokens[0].i


def _act_before(parsed: Parsed, anchor: int, words: frozenset[int], reach: int = 9) -> int | None:
    """Return an act word shortly before, with only its own noun phrase between."""
    for at in range(anchor - 1, max(-1, anchor - reach), -1):
        token = parsed.tokens[at]
        if at in words:
            return at
        if token.tag[:1] in ("V", ",", ".", ":", "W") or token.lower in ("and", "that"):
            return None
    return None


def _owner(where: Where, anchor: int) -> tuple[int | None, bool]:
    """Return the act or event word that a word modifies, and whether it dates a statement."""
    parsed = where.parsed
    words = where.triggers | where.events
    at = anchor
    for _ in range(8):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if head.i == at:
            return None, False
        if head.i in words and not (head.i in where.events and is_time_word(head)):
            return head.i, False
        if head.lemma in _MAKING and head.dep in ("acl", "relcl"):
            return None, True
        if head.lemma in DATED_NOUNS and head.tag[:1] == "N":
            return _act_before(parsed, anchor, words), True
        if head.tag[:1] == "V" and head.dep != "acl":
            return None, False
        at = head.i
    return None, False


def _in_parts(span: Span, parts: Sequence[Part]) -> bool:
    return any(
        part.kind != "title" and part.span.start <= span.start < part.span.end for part in parts
    )


def _is_told(where: Where, anchor: int, told: Sequence[bool]) -> bool:
    """Tell whether a word is somebody's content, or in a subordinate clause that tells an act."""
    if told[anchor]:
        return True
    clause = where.clauses.head[anchor]
    below = where.parsed.tokens[clause].dep in ("advcl", "relcl", "acl")
    return below and any(where.clauses.head[word] == clause for word in where.triggers)


def locate(where: Where, parts: Sequence[Part], told: Sequence[bool]) -> None:
    """Sort dates and places into sentences; `told[i]` says that token i is somebody's content."""
    titles = [part.span for part in parts if part.kind == "title"]
    for title in titles:
        where.titles.update(token.sentence for token in where.parsed.tokens_in(title))
    _locate_dates(where, parts, told)
    _locate_places(where, parts, told)
    _locate_names(where)


def _locate_dates(where: Where, parts: Sequence[Part], told: Sequence[bool]) -> None:
    parsed = where.parsed
    for number, date in enumerate(where.dates):
        anchor = _anchor(parsed, date.span)
        if anchor is not None and date.kind == "duration" and date.edtf is None:
            where.lasting.add(where.clauses.head[anchor])
        if date.edtf is None or date.kind == "recurring":
            continue
        if anchor is None or _in_parts(date.span, parts) or not _may_date(where, anchor, date):
            continue
        owner, dates_statement = _owner(where, anchor)
        if owner is None and _is_verified(where, anchor, date):
            owner = _act_before(parsed, anchor, where.triggers | where.events, 16)
        if owner is None and (dates_statement or not _is_told(where, anchor, told)):
            continue
        found = Found(number, anchor, owner, where.clauses.head[anchor])
        where.date_at.setdefault(parsed.tokens[anchor].sentence, []).append(found)


def _locate_places(where: Where, parts: Sequence[Part], told: Sequence[bool]) -> None:
    parsed = where.parsed
    told_words = where.triggers | where.events
    for number, place in enumerate(where.places):
        anchor = _anchor(parsed, place.span)
        if anchor is None or _in_parts(place.span, parts):
            _note_home(where, place, number, parts)
            continue
        _note_spot(where, anchor, number)
        sentence = parsed.tokens[anchor].sentence
        if sentence in where.titles:
            where.titled.append(number)
        if not is_setting_place(parsed, anchor, told_words):
            continue
        owner, _ = _owner(where, anchor)
        if owner is None and not _is_told(where, anchor, told):
            continue
        found = Found(number, anchor, owner, where.clauses.head[anchor])
        where.place_at.setdefault(sentence, []).append(found)


def _may_date(where: Where, anchor: int, date: DateMention) -> bool:
    """Tell whether a date may be an act's at all."""
    if is_bare_clock(date) and not _heads_entry(where.parsed, date.span):
        return False
    if is_until_now(where.parsed, anchor, date) or _names_law(where.parsed, anchor):
        return False
    told = where.triggers | where.events
    if not dates_speaking(where.parsed, anchor, where.cues, told):
        return True
    exact = any(character.isdigit() for character in date.text)
    return exact and _act_before(where.parsed, anchor, told) is not None


def _names_law(parsed: Parsed, anchor: int) -> bool:
    """Tell whether a date belongs to the name of a law: "the Kesh Convention of 1949"."""
    at = anchor
    for _ in range(_STEPS):
        at = parsed.tokens[at].head
        token = parsed.tokens[at]
        if token.lower != "of" and not token.text[:1].isupper() and not token.text.isdigit():
            return False
        # The tagger leaves the plural of a name as it is: "Conventions".
        if token.lemma.lower().removesuffix("s") in _LAWS and token.text[:1].isupper():
            return True
    return False


def _is_verified(where: Where, anchor: int, date: DateMention) -> bool:
    """Tell "has verified the killing of nine on 5 May": the day is rather the deed's."""
    tokens = where.parsed.tokens
    prep = tokens[tokens[anchor].head]
    exact = any(character.isdigit() for character in date.text)
    return exact and prep.dep == "prep" and tokens[prep.head].lemma in _VERIFYING


def _heads_entry(parsed: Parsed, span: Span) -> bool:
    """Tell whether an hour begins a paragraph, as on a page that is written as things happen."""
    return any(paragraph.start == span.start for paragraph in parsed.paragraphs)


def _note_home(where: Where, place: PlaceMention, number: int, parts: Sequence[Part]) -> None:
    """Keep the places of the dateline: "here" means them."""
    lines = (part.span for part in parts if part.kind == "dateline")
    if any(span.start <= place.span.start < span.end for span in lines):
        where.home.append(number)


def _note_spot(where: Where, anchor: int, number: int) -> None:
    """Keep a place under the nouns it is told with: "the town of Tarn", "Tarn market"."""
    tokens = where.parsed.tokens
    token = tokens[anchor]
    head = tokens[token.head]
    if token.dep == "pobj" and head.lower in ("of", "in", "at", "near"):
        head = tokens[head.head]
    if head.tag[:1] == "N" and head.i != anchor:
        row = (token.sentence, anchor, number)
        where.spots.setdefault(head.lemma.lower(), []).append(row)


def _locate_names(where: Where) -> None:
    """Add places that stand in an event's name and are known from elsewhere in the text."""
    parsed = where.parsed
    known: dict[str, int] = {}
    for number, place in enumerate(where.places):
        known.setdefault(place.text.lower(), number)
    covered = {found.anchor for rows in where.place_at.values() for found in rows}
    for word in sorted(where.triggers | where.events):
        for child in parsed.children[word]:
            token = parsed.tokens[child]
            number = known.get(token.lower, -1)
            if token.dep not in ("compound", "nmod") or number < 0 or child in covered:
                continue
            found = Found(number, child, word, where.clauses.head[child])
            where.place_at.setdefault(token.sentence, []).append(found)
