"""Numbers that name, date or age something, and so count nobody."""

from alteram.extract.counted import PERSONS, THINGS, word_set
from alteram.text.cardinals import small_cardinal
from alteram.text.numbers import Number
from alteram.text.parse import Parsed, Token

_MONTHS = word_set(
    """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec
    """
)
# Words before a number that make it a name, a label, an age or a sum of money.
_LABELS = word_set(
    """
    no. no № number nr page pages article articles paragraph chapter section resolution line
    room flight channel route highway phone tel fax $ € £ ₽ us$ usd eur gbp # aged age
    protocol decree law volume vol issue item order street km mile type model verse psalm case
    group grade battalion brigade regiment division detachment fiscal apartment building house
    """
)
_YEAR_CUES = _MONTHS | word_set(
    "in since of until till during before after by from to early mid late year circa through"
    " summer winter spring autumn fall"
)
# Plural nouns of what is numbered, before a range: "pages 3 to 7".
_NUMBERED = word_set(
    """
    pages articles paragraphs chapters sections resolutions lines rooms points tables annexes
    exhibits appendices volumes pits plots items clauses counts verses stages phases sectors
    zones blocks wards lots graves cells questions rows figures columns channels units
    """
)
_AGED = {",", "(", "both", "aged", "age"}
_PERHAPS = {"maybe", "perhaps", "possibly", "or", "if"}
_LIMITS = {"under", "over", "below", "above"}


def word_at(parsed: Parsed, i: int, like: Token) -> str:
    """Return the lower-case word at `i`, empty outside the sentence of `like`."""
    if 0 <= i < len(parsed.tokens) and parsed.tokens[i].sentence == like.sentence:
        return parsed.tokens[i].lower
    return ""


def is_label(parsed: Parsed, number: Number) -> bool:
    """Tell numbers that stand in names, after labels, in ages, times and sums of money."""
    token = parsed.tokens[number.core]
    before = word_at(parsed, number.first - 1, token)
    after = word_at(parsed, number.last + 1, token)
    if number.qualifier in {"exact", "between"} and _is_day_or_age(
        token, before, after, parsed.tokens[max(number.first - 4, 0) : number.first]
    ):
        return True
    if _is_series(parsed, number, before):
        return True
    if after in {"%", "$", "°", "/", "km", "kg", "€"} or before in {"$", "€", "£", "/", "per"}:
        return True
    per = after == "per" and word_at(parsed, number.last + 2, token)[:1].isdigit()
    if per or after in {"st", "nd", "rd", "th", "years", "year", "times"}:
        return True
    counting = after in PERSONS or after in THINGS
    misled = before in {"of", "than"} or counting
    if token.dep == "nummod" and token.head < number.first and not misled:
        return parsed.tokens[token.head].tag[:2] == "NN" and not number.percent
    return False


def is_contrasted(parsed: Parsed, number: Number) -> bool:
    """Tell the number that is put aside in "not six but nine" and "14, not 41"."""
    token = parsed.tokens[number.core]
    if word_at(parsed, number.first - 1, token) != "not" or number.value == 0:
        return False
    before = word_at(parsed, number.first - 2, token)
    after = (word_at(parsed, number.last + 1, token), word_at(parsed, number.last + 2, token))
    return "but" in after or not before[:1].isalpha()


def _is_series(parsed: Parsed, number: Number, before: str) -> bool:
    """Tell "page 3", "pages 3 to 7" and "pits 6 and 7", which number things, from counts."""
    if before in _LABELS and number.value != 0 and number.qualifier == "exact":
        return not (before == "number" and _as_verb(parsed, number.first - 1))
    labelled = before in _NUMBERED and parsed.tokens[number.first - 1].tag == "NNS"
    if not labelled or number.first != number.core:
        return False
    beyond = parsed.tokens[number.last + 1 : number.last + 2]
    counts = bool(beyond) and beyond[0].tag[:2] in {"NN", "JJ"}
    return number.qualifier in {"exact", "between"} and not counts


def _as_verb(parsed: Parsed, i: int) -> bool:
    """Tell the verb in "the dead number three" and "our losses number 40"."""
    before = parsed.tokens[i - 1 : i]
    plural = bool(before) and (before[0].lower in PERSONS or before[0].tag == "NNS")
    return plural and before[0].sentence == parsed.tokens[i].sentence


def _is_day_or_age(token: Token, before: str, after: str, around: tuple[Token, ...]) -> bool:
    """Tell "5 March", "March 89" and "X, 45, said" by the words on both sides."""
    if before in _MONTHS and before not in {"may", "march"}:
        size = len(token.text) if token.text.isdecimal() else 0
        return size <= 2 or (size == 4 and token.text[:2] in {"18", "19", "20"})
    if after in _MONTHS and (after not in {"may", "march"} or token.text.isdecimal()):
        return True
    if before in {"and", "to", "or"} and token.text.isdecimal():
        near = [t.lower for t in around]
        return "aged" in near or "ages" in near
    return token.text.isdecimal() and before in _AGED and after in {",", ")", "."}


def is_year(parsed: Parsed, number: Number, noun: int, *, named: bool) -> bool:
    """Tell a year from a count by its four digits and the words around."""
    token = parsed.tokens[number.core]
    if len(token.text) != 4 or not 1500 <= float(token.text) <= 2199:
        return False
    before = word_at(parsed, number.first - 1, token)
    if before == ",":
        earlier = word_at(parsed, number.first - 2, token)
        before = earlier if earlier in _MONTHS or len(earlier) <= 2 else before
    dated = before in _YEAR_CUES or before.isdecimal()
    return not named or dated or parsed.tokens[noun].tag in {"NN", "NNP"}


def is_age(parsed: Parsed, head: int) -> bool:
    """Tell "the man was 45", "14 were under 18", "children under 5" from "the number was 45"."""
    token = parsed.tokens[head]
    above = parsed.tokens[token.head]
    limited = token.dep == "pobj" and above.lower in _LIMITS
    if limited and above.head < head and parsed.tokens[above.head].lower in PERSONS:
        return True
    verb = parsed.tokens[above.head] if limited else above
    if verb.lemma != "be" or not (limited or token.dep == "attr"):
        return False
    below = [parsed.tokens[c] for c in parsed.children[verb.i]]
    return any(
        t.dep == "nsubj"
        and (t.lower in {"he", "she"} or (t.lower in PERSONS and (limited or t.tag == "NN"))
             or (limited and t.tag == "CD"))
        for t in below
    )  # fmt: skip


def share_after(parsed: Parsed, number: Number, prep: int) -> tuple[Number | None, int]:
    """Read "in ten" after "one child": a share, unless the ten are ten of something."""
    tokens = parsed.tokens
    i = prep + 1 + (word_at(parsed, prep + 1, tokens[prep]) in {"of", "every"})
    whole = small_cardinal(word_at(parsed, i, tokens[prep]))
    beyond = tokens[i + 1 : i + 2]
    bare = not beyond or beyond[0].tag[:2] not in {"NN", "JJ", "CD"}
    if not whole or not bare or number.value is None or not number.value < whole:
        return None, prep
    share = round(100 * number.value / whole, 2)
    return number._replace(value=share, low=share, high=share, percent=True), i


def past_aside(parsed: Parsed, number: Number) -> int:
    """Return where the noun may begin: past the second number of "four, maybe five bodies"."""
    tokens, i = parsed.tokens, number.last + 1
    words = [word_at(parsed, k, tokens[number.last]) for k in range(i, i + 4)]
    second = tokens[i + 2 : i + 3]
    if words[0] != "," or words[1] not in _PERHAPS or not second or second[0].tag != "CD":
        return i
    return i + 4 if words[3] in {'"', "\u201d", "''"} else i + 3
