"""The noun that a number counts, and the phrase of number and noun; or that it counts nothing."""

from typing import NamedTuple

from alteram.extract.counted import BODIES, DWELLINGS, NOTHING, PERSONS, THINGS, word_set
from alteram.extract.namings import (
    is_age,
    is_contrasted,
    is_label,
    is_year,
    past_aside,
    share_after,
    word_at,
)
from alteram.model import Span
from alteram.text.numbers import Number, qualified_after
from alteram.text.parse import Parsed, Token

_FARTHEST = 7
_COMPLEMENTED = word_set(
    "citizens citizen nationals members residents inhabitants representatives natives population"
)
_FATES = {"dead", "wounded", "injured", "missing"}
_DETERMINERS = {"the", "these", "those", "their", "its", "his", "her", "our", "my"}
_BRACKETS = {"-LRB-", "-RRB-"}
_DAYS = {"yesterday", "today", "tonight", "tomorrow"}
_SETS = {"set", "sets"}
_PERSONAL = word_set("whom them us you which those these")
_MODIFIERS = {
    "JJ",
    "JJR",
    "JJS",
    "VBN",
    "VBG",
    "NNP",
    "NN",
    "HYPH",
    "NNPS",
    "NNS",
    "''",
    "``",
    "AFX",
}


class Phrase(NamedTuple):
    """A number with what it counts: `noun`, which is the number's own token where `named` is false.

    `head` is the token by which the phrase hangs in the tree: "six" in "six of the villagers".
    """

    number: Number
    first: int
    head: int
    noun: int
    last: int
    span: Span
    named: bool
    pronoun: bool = False


def counted_phrase(parsed: Parsed, number: Number, *, dated: bool) -> Phrase | None:
    """Return the phrase that a number heads, or None where the number counts nobody."""
    if is_label(parsed, number) or is_contrasted(parsed, number):
        return None
    phrase = _phrase(parsed, number)
    if phrase is None:
        return None
    phrase = _bounded(parsed, _raised(parsed, phrase))
    number = phrase.number
    noun = parsed.tokens[phrase.noun].lower
    known = phrase.named and (noun in PERSONS or noun in THINGS)
    empty = phrase.named and noun in NOTHING and not (number.percent and noun in DWELLINGS)
    ruled_out = number.value == 0 and _is_ruled_out(parsed, phrase)
    year = number.plain and is_year(parsed, number, phrase.noun, named=known)
    return None if empty or ruled_out or year or (dated and not known) else phrase


def _raised(parsed: Parsed, phrase: Phrase) -> Phrase:
    """Hang a phrase where its own first word hangs: "a minimum of 30 people were killed"."""
    tokens = parsed.tokens
    for _ in range(3):
        token = tokens[phrase.head]
        above = tokens[tokens[token.head].head]
        if token.dep != "pobj" or not phrase.first <= above.i < phrase.number.last:
            break
        phrase = phrase._replace(head=above.i)
    return phrase


def _bounded(parsed: Parsed, phrase: Phrase) -> Phrase:
    """Take in what follows the noun: "300 people or more", "one child in ten"."""
    number, after = phrase.number, phrase.last + 1
    like = parsed.tokens[phrase.last]
    words = (word_at(parsed, after, like), word_at(parsed, after + 1, like))
    if not phrase.named or number.qualifier != "exact" or number.value is None:
        return phrase
    qualified = qualified_after(number, words)
    if qualified is not None:
        last = after + 1
    elif words[0] in {"in", "out"} and number.value < 10:
        qualified, last = share_after(parsed, number, after)
    if qualified is None:
        return phrase
    span = Span(phrase.span.start, parsed.tokens[last].end)
    return phrase._replace(number=qualified, last=last, span=span)


def fronted(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell whether a phrase only gives the whole of what follows: "Of the 120 on board, 97"."""
    token = parsed.tokens[phrase.head]
    if token.dep != "pobj" or parsed.tokens[token.head].lower != "of":
        return False
    prep = parsed.tokens[token.head]
    return phrase.last < prep.head and prep.i >= phrase.first - 2


def _is_ruled_out(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell a rule ("no one may be held") from a count of none ("no one was held")."""
    after = parsed.tokens[phrase.last + 1 : phrase.last + 3]
    return any(t.tag == "MD" and t.lower not in {"would", "will"} for t in after)


def _phrase(parsed: Parsed, number: Number) -> Phrase | None:
    tokens = parsed.tokens
    after = word_at(parsed, number.last + 1, tokens[number.last])
    if after in _DAYS:
        return _bare(parsed, number)
    words = (tokens[number.core].lower, tokens[number.last].lower)
    if number.value == 0 and (words[0] in {"nobody", "none"} or words == ("no", "one")):
        return _bare(parsed, number)
    if after in {"-", "\u2013"} and tokens[number.last + 1].start == tokens[number.last].end:
        return None
    if after == "of":
        return _of(parsed, number, number.last + 2)
    head = _noun(parsed, number, past_aside(parsed, number))
    if head is None:
        return _bare(parsed, number)
    phrase = _full(parsed, number, _content(parsed, head))._replace(head=head)
    return phrase._replace(head=_top(parsed, number)) if number.percent else phrase


def _content(parsed: Parsed, head: int) -> int:
    """Return what sets are of: "remains" in "30 sets of human remains"."""
    tokens = parsed.tokens
    if tokens[head].lower not in _SETS or word_at(parsed, head + 1, tokens[head]) != "of":
        return head
    for token in tokens[head + 2 : head + 5]:
        if token.lower in BODIES and token.sentence == tokens[head].sentence:
            return token.i
    return head


def _bare(parsed: Parsed, number: Number) -> Phrase | None:
    """Return the phrase of a number that stands alone ("12 were wounded")."""
    head = _top(parsed, number)
    again = word_at(parsed, number.first - 1, parsed.tokens[number.core]) == "all"
    loose = parsed.tokens[head].dep in {"npadvmod", "advmod", "tmod"} and not again
    if loose or is_age(parsed, head):
        return None
    return Phrase(number, number.first, head, head, number.last, number.span, named=False)


def _top(parsed: Parsed, number: Number) -> int:
    """Return the token by which a number hangs in the tree: of a share, its first such token."""
    inside = range(number.core, number.last + 1)
    for i in inside if number.percent else reversed(inside):
        if parsed.tokens[i].tag in _BRACKETS:
            continue
        if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i:
            return i
    return number.last


def _full(parsed: Parsed, number: Number, head: int) -> Phrase:
    last = _end(parsed, head)
    span = Span(number.span.start, parsed.tokens[last].end)
    return Phrase(number, number.first, head, head, last, span, named=True)


def _end(parsed: Parsed, head: int) -> int:
    """Return the last token of the phrase: "4,000 citizens of X" keeps its complement."""
    tokens = parsed.tokens
    if word_at(parsed, head + 1, tokens[head]) != "of":
        return head
    if tokens[head].lower not in _COMPLEMENTED:
        return head
    j = head + 2
    if word_at(parsed, j, tokens[head]) == "the":
        j += 1
    while word_at(parsed, j + 1, tokens[head]) and tokens[j + 1].tag in {"NNP", "NNPS"}:
        j += 1
    inside = word_at(parsed, j, tokens[head]) and tokens[j].tag[:2] == "NN"
    return j if inside else head


def _of(parsed: Parsed, number: Number, start: int) -> Phrase | None:
    """Read "dozens of people", "six of them", "20 percent of X's territories"."""
    tokens = parsed.tokens
    word = word_at(parsed, start, tokens[number.last])
    if word in _PERSONAL:
        if word == "which" and not number.percent:
            return None
        return _pronoun(parsed, number, start)
    inner = start + (word in _DETERMINERS)
    counted = inner < len(tokens) and tokens[inner].tag == "CD"
    head = _noun(parsed, number, inner + 1 if counted else start)
    named = inner + counted
    if head is None and word_at(parsed, named, tokens[number.last]) in _FATES:
        bare = _bare(parsed, number)
        span = Span(number.span.start, tokens[named].end)
        return bare and bare._replace(last=named, span=span, pronoun=True)
    if head is None or tokens[head].sentence != tokens[number.last].sentence:
        joined = [t.tag for t in tokens[inner + 1 : inner + 3]] == ["HYPH", "CD"]
        return _pronoun(parsed, number, inner + 2 * joined) if counted else None
    phrase = _full(parsed, number, head)
    bare = _bare(parsed, number)
    if bare is None:
        return phrase
    part = number.value is not None and not number.percent
    return phrase._replace(head=bare.head, pronoun=part)


def _pronoun(parsed: Parsed, number: Number, last: int) -> Phrase:
    """Return the phrase of a number of those named before: "six of them", "three of the 42"."""
    span, top = Span(number.span.start, parsed.tokens[last].end), _top(parsed, number)
    return Phrase(number, number.first, top, top, last, span, named=False, pronoun=True)


def _noun(parsed: Parsed, number: Number, start: int) -> int | None:
    """Return the noun that follows the modifiers from token `start` on."""
    tokens = parsed.tokens
    sentence = tokens[number.last].sentence
    by_tree = _tree_noun(parsed, number)
    if by_tree is not None and start <= by_tree < start + _FARTHEST:
        return _whole(parsed, by_tree)
    best: int | None = None
    for i in range(start, min(start + _FARTHEST, len(tokens))):
        token = tokens[i]
        if token.sentence != sentence:
            break
        if token.tag[:2] == "NN":
            if best is not None and not _goes_on(tokens[best], token):
                break
            best = i
        elif token.tag == "POS" and best is not None:
            best = None
        elif best is not None or not _may_precede(parsed, token, start):
            break
    return best


def _whole(parsed: Parsed, noun: int) -> int:
    """Return the plural that a singular noun only describes ("bank" before "workers")."""
    here, after = parsed.tokens[noun], parsed.tokens[noun + 1 : noun + 2]
    plural = bool(after) and after[0].tag == "NNS" and after[0].sentence == here.sentence
    return noun + 1 if plural and here.tag == "NN" and after[0].lower in PERSONS | THINGS else noun


def _may_precede(parsed: Parsed, token: Token, start: int) -> bool:
    """Tell whether a word may stand between a number and its noun."""
    if token.lower in _FATES:
        return parsed.tokens[min(token.i + 1, len(parsed.tokens) - 1)].tag[:2] == "NN"
    if token.tag in {"DT", "PRP$", "PDT"}:
        return token.i == start
    if token.tag == "CD" and token.i > start:
        return parsed.tokens[token.i - 1].tag == "POS"
    return token.tag in _MODIFIERS or (token.tag == "CC" and token.i > start)


def _goes_on(left: Token, right: Token) -> bool:
    """Tell whether a second noun belongs to the first ("police officers"), not "people Friday"."""
    if left.lower in PERSONS and left.tag == "NNS" and right.lower not in PERSONS | THINGS:
        return False
    return right.dep not in {"npadvmod", "tmod"} and left.tag != "NNPS"


def _tree_noun(parsed: Parsed, number: Number) -> int | None:
    """Return the noun that the parser says is counted, where it stands right of the number."""
    tokens = parsed.tokens
    node = number.last
    for _ in range(4):
        token = tokens[node]
        if token.dep not in {"nummod", "quantmod", "compound", "amod", "det", "neg", "predet"}:
            return None
        node = token.head
        if node > number.last and tokens[node].tag[:2] == "NN":
            between = tokens[number.last + 1 : node]
            if any(t.tag in {"CD", "IN", ",", "VBD", "VBZ", "VBP", "TO"} for t in between):
                commas = all(t.tag in {",", "JJ", "CC", "NN", "VBN"} for t in between)
                return node if commas else None
            return node
    return None
