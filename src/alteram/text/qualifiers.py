"""Words that qualify a number: "more than", "some", "or more", and how far they reach."""

from alteram.model import Qualifier
from alteram.text.cardinals import Reader

_QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    (
        "at_least",
        "no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of|minimum|"
        "at least|at the least|at the very least|as few as|at the minimum",
    ),
    (
        "at_most",
        "at most|at the most|no more than|not more than|a maximum of|maximum of|maximum|not over",
    ),
    (
        "more_than",
        "more than|much more than|well over|just over|in excess of|upwards of|upward of|"
        "greater than|larger than|higher than|over|above|exceeding|exceeded|exceeds|"
        "exceed|anything over|something over|north of|comfortably over|far more than",
    ),
    ("up_to", "up to|as many as|as much as"),
    (
        "fewer_than",
        "fewer than|less than|not even|under|below|lower than|well under|well below|far fewer than",
    ),
    (
        "nearly",
        "just under|just below|just short of|a little under|slightly under|a little less than|"
        "slightly less than|little short of|not far short of|nearly|almost|close to|near|"
        "practically|not quite|approaching",
    ),
    (
        "about",
        "about|around|approximately|approx.|approx|some|roughly|circa|ca.|c.|an estimated|"
        "estimated|in the region of|in the order of|on the order of|an average of|perhaps|"
        "somewhere around|something like|in the neighbourhood of|in the neighborhood of|"
        "in the range of|on average|anywhere around|by estimate|probably|possibly|more or less|"
        "an approximate|~",
    ),
)
AFTER: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("or", "more"), "at_least"),
    (("and", "more"), "at_least"),
    (("or", "so"), "about"),
    (("or", "fewer"), "at_most"),
    (("or", "less"), "at_most"),
    (("-", "plus"), "at_least"),
    (("-", "odd"), "about"),
    (("at", "least"), "at_least"),
    (("at", "most"), "at_most"),
)
_SKIPPED = {"the", "only", "just", "a", "total", "of", "another", "further"}
_BY_LAST: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
for _said, _phrases in _QUALIFIERS:
    for _phrase in _phrases.split("|"):
        _words = tuple(_phrase.split())
        _BY_LAST.setdefault(_words[-1], []).append((_words, _said))
for _entries in _BY_LAST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))
_PASSING = {"past", "passed", "passes", "passing", "topped", "tops", "topping", "surpassed",
            "surpasses", "surpassing", "beyond"}  # fmt: skip
_COUNTS = {"toll", "number", "count", "total", "figure", "tally", "death", "fatality"}
_HANDS = {"hand", "turn", "take", "carry", "win", "give", "sign", "get"}


def qualifier_before(reader: Reader, i: int, floor: int) -> tuple[int, Qualifier | None]:
    """Return where a number's qualifier begins and which it is."""
    handed = reader.word(i - 2, i) and reader.tokens[i - 2].lemma in _HANDS
    if handed and reader.word(i - 1, i) == "over":
        return i, None
    j = i - 1
    while j >= floor and reader.word(j, i) in _SKIPPED:
        j -= 1
    for last in (i - 1, j) if j >= i - 2 else (i - 1,):
        for words, qualifier in _BY_LAST.get(reader.word(last, i), ()):
            first = last - len(words) + 1
            if words == ("~",) and reader.tokens[i - 1].end != reader.tokens[i].start:
                continue
            if first >= floor and all(reader.word(first + k, i) == w for k, w in enumerate(words)):
                return first, qualifier
    if reader.word(i - 1, i) in _PASSING and _of_toll(reader, i):
        return i, "more_than"
    return i, None


def _of_toll(reader: Reader, i: int) -> bool:
    """Tell whether "past 300" and "topped 300" are said of a count: "the toll passed 300"."""
    window = range(max(i - 8, 0), i)
    return any(reader.word(j, i) and reader.tokens[j].lemma in _COUNTS for j in window)
