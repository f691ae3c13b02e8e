"""Runs of capitalised words: where a name begins, and where it ends.

Names go on over small words of their own language ("de la", "bin"), over articles tied to them
("al-Tamari") and over hyphens ("Suk-yeol"), whatever language they come from.
"""

from functools import lru_cache

from alteram.text.parse import Parsed, Sentence, Token
from alteram.text.personwords import LINKS, OPENING_LINKS, is_tied
from alteram.text.rolewords import words
from alteram.text.statebook import StateBook
from alteram.text.veil import common_words

CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. am pm"
)
NOT_NAMES = words(
    "i a an the this that these those he she it we they his her its our their my your in on at by "
    "as and but or if when while however also after before meanwhile according for from with "
    "yes no not so then there here what who why how which photo read more watch via"
)
# Words that call on a reader where they open a line, and end names ("River Watch").
_CALLS = words("watch photo")
_NAME_TAGS = words("NNP NNPS JJ NN NNS VBN VBG VBD FW CD UH ADD XX")
_OPENING = frozenset(["``", ":", "-LRB-", "''", "HYPH", "NFP"])
_VOICES = words("voice echo")
_MONTHS_OF_PERSONS = words("jan may april june august")
_HYPHENS = frozenset(["-", "‐", "‑"])
_MARKS = _HYPHENS | {"'s", "’s", "'", "’", "&"}
_MOST_LINKS = 3
_LONG = 8
_SHORT = 3
_PLURALS = ("ers", "ors", "ists", "ants", "ents", "ees", "als", "ians", "ans")
_MEMBERS = words("people peoples women men children workers farmers veterans writers students")


def _is_initial(token: Token, before: Token | None, sentence: Sentence) -> bool:
    return token.i == sentence.first or (before is not None and before.tag in _OPENING)


def is_name_token(parsed: Parsed, sentence: Sentence, i: int, book: StateBook) -> bool:
    """Tell whether a word is one of a name by its capital, its tag and its place."""
    token = parsed.tokens[i]
    if not token.text[0].isupper() or (token.lower in CALENDAR and not _is_given(parsed, i)):
        return False
    inner = i > sentence.first and parsed.tokens[i - 1].text[0].isupper()
    barred = token.lower in NOT_NAMES and not (inner and token.lower in _CALLS)
    if barred or token.tag not in _NAME_TAGS:
        return False
    before = parsed.tokens[i - 1] if i > sentence.first else None
    if not _is_initial(token, before, sentence):
        return token.tag[0] in "NJFX" or (before is not None and before.text[0].isupper())
    if token.tag.startswith("NNP") or token.text.isupper() or token.text in book.proper:
        return True
    following = parsed.tokens[i + 1] if i + 1 < sentence.last else None
    voice = token.lower in _VOICES and following is not None and following.lower == "of"
    if following is not None and not voice and following.text[0].isupper() and token.tag[0] in "NJ":
        return True
    return voice or book.name(token.text) is not None


def _is_given(parsed: Parsed, i: int) -> bool:
    """Tell whether a month's word is a person's name: a name goes on with it ("June Torvan")."""
    token, following = parsed.tokens[i], parsed.tokens[min(i + 1, len(parsed.tokens) - 1)]
    if token.lower not in _MONTHS_OF_PERSONS or following.lower in CALENDAR:
        return False
    linked = following.lower in OPENING_LINKS and following.text[0].islower()
    named = following.tag == "NNP" and following.lower not in common_words()
    return linked or (named and following.text.isalpha())


def _past_links(parsed: Parsed, sentence: Sentence, i: int) -> int | None:
    """Return the capitalised word that small words of a name at `i` lead to ("de la Torre")."""
    tokens, k = parsed.tokens, i
    while k < sentence.last and k - i < _MOST_LINKS and tokens[k].lower in LINKS:
        k += 1
    if k == i:
        tied = k < sentence.last and tokens[k].text[0].islower() and is_tied(tokens[k].text)
        return k if tied else None
    if k + 1 < sentence.last and tokens[k].text in _HYPHENS and _is_tight(parsed, k):
        k += 1
    if k >= sentence.last or not (tokens[k].text[0].isupper() or is_tied(tokens[k].text)):
        return None
    return k if tokens[k].tag[:3] == "NNP" and tokens[k].lower not in CALENDAR else None


def _is_tight(parsed: Parsed, i: int) -> bool:
    """Tell whether a mark stands between two words without spaces."""
    tokens = parsed.tokens
    return tokens[i].start == tokens[i - 1].end and tokens[i + 1].start == tokens[i].end


def _is_second_half(token: Token) -> bool:
    """Tell whether a lower-case word after a hyphen is the rest of a given name ("Suk-yeol")."""
    named = token.tag in ("NNP", "NN", "FW", "JJ", "XX", "NNS") and token.text.isalpha()
    return named and len(token.text) < _LONG and token.lower not in common_words()


@lru_cache(maxsize=20_000)
def _may_link(word: str) -> bool:
    """Tell whether a name may go on after a word that has no capital."""
    lower = word.lower()
    return lower in LINKS or lower in _MARKS or (word[0].islower() and is_tied(word))


def _next_word(parsed: Parsed, sentence: Sentence, first: int, last: int) -> int | None:
    """Return the word with which a name goes on after a small word or mark, or None."""
    tokens, after = parsed.tokens, last + 1
    if after + 1 >= sentence.last or not _may_link(tokens[after].text):
        return None
    token, following = tokens[after], tokens[after + 1]
    capital = following.text[0].isupper()
    if token.text in _HYPHENS and _is_tight(parsed, after):
        return after + 1 if capital or _is_second_half(following) else None
    if token.lower in ("'s", "’s"):
        own = capital and tokens[last].lower in _MEMBERS and last > first
        return after + 1 if own else None
    if token.text in ("'", "’") and token.tag == "POS":
        own = capital and tokens[last].lower.endswith(_PLURALS) and following.tag[:3] == "NNP"
        return after + 1 if own else None
    if token.text == "&":
        return after + 1 if capital else None
    return _past_links(parsed, sentence, after)


def run_end(parsed: Parsed, sentence: Sentence, i: int, book: StateBook) -> int:
    """Return the index of the last token of the capitalised run that begins at `i`."""
    last: int = i
    while last + 1 < sentence.last:
        if parsed.tokens[last].text.isupper() and _is_recased(parsed, last):
            break
        if is_name_token(parsed, sentence, last + 1, book):
            last += 1
            continue
        following = _next_word(parsed, sentence, i, last)
        if following is None:
            break
        last = following
    return last


def _is_recased(parsed: Parsed, i: int) -> bool:
    """Tell whether a line in capitals ends after a word and one in ordinary letters begins."""
    one, other = parsed.tokens[i], parsed.tokens[i + 1]
    shouted = one.text.isupper() and len(one.text) > _SHORT and not other.text.isupper()
    return shouted and other.text.isalpha() and "\n" in parsed.text[one.end : other.start]


def is_link(word: str) -> bool:
    """Tell whether a lower-case word may open a name: "van", "al-Tamari"."""
    return word[0].islower() and (word.lower() in OPENING_LINKS or is_tied(word))


def opens_with_link(parsed: Parsed, sentence: Sentence, i: int) -> bool:
    """Tell whether a name begins with a small word of its own at `i` ("van der Berg")."""
    if i > sentence.first and parsed.tokens[i - 1].tag == "DT":
        return False
    return _past_links(parsed, sentence, i) is not None
