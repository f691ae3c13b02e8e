"""Units of a sentence that may be names: capitalised runs and nouns for roles and bodies.

There is no entity recogniser: capitals, Penn Treebank tags and the nouns of rolewords.py decide.
"""

from dataclasses import dataclass
from typing import Literal

from alteram.text.parse import Parsed, Sentence, Token
from alteram.text.rolewords import (
    BODIES,
    DOCUMENTS,
    FIRST_NAMES,
    GROUPS,
    LOOSE_BODIES,
    OUTLETS,
    PARTICLES,
    PERSONS,
    ROLE_MODIFIERS,
    ROLES,
    TITLES,
    words,
)
from alteram.text.statebook import StateBook

UnitKind = Literal[
    "state", "adjective", "body", "role", "group", "document", "outlet", "plain", "person"
]

_CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. am pm"
)
_NOT_NAMES = words(
    "i a an the this that these those he she it we they his her its our their my your in on at by "
    "as and but or if when while however also after before meanwhile according for from with "
    "yes no not so then there here what who why how which photo read more watch via"
)
# Words that call on a reader where they open a line, and end names ("River Watch").
_CALLS = words("watch photo")
_NAME_TAGS = words("NNP NNPS JJ NN NNS VBN VBG VBD FW CD UH ADD XX")
_OPENING = frozenset(["``", ":", "-LRB-", "''", "HYPH", "NFP"])
_HEADS = ROLES | BODIES
_PAPERS = OUTLETS - BODIES
_VOICES = words("voice echo")
_MEMBERS = words("people peoples women men children workers farmers veterans writers students")
_LEADING = words("radio agence agencia agenzia agentur portal diario revista gazeta televizija")
_VAGUE = words("other same such many own more several few certain very whole entire relevant")
_FEW = 2
_SHOUTING = 0.8


@dataclass(slots=True)
class Unit:
    """A candidate: tokens `first` to `last` (both in), `head` the noun that carries it.

    `core` is where a person's own name begins; `of` is what the unit belongs to; `taken` is set
    where it has become part of another's name.
    """

    kind: UnitKind
    first: int
    last: int
    head: int
    core: int
    state: str | None = None
    of: "Unit | None" = None
    role: "Unit | None" = None
    alias: "Unit | None" = None
    written_small: bool = False
    taken: bool = False


def _is_initial(token: Token, before: Token | None, sentence: Sentence) -> bool:
    return token.i == sentence.first or (before is not None and before.tag in _OPENING)


def _is_name_token(parsed: Parsed, sentence: Sentence, i: int, book: StateBook) -> bool:
    token = parsed.tokens[i]
    if not token.text[0].isupper() or token.lower in _CALENDAR:
        return False
    inner = i > sentence.first and parsed.tokens[i - 1].text[0].isupper()
    barred = token.lower in _NOT_NAMES and not (inner and token.lower in _CALLS)
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


def _run_end(parsed: Parsed, sentence: Sentence, i: int, book: StateBook) -> int:
    """Return the index of the last token of the capitalised run that begins at `i`."""
    tokens, last = parsed.tokens, i
    while last + 1 < sentence.last:
        after = last + 1
        if _is_name_token(parsed, sentence, after, book):
            last = after
            continue
        if after + 1 >= sentence.last or not tokens[after + 1].text[0].isupper():
            break
        token = tokens[after]
        tight = token.start == tokens[last].end and tokens[after + 1].start == token.end
        if token.lower in ("'s", "’s") and tokens[last].lower in _MEMBERS and after > i + 1:
            last = after + 1
            continue
        hyphen = token.text in ("-", "‐", "‑") and tight
        particle = token.lower in PARTICLES and tokens[after + 1].tag.startswith("NNP")
        if not hyphen and not particle and token.text != "&":
            break
        last = after + 1
    return last


def _state_prefix(parsed: Parsed, first: int, last: int, book: StateBook) -> tuple[int, str] | None:
    """Return the last token and the state's name of the longest state prefix of a run."""
    for end in range(min(last, first + 3), first - 1, -1):
        span = parsed.span(first, end)
        name = book.name(parsed.text[span.start : span.end])
        if name is not None:
            return end, name
    return None


def _is_known_person(parsed: Parsed, first: int, last: int) -> bool:
    return 1 <= last - first <= 3 and parsed.tokens[first].lower in FIRST_NAMES


def _is_short_title(token: Token) -> bool:
    return token.text.endswith(".") and token.lower.rstrip(".") in TITLES - {"st"}


def _plain(parsed: Parsed, first: int, last: int) -> list[Unit]:
    """Return one unit, or two where a first name stands inside a longer run."""
    tokens = parsed.tokens
    titled = tokens[first].lower.rstrip(".") in TITLES and first < last
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


def _split_run(parsed: Parsed, first: int, last: int, book: StateBook) -> list[Unit]:
    """Return the units of a capitalised run: state, role or body, and the name that follows."""
    tokens, units = parsed.tokens, list[Unit]()
    if last > first and (tokens[last].lower in _PAPERS or tokens[first].lower in _LEADING):
        return [Unit("outlet", first, last, last, first)]
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
    person = _is_known_person(parsed, first, last) and head in (first, last)
    if head is None or person:
        return units + _plain(parsed, first, last)
    if tokens[head].lower in OUTLETS and head > first and tokens[head - 1].lower in OUTLETS:
        return [*units, Unit("outlet", first, last, head, first)]
    units.append(Unit("role" if tokens[head].lower in ROLES else "body", first, head, head, first))
    return units + _plain(parsed, head + 1, last) if head < last else units


def _small_kind(token: Token) -> UnitKind | None:
    lowered = token.text[0].islower()
    if token.tag == "NN" or (token.tag == "NNP" and lowered):
        for kind, nouns in (("body", LOOSE_BODIES), ("role", PERSONS), ("document", DOCUMENTS)):
            if token.lower in nouns:
                return kind  # type: ignore[return-value]
        return None
    if token.tag != "NNS" and not (token.tag == "NNPS" and lowered):
        return None
    if token.lower in ("forces", "troops", "guards", "services", "police", "military"):
        return "body"
    if token.lower in GROUPS or token.lemma in PERSONS:
        return "group"
    return "document" if token.lemma in DOCUMENTS else None


def _small_unit(parsed: Parsed, i: int, floor: int) -> Unit | None:
    """Return the unit of a lower-case noun, modifiers taken in, not left of `floor`."""
    kind = _small_kind(parsed.tokens[i])
    if kind is None:
        return None
    first = i
    while first > floor and kind != "document":
        before = parsed.tokens[first - 1]
        if before.text[0].isupper():
            break
        if before.lower not in ROLE_MODIFIERS and (
            before.tag not in ("JJ", "NN", "NNP") or before.lower in _VAGUE or i - first > _FEW
        ):
            break
        first -= 1
    return Unit(kind, first, i, i, first, written_small=True)


def _is_after_state(units: list[Unit], i: int) -> bool:
    """Tell whether a word follows the name or adjective of a state ("the Vardanian side")."""
    return bool(units) and units[-1].last == i - 1 and units[-1].kind in ("adjective", "state")


def is_shouted(parsed: Parsed, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in capitals throughout, so that they tell nothing."""
    if sum(t.text.isupper() for t in parsed.tokens[sentence.first : sentence.first + 8]) < 2:
        return False
    shown = [t.text for t in parsed.words(sentence) if len(t.text) > 1 and t.text.isalpha()]
    return len(shown) > 3 and sum(word.isupper() for word in shown) > _SHOUTING * len(shown)


def _is_shouted_name(token: Token) -> bool:
    plain = token.tag[:2] in ("NN", "JJ", "FW") and token.text.replace("-", "").isalpha()
    return plain and token.lower not in _NOT_NAMES | _CALENDAR | _HEADS


def shouted_units(parsed: Parsed, sentence: Sentence) -> list[Unit]:
    """Return the units of a sentence in capitals: nouns, and names between title and verb."""
    tokens, units, i = parsed.tokens, list[Unit](), sentence.first
    while i < sentence.last:
        first = i
        while i < sentence.last and (
            tokens[i].lower in ROLES or tokens[i].lower.rstrip(".") in TITLES
        ):
            i += 1
        end = i
        while first < i and end < sentence.last and _is_shouted_name(tokens[end]):
            end += 1
        after = tokens[end] if end < sentence.last else None
        ends = after is None or after.text in (",", ")", ".") or after.tag in ("VBD", "VBZ")
        if first < i < end <= i + _FEW + 1 and ends:
            role = Unit("role", first, i - 1, i - 1, first)
            units += [role, Unit("person", i, end - 1, end - 1, i)]
            i = end
        elif first == i:
            small = _small_unit(parsed, i, i) if tokens[i].tag[:2] == "NN" else None
            units += [small] if small is not None else []
            i += 1
    return units


def _take_number(parsed: Parsed, sentence: Sentence, units: list[Unit]) -> int:
    """Make a role with a number a name ("Witness 31"); return the last token taken."""
    role, after = units[-1], units[-1].last + 1
    if role.kind == "role" and after < sentence.last and parsed.tokens[after].text.isdigit():
        units[-1] = Unit("person", role.first, after, role.head, role.first)
    return units[-1].last


def find_units(parsed: Parsed, sentence: Sentence, book: StateBook) -> list[Unit]:
    """Return the units of a sentence in order; they do not overlap."""
    units: list[Unit] = []
    if is_shouted(parsed, sentence):
        return shouted_units(parsed, sentence)
    i, floor = sentence.first, sentence.first
    while i < sentence.last:
        token = parsed.tokens[i]
        if token.text[0].isupper() and _is_name_token(parsed, sentence, i, book):
            last = _run_end(parsed, sentence, i, book)
            units.extend(_split_run(parsed, i, last, book))
            last = _take_number(parsed, sentence, units)
            i = floor = last + 1
            continue
        small = _small_unit(parsed, i, floor) if token.tag[:2] == "NN" else None
        if small is None and token.lower in BODIES and _is_after_state(units, i):
            small = Unit("body", i, i, i, i, written_small=True)
        if small is not None:
            while units and units[-1].first >= small.first:
                units.pop()
            units.append(small)
        i += 1
    return units
