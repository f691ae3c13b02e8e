"""Places that go by a site or a feature: "Kesh Bridge", "Camp Nour", "Post 41", "Mill No. 9"."""

import re

from alteram.text.place_scan import Scan
from alteram.text.place_words import (
    BEFORE_SITES,
    BODIES,
    BY_NUMBER,
    DIRECTIONS,
    FEATURES,
    FORE_SITES,
    HAPPENINGS,
    NUMBERED,
    SITES,
    WAYS,
)
from alteram.text.rolewords import FIRST_NAMES

_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?|[IVX]{1,4}")


def site_end(scan: Scan, first: int, last: int) -> int | None:
    """Return the site word with a capital that ends the name from `first` to `last`, or None."""
    after = last + 1
    if not (scan.same(last, after) and scan.capital(after) and scan.glued(last, after)):
        return None
    word = scan.lower(after)
    if (word not in FEATURES and word not in SITES) or goes_on(scan, after):
        return None
    if scan.same(after, after + 1) and scan.lower(after + 1) in BODIES:
        return None
    # "Robin Lake" is a person, "the Robin Lake" is not.
    person = last == first and scan.lower(first) in FIRST_NAMES and scan.lower(first - 1) != "the"
    return None if person else after


def goes_on(scan: Scan, last: int) -> bool:
    """Return whether a name goes on after token `last`: "Camp Nour Accords"."""
    after = last + 1
    return scan.same(last, after) and scan.named(after) and scan.glued(last, after)


def numbered_end(scan: Scan, i: int) -> int | None:
    """Return the last token of "Post 41", "at Camp 5" or "Mill No. 9" at token i, or None."""
    word = scan.lower(i)
    if word not in NUMBERED or _is_inside_name(scan, i):
        return None
    if word not in BY_NUMBER and scan.lower(i - 1) not in BEFORE_SITES:
        return None
    at = i + 2 if scan.lower(i + 1) in ("no", "number") else i + 1
    if scan.same(i, at) and _NUMBER.fullmatch(scan.tokens[at].text):
        return at
    return None


def fore_site_end(scan: Scan, i: int) -> int | None:
    """Return the last token of "Camp Nour" or "Lake Voro" at token i, or None."""
    after = i + 1
    if scan.lower(i) not in FORE_SITES or _is_inside_name(scan, i) or not scan.same(i, after):
        return None
    token = scan.tokens[after]
    named = scan.named(after) and scan.glued(i, after) and token.tag == "NNP"
    return after if named and token.text[1:].islower() and not goes_on(scan, after) else None


def _is_inside_name(scan: Scan, i: int) -> bool:
    return scan.same(i - 1, i) and scan.named(i - 1) and scan.glued(i - 1, i)


def is_site(scan: Scan, i: int, last: int) -> bool:
    """Return whether a name ends in what it is: "Kesh Bridge", "at Kesh Hospital"."""
    if last == i:
        return False
    if last in (numbered_end(scan, i), fore_site_end(scan, i)):
        return True
    word = scan.lower(last)
    at = i - 2 if scan.lower(i - 1) in DIRECTIONS else i - 1
    before = scan.lower(at) if scan.same(at, i) else ""
    feature = word in FEATURES and before in BEFORE_SITES
    return feature or (word in SITES and scan.locative(i))


def site_of_event(scan: Scan, i: int, last: int) -> bool:
    """Return whether a site and an event follow a name: "the X market deaths"."""
    if not scan.same(last, last + 2) or scan.capital(last + 1):
        return False
    named = scan.tokens[i].lower not in scan.surnames and scan.tokens[i].tag.startswith("NNP")
    return named and scan.lower(last + 1) in SITES and scan.lower(last + 2) in HAPPENINGS


def site_after(scan: Scan, last: int) -> str:
    """Return the site that a name stands before: "X quarry", "X gold mine"."""
    after = last + 1
    if scan.same(last, last + 2) and scan.lower(last + 2) in SITES:
        plain = scan.tokens[after].tag in ("NN", "NNS", "JJ") and not scan.capital(after)
        if plain and scan.lower(after) not in SITES:
            after += 1
    return scan.lower(after) if scan.same(last, after) and not scan.capital(after) else ""


def between_ends(scan: Scan, i: int) -> bool:
    """Return whether a name is an end of a way: "the road between X and Y"."""
    at = i - 1
    if scan.lower(at) == "and":
        at -= 2 if not scan.named(at - 2) else 3
    if scan.lower(at) != "between" or not scan.same(at, i):
        return False
    return any(scan.same(j, i) and scan.lower(j) in WAYS for j in range(at - 1, at - 4, -1))
