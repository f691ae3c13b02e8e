"""Names of places that no list knows, by the words around them.

One clear sign is enough ("the town of X", "X, a village in", "near X", a dateline); of faint
signs ("in X", "X massacre", "X market") two different ones are needed. A name once known to be
a place is one wherever the text names it.
"""

from collections import defaultdict
from collections.abc import Iterable

from alteram.text.place_scan import Scan
from alteram.text.place_sites import (
    between_ends,
    fore_site_end,
    goes_on,
    is_site,
    numbered_end,
    site_after,
    site_end,
    site_of_event,
)
from alteram.text.place_words import (
    AT_SITES,
    ATTACKS,
    BEFORE_SITES,
    BODIES,
    DIRECTIONS,
    EVENTS,
    FEATURES,
    MONTHS,
    MOVES,
    NEAR,
    NOT_NAMES,
    OF_PLACES,
    OFFICE_KINDS,
    PEOPLE_OF,
    SITES,
    WAYS,
    kind_called,
)
from alteram.text.rolewords import FIRST_NAMES
from alteram.text.states import state_by_demonym, state_by_name
from alteram.text.veil import common_words

_LONGEST = 3
_ADJECTIVES = 3
_LONGEST_CREDIT = 50
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")


def phrase_before(scan: Scan, first: int) -> str:
    """Return the kind in "the village of X" or "the village X"."""
    if not scan.same(first - 1, first):
        return ""
    if scan.lower(first - 1) == "of" and scan.same(first - 2, first):
        return kind_called(scan.lower(first - 2))
    return kind_called(scan.lower(first - 1)) if not scan.capital(first - 1) else ""


def kind_after(scan: Scan, last: int) -> str:
    """Return the kind in "X district"; in "X city of Y" the kind is that of Y.

    "X villages" says nothing: X may be a people.
    """
    if not scan.same(last, last + 1) or scan.lower(last + 1) in ("villages", "towns", "cities"):
        return ""
    if scan.same(last, last + 2) and scan.lower(last + 2) == "of" and scan.capital(last + 3):
        return ""
    return kind_called(scan.lower(last + 1))


def apposed(scan: Scan, last: int) -> bool:
    """Return whether "a village", "the capital" follow a name after a comma."""
    if scan.lower(last + 1) != "," or scan.lower(last + 2) not in ("a", "an", "the"):
        return False
    for i in range(last + 3, last + 4 + _ADJECTIVES):
        if not scan.same(last, i):
            return False
        if kind_called(scan.lower(i)):
            # "a city spokesman" is no city.
            return not (scan.same(i, i + 1) and scan.tokens[i + 1].tag.startswith(("NN", "POS")))
        if not scan.tokens[i].tag.startswith(("JJ", "NN", "VBN", "RB")):
            return False
    return False


def dated(scan: Scan, last: int) -> bool:
    """Return whether a date follows: "in X on 3 May", "in X in May 1990"."""
    if not scan.same(last, last + 2) or scan.lower(last + 1) not in ("on", "in"):
        return False
    after = scan.tokens[last + 2]
    if scan.lower(last + 1) == "on":
        return after.tag in ("CD", "NNP")
    return after.lower in MONTHS or (after.text.isdigit() and len(after.text) == 4)


def datelined(scan: Scan, first: int, last: int) -> bool:
    """Return whether a name opens a line or, in capitals, a report, before a date or an agency."""
    text, tokens = scan.parsed.text, scan.tokens
    if scan.datelines.get(tokens[first].start) == tokens[last].end:
        return True
    if not text[tokens[first].start : tokens[last].end].isupper():
        return False
    opens = first == 0 or "\n" in text[tokens[first - 1].end : tokens[first].start]
    if not opens and not tokens[first - 1].text[-1:].isdigit():
        return False
    if scan.lower(last + 1) == "(" and not scan.shouting:
        end = text.find(")", tokens[last].end, tokens[last].end + _LONGEST_CREDIT)
        return end > 0 and text[end + 1 : end + 3].strip()[:1] in _DASHES
    i = last + 2
    if scan.lower(last + 1) != ",":
        return False
    if scan.capital(i) and scan.lower(i + 1) == ",":
        i += 2
    return scan.lower(i) in MONTHS or (scan.lower(i).isdigit() and scan.lower(i + 1) in MONTHS)


def nameable(scan: Scan, i: int) -> bool:
    """Return whether token `i` can begin a place's name that no list knows."""
    if not scan.named(i) or len(scan.lower(i)) < 3:
        return False
    if state_by_demonym(scan.tokens[i].text) is not None:
        return False
    return not (scan.same(i - 1, i) and scan.named(i - 1) and scan.glued(i - 1, i))


def name_end(scan: Scan, i: int) -> int:
    """Return the last token of the name that begins at token `i`."""
    last = i
    while last < i + _LONGEST and scan.same(i, last + 1):
        if scan.hyphen_name(last):
            last += 2
            continue
        if not scan.named(last + 1):
            break
        word = scan.lower(last + 1)
        inside = scan.capital(last + 1) and goes_on(scan, last + 1)
        if kind_called(word) or word in EVENTS or (word in SITES and not inside):
            break
        last += 1
    return last


def clearly_marked(scan: Scan, i: int, last: int) -> bool:
    """Return whether one clear sign says that an unknown name is a place's."""
    kind = kind_after(scan, last)
    if phrase_before(scan, i) and not _of_office(scan, i):
        return True
    if is_site(scan, i, last) or site_of_event(scan, i, last):
        return True
    district = kind in ("place", "district") and scan.lower(last + 1) != "department"
    if (district and not in_body_name(scan, last)) or apposed(scan, last):
        return True
    if datelined(scan, i, last):
        return True
    return scan.tokens[i].lower not in scan.surnames and _placed(scan, i, last)


def _placed(scan: Scan, i: int, last: int) -> bool:
    """Return whether the preposition before a name speaks of a place."""
    at = i - 1 if scan.lower(i - 1) != "the" else i - 2
    before = scan.lower(i - 1) if scan.same(i - 1, i) else ""
    two_before = scan.lower(i - 2) if before and not scan.capital(i - 2) else ""
    towards = before in NEAR or (before in ("to", "from") and two_before in WAYS)
    if towards or between_ends(scan, i) or (before == "of" and two_before in OF_PLACES):
        return scan.tokens[i].tag.startswith("NNP")
    if before in ("at", "in") and two_before in SITES | OF_PLACES and not scan.titled(i):
        return scan.tokens[last].tag == "NNP"
    after = site_after(scan, last)
    if before == "on" and two_before in ATTACKS and after in SITES:
        return True
    to_site = (scan.lower(at) in AT_SITES and after in SITES) or (before and after in FEATURES)
    if to_site and scan.same(at, i) and scan.lower(at) in BEFORE_SITES:
        return scan.tokens[i].tag.startswith("NNP")
    if not before or not scan.locative(i):
        return False
    return _in_it(scan, i, last) or _in_state(scan, last) or dated(scan, last)


def _is_foreign(scan: Scan, i: int, last: int) -> bool:
    """Return whether two words are names that are neither a person's nor words of English."""
    if scan.tokens[last].tag != "NNP" or scan.lower(i) in FIRST_NAMES:
        return False
    owner = scan.same(last, last + 1) and scan.tokens[last + 1].tag == "POS"
    return not owner and scan.lower(last) not in common_words()


def _in_state(scan: Scan, last: int) -> bool:
    """Return whether a comma and a state follow a name."""
    if not scan.same(last, last + 2) or scan.lower(last + 1) != ",":
        return False
    return scan.capital(last + 2) and state_by_name(scan.tokens[last + 2].text) is not None


def _in_it(scan: Scan, i: int, last: int) -> bool:
    """Return whether "in" or "at" alone makes a name a place's, in no headline.

    Two words must be no person's name and not end in a common word ("in Holy Family").
    """
    if scan.lower(i - 1) not in ("in", "at") or last > i + 1 or scan.titled(i):
        return False
    if last > i and (scan.lower(i - 1) == "at" or not _is_foreign(scan, i, last)):
        return False
    after = scan.tokens[last + 1] if scan.same(last, last + 1) else None
    beside = after is not None and after.tag.startswith("NN")
    return scan.tokens[i].tag == "NNP" and (not beside or scan.lower(last + 1) in EVENTS | SITES)


def _of_office(scan: Scan, i: int) -> bool:
    """Return whether a kind word speaks of government: "state law", "Department of Health"."""
    before = {scan.lower(i - 1), scan.lower(i - 2) if scan.lower(i - 1) == "of" else ""}
    return bool(before & OFFICE_KINDS)


def faint_sign(scan: Scan, i: int, last: int) -> str:
    """Return which faint sign stands beside a name, or ""."""
    if not scan.tokens[i].tag.startswith("NNP") or scan.tokens[i].lower in scan.surnames:
        return ""
    after = scan.lower(last + 1) if scan.same(last, last + 1) else ""
    if after in EVENTS or after in SITES:
        return "event" if after in EVENTS else "site"
    before = scan.lower(i - 1) if scan.same(i - 1, i) else ""
    if before == "of":
        return "of" if scan.lower(i - 2) in PEOPLE_OF else ""
    if not before or scan.named(last + 1):
        return ""
    if scan.locative(i):
        return "in"
    return before if before == "from" or scan.tokens[i - 1].lemma in MOVES else ""


def unknown_name(scan: Scan, i: int) -> int | None:
    """Return the last token of what may be an unknown place's name at token `i`, or None."""
    numbered = numbered_end(scan, i) if scan.capital(i) else None
    if numbered is not None or not nameable(scan, i):
        return numbered
    if scan.lower(i) in DIRECTIONS and scan.longest(i + 1):
        return None
    last = name_end(scan, i)
    site = fore_site_end(scan, i)
    if site is not None:
        return site
    words = range(i, last + 1)
    if any(scan.lower(j) in NOT_NAMES or scan.lower(j) in BODIES for j in words):
        return None
    return site_end(scan, i, last) or (None if _is_acronym(scan, i, last) else last)


def _is_acronym(scan: Scan, i: int, last: int) -> bool:
    """Return whether a name is initials, or the first part of a word with a hyphen."""
    short = i == last and scan.tokens[i].text.isupper() and not scan.shouting
    return scan.hyphened(last) or (short and not datelined(scan, i, last))


def in_body_name(scan: Scan, last: int) -> bool:
    """Return whether a name is only the first word of a body's ("X town committee")."""
    after = last + 2 if kind_called(scan.lower(last + 1)) else last + 1
    return scan.same(last, after) and scan.lower(after) in BODIES


class Signs:
    """What a text says of its unknown names: those clearly marked, and faint signs of others."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self._faint: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, key: str, sign: str) -> None:
        if sign:
            self._faint[key].add(sign)

    def places(self) -> frozenset[str]:
        """Return the keys of all names that are places in this text."""
        twice = (key for key, signs in self._faint.items() if len(signs) > 1)
        return frozenset(self.known).union(twice)


def covered(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the tokens that stand in some span."""
    return frozenset(i for first, last in spans for i in range(first, last + 1))
