"""How the units of a sentence join into longer names: "X of Y", "X's Y", "X Y", "X, the Y"."""

from collections.abc import Callable

from alteram.text.appositions import OF, gap, give_role, join_apart, join_homes, join_roles
from alteram.text.described import KINDS
from alteram.text.parse import Parsed
from alteram.text.rolewords import STATE_HEADS, words
from alteram.text.units import Unit
from alteram.text.veil import common_words

_BY = frozenset([("by",), ("by", "the"), ("from",), ("from", "the")])
_OWN = frozenset([("'s",), ("’s",), ("'",), ("’",), ("s",)])
_STANDING = words("opposition ruling governing main largest leading state-run own outlawed")
_FEW = 3
_VOICES = frozenset(["voice", "radio", "echo"])
_ARTICLES = frozenset([("the",), ("a",), ("an",), ("its",), ("his",), ("her",), ("their",)])


def _is_state_head(parsed: Parsed, unit: Unit) -> bool:
    """Tell whether a unit is the opening of a state's formal name ("Republic" of X)."""
    return parsed.tokens[unit.last].lower in STATE_HEADS and unit.kind == "plain"


def _is_carrier(unit: Unit) -> bool:
    return unit.kind in ("body", "role", "group", "document")


def _stretch(tail: list[Unit], last: int) -> None:
    for unit in tail:
        unit.last = max(unit.last, last)


def _join_next(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join a unit that follows with nothing between; tell whether it was absorbed."""
    left = tail[-1]
    if _is_carrier(unit):
        if unit.kind == "document" and left.kind not in ("adjective", "state", "body"):
            return False
        unit.first, unit.state = left.first, left.state
        if (
            len(tail) > 1
            and left.kind == "plain"
            and any(one.of is left for one in tail)
            or left.kind in ("adjective", "state", "role")
        ):
            _take_place(tail, unit)
        else:
            unit.of, unit.first = tail[0], tail[0].first
        return False
    role = next((one for one in tail if one.kind == "role"), None)
    if role is not None and unit.kind in ("plain", "person"):
        unit.kind, unit.role, unit.first = "person", role, role.first
        unit.of, unit.state, role.taken = role.of, role.state, True
    return False


def _take_place(tail: list[Unit], unit: Unit) -> None:
    """Put a unit in the place of the last of the tail, which has become its first word."""
    left = tail.pop()
    for other in tail:
        if other.of is left:
            other.of = unit
            other.state = unit.state
    _stretch(tail, unit.last)
    tail.append(unit)


def _join_own(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join "X's" and the noun after it."""
    owner = tail[0]
    if not _is_carrier(unit):
        return False
    unit.first = owner.first
    if owner.kind == "role" and unit.kind == "body":
        unit.state, owner.taken = owner.state, True
    elif owner.kind in ("state", "adjective"):
        unit.state = owner.state
    else:
        unit.of, unit.state = owner, owner.state
    return False


def _join_of(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join "A of B"; tell whether B is a part of A's own name."""
    left = tail[-1]
    if _is_state_head(parsed, left) and unit.kind == "state":
        left.kind, left.state, left.last, left.head = "state", unit.state, unit.last, unit.head
        return True
    if not _is_carrier(left):
        return _is_titled(parsed, tail, unit) or (left.kind == "plain" and left.written_small)
    if unit.kind == "state":
        left.state = unit.state
        _stretch(tail, unit.last)
        return True
    if left.kind == "body" and unit.kind == "plain" and not left.written_small:
        _stretch(tail, unit.last)
        return True
    left.of = unit
    left.state = left.state or unit.state
    return False


def _is_titled(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join a name of the form "the Voice of X", of one word before "of"; tell whether it is one."""
    left, tokens = tail[-1], parsed.tokens
    single = left.kind == "plain" and left.first == left.last and len(tail) == 1
    if not single or unit.kind not in ("plain", "state") or left.first == 0:
        return False
    voice = tokens[left.first].lower in _VOICES
    before = tokens[left.first - 1].lower
    if not voice and before != "the" and before not in KINDS:
        return False
    left.last, left.kind = unit.last, "outlet" if voice else left.kind
    return True


def _join_by(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join a document and its maker, or a body of people and where they come from."""
    left = tail[-1]
    members, link = parsed.tokens[left.last], parsed.tokens[left.last + 1]
    named = left.kind == "body" and left.last > left.head and unit.kind == "plain"
    inside = link.lower == "from" and left.first <= link.head <= left.last
    if named and inside and members.lower.endswith("s"):
        _stretch(tail, unit.last)
        return True
    return _join_of(parsed, tail, unit) if left.kind == "document" else False


def _join_and(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join the second topic of a body's name ("Ministry of Culture and Sport")."""
    left = tail[-1]
    if left.kind == "body" and unit.kind in ("body", "role") and left.state and not unit.state:
        unit.state = left.state
        return False
    if left.kind == "plain" and unit.kind == "body" and _are_topics(parsed, left, unit):
        unit.first, left.taken = left.first, True
        return False
    after = parsed.tokens[unit.last + 1].lower if unit.last + 1 < len(parsed.tokens) else ""
    joined = (
        left.kind == "body"
        and left.last > left.head + 1
        and left.state is None
        and unit.kind == "plain"
        and after not in ("'s", "’s")
    )
    if joined:
        _stretch(tail, unit.last)
    return joined


def _are_topics(parsed: Parsed, left: Unit, body: Unit) -> bool:
    """Tell whether words before "and" are a topic of a body's name ("Land and Water Party")."""
    plain = [
        parsed.tokens[k].lower in common_words()
        for k in (*range(left.first, left.last + 1), body.first)
    ]
    return all(plain) and body.first < body.head and not body.written_small


def _join_comma(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Link a name and the role that stands in apposition to it."""
    left, dep = tail[0], parsed.tokens[unit.head].dep
    after = parsed.tokens[unit.last + 1].text if unit.last + 1 < len(parsed.tokens) else "."
    named = left.written_small and unit.kind == "plain" and unit.core < unit.last
    if named and left.kind == "role" and after in (",", "."):
        dep = "appos"
    if dep != "appos" and not (left.kind == "role" and unit.kind == "person"):
        return False
    if left.kind in ("plain", "person") and unit.kind == "role":
        give_role(parsed, left, unit)
    elif left.kind == "role" and unit.kind in ("plain", "person"):
        unit.kind, unit.role, unit.of, unit.state = "person", left, left.of, left.state
        unit.first = left.first
    return False


_Join = Callable[[Parsed, list[Unit], Unit], bool]


_JOINS: dict[tuple[str, ...], _Join] = {
    (): _join_next,
    ("and",): _join_and,
    **dict.fromkeys(sorted(_OWN), _join_own),
    **dict.fromkeys(sorted(OF), _join_of),
    **dict.fromkeys(sorted(_BY), _join_by),
}


def _join_for(between: tuple[str, ...]) -> _Join | None:
    """Return how two units join with these words between them, if they do."""
    fixed = _JOINS.get(between)
    if fixed is not None:
        return fixed
    if between[0] in ("'s", "’s") and len(between) <= _FEW and between[-1] in _STANDING:
        return _join_own
    if between[0] == "," and (len(between) == 1 or between[1:] in _ARTICLES):
        return _join_comma
    return None


def join_units(parsed: Parsed, units: list[Unit]) -> list[Unit]:
    """Join the units of a sentence from left to right."""
    kept: list[Unit] = []
    tail: list[Unit] = []
    for state, carrier in zip(units, units[1:], strict=False):
        if state.kind == "state" and carrier.kind in ("body", "role"):
            state.kind = "adjective" if carrier.first == state.last + 1 else "state"
    for unit in units:
        if tail:
            between = gap(parsed, tail[-1].last, unit.first)
            join = _join_for(between)
            if join is not None and join(parsed, tail, unit):
                continue
            if between == ("(",) and parsed.tokens[unit.last].text.isupper():
                unit.alias = tail[0]
            if tail[-1].of is unit:
                _stretch(tail, unit.last)
                tail.append(unit)
                kept.append(unit)
                continue
        kept.append(unit)
        if not tail or tail[-1] is not unit:
            tail = [unit]
    join_apart(parsed, kept)
    join_roles(parsed, kept)
    join_homes(parsed, kept)
    return [unit for unit in kept if not unit.taken]


def state_of(unit: Unit) -> str | None:
    """Return the state of a unit or of what it belongs to."""
    while unit.state is None and unit.of is not None:
        unit = unit.of
    return unit.state
