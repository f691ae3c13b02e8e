"""Units of a sentence that may be names: capitalised runs and nouns for roles and bodies.

There is no entity recogniser: capitals, Penn Treebank tags and the nouns of rolewords.py decide.
"""

import re

from alteram.text.capital_runs import is_link, is_name_token, opens_with_link, run_end
from alteram.text.parse import Parsed, Sentence, Token
from alteram.text.personwords import FAMILIAR, HONORIFICS, OPENING_LINKS
from alteram.text.rolewords import (
    BODIES,
    FIRST_NAMES,
    OUTLETS,
    ROLES,
    TITLES,
    words,
)
from alteram.text.shouted import is_shouted, shouted_units
from alteram.text.statebook import StateBook
from alteram.text.units import Unit, small_unit

_HEADS = ROLES | BODIES
_OPENERS = OPENING_LINKS | BODIES
_WIRED = words("news press information telegraph wire")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_COURTESY = words("mr mrs ms madam")
# Heads of bodies that are surnames too.
_SURNAMES = words("bank bench board chambers church court guard house squad union watch")
# Heads that come first in names of other languages ("Frente X", "Movimiento de Y").
_FOREIGN_HEADS = words(
    "alianza angkatan ansar armée asociacion asociación barisan bharatiya brigada comando "
    "comité companhia compania compañía confederación consejo coordinadora ejercito ejército "
    "exército federación frente front fuerzas gerakan grupo harakat hizb jabhat jaish jaysh "
    "junta kongreya lashkar mouvement movimento movimiento organizacion organización "
    "organização partai parti partido partiya rassemblement sangh sindicato tehrik union união "
    "unión"
)
_ADDRESS = TITLES | HONORIFICS | FAMILIAR
_PAPERS = OUTLETS - BODIES
_LEADING = words("radio agence agencia agenzia agentur portal diario revista gazeta televizija")


def _state_prefix(parsed: Parsed, first: int, last: int, book: StateBook) -> tuple[int, str] | None:
    """Return the last token and the state's name of the longest state prefix of a run."""
    start = parsed.tokens[first].start
    for end in range(min(last, first + 3), first - 1, -1):
        name = book.name(parsed.text[start : parsed.tokens[end].end])
        if name is not None:
            return end, name
    return None


def _is_known_person(parsed: Parsed, first: int, last: int) -> bool:
    return 1 <= last - first <= 3 and parsed.tokens[first].lower in FIRST_NAMES


def _is_short_title(token: Token) -> bool:
    plain = token.lower.rstrip(".")
    return plain in _COURTESY or (token.text.endswith(".") and plain in TITLES - {"st"})


def _plain(parsed: Parsed, first: int, last: int) -> list[Unit]:
    """Return one unit, or two where a first name stands inside a longer run."""
    tokens = parsed.tokens
    titled = tokens[first].lower.rstrip(".") in _ADDRESS and first < last
    if titled:
        return [Unit("person", first, last, last, first + 1)]
    if tokens[last].lower.endswith((".com", ".org", ".net")):
        return [Unit("outlet", first, last, last, first)]
    inner = next((k for k in range(first + 1, last) if _is_short_title(tokens[k])), None)
    if inner is not None:
        return [
            Unit("plain", first, inner - 1, inner - 1, first),
            Unit("person", inner, last, last, inner + 1),
        ]
    if tokens[first].lower not in FIRST_NAMES and not tokens[first].text.endswith("."):
        for k in range(first + 1, last):
            if tokens[k].lower in FIRST_NAMES and tokens[k + 1].text[0].isupper():
                return [
                    Unit("plain", first, k - 1, k - 1, first),
                    Unit("plain", k, last, last, k),
                ]
    return [Unit("plain", first, last, last, first)]


def _is_surname(parsed: Parsed, first: int, last: int, head: int) -> bool:
    """Tell whether a head word is a part of the name of a person whose first name is known."""
    if head not in (first, last) or not _is_known_person(parsed, first, last):
        return False
    word = parsed.tokens[head].lower
    return word in ROLES or (head == last and word in _SURNAMES)


def _is_outlet(before: str, head: str) -> bool:
    """Tell whether the last two words of a name are those of an outlet ("News Agency")."""
    return head in OUTLETS and (before in OUTLETS or (head == "agency" and before in _WIRED))


def _split_run(parsed: Parsed, first: int, last: int, book: StateBook) -> list[Unit]:
    """Return the units of a capitalised run: state, role or body, and the name that follows."""
    tokens, units = parsed.tokens, list[Unit]()
    if last > first and (tokens[last].lower in _PAPERS or tokens[first].lower in _LEADING):
        return [Unit("outlet", first, last, last, first)]
    if last > first and tokens[first].lower in _FOREIGN_HEADS - BODIES:
        return [Unit("body", first, last, last, first)]
    if not _is_known_person(parsed, first, last):
        prefix = _state_prefix(parsed, first, last, book)
        if prefix is not None:
            end, name = prefix
            span = parsed.span(first, end)
            adjective = book.is_adjective(parsed.text[span.start : span.end])
            units.append(Unit("adjective" if adjective else "state", first, end, end, first, name))
            first = end + 1
    if first > last:
        return units
    head = next(
        (k for k in range(last, first - 1, -1) if tokens[k].lower in _HEADS), None
    )  # fmt: skip
    titled = first < last and tokens[first].lower.rstrip(".") in _COURTESY
    if head is None or titled or _is_surname(parsed, first, last, head):
        return units + _plain(parsed, first, last)
    if head > first and _is_outlet(tokens[head - 1].lower, tokens[head].lower):
        return [Unit("outlet", units[0].first if units else first, last, head, first)]
    units.append(Unit("role" if tokens[head].lower in ROLES else "body", first, head, head, first))
    return units + _plain(parsed, head + 1, last) if head < last else units


def _is_after_state(units: list[Unit], i: int) -> bool:
    """Tell whether a word follows the name or adjective of a state ("the Vardanian side")."""
    return bool(units) and units[-1].last == i - 1 and units[-1].kind in ("adjective", "state")


def _take_number(parsed: Parsed, sentence: Sentence, units: list[Unit]) -> int:
    """Make a role with a number a name ("Witness 31"); return the last token taken."""
    role, after = units[-1], units[-1].last + 1
    if role.kind == "role" and after < sentence.last and parsed.tokens[after].text.isdigit():
        units[-1] = Unit("person", role.first, after, role.head, role.first)
    return units[-1].last


def _take_run(
    parsed: Parsed, sentence: Sentence, book: StateBook, units: list[Unit], at: tuple[int, int]
) -> int:
    """Add the units of the run that begins at a word, not left of a floor; return its last."""
    first, floor = at
    found = _split_run(parsed, first, run_end(parsed, sentence, first, book), book)
    ordinal = first > floor and found[0].kind == "body"
    if ordinal and _ORDINAL.match(parsed.tokens[first - 1].text):
        found[0].first -= 1
    units.extend(found)
    return _take_number(parsed, sentence, units)


def find_units(parsed: Parsed, sentence: Sentence, book: StateBook) -> list[Unit]:
    """Return the units of a sentence in order; they do not overlap."""
    units: list[Unit] = []
    if is_shouted(parsed, sentence):
        return shouted_units(parsed, sentence)
    tokens, floor = parsed.tokens, sentence.first
    for token in tokens[sentence.first : sentence.last]:
        text = token.text
        plain = text.islower() and token.tag[:2] != "NN" and text not in _OPENERS
        if plain or token.i < floor or not text[0].isalpha():
            continue
        if text[0].isupper():
            opens = is_name_token(parsed, sentence, token.i, book)
        else:
            opens = is_link(text) and opens_with_link(parsed, sentence, token.i)
        if opens:
            floor = _take_run(parsed, sentence, book, units, (token.i, floor)) + 1
            continue
        small = small_unit(parsed, token, floor) if token.tag[:2] == "NN" else None
        if small is None and token.lower in BODIES and _is_after_state(units, token.i):
            small = Unit("body", token.i, token.i, token.i, token.i, written_small=True)
        if small is not None:
            while units and units[-1].first >= small.first:
                units.pop()
            units.append(small)
    return units
