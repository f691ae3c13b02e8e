"""Places that go by a site or a feature: "Kesh Bridge", "Camp Nour", "Post 41", "Mill No. 9"."""

import re

from alteram.text.place_scan import Scan
from alteram.text.place_words import BEFORE_SITES, BY_NUMBER, FEATURES, FORE_SITES, NUMBERED, SITES
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
