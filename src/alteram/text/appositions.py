"""Names and roles that belong together with other words between them.

"A clerk in X, A. B.", "A. B., the union's general secretary", "Superintendent A. B. of the police".
"""

from alteram.text.parse import Parsed
from alteram.text.rolewords import words
from alteram.text.units import Unit

OF = frozenset([("of",), ("of", "the"), ("for",), ("for", "the"), ("to",), ("to", "the"), ("at",)])
# Names farther apart are joined by no words between.
_FARTHEST = 5
_APART = ("...",)
_NAMED = frozenset(["known", "named", "called"])
# Roles that companies and other bodies have too.
_EITHER = words(
    "owner publisher operator contractor member supporter critic donor rival partner broker host "
    "leader organiser organizer supplier sponsor neighbour neighbor candidate manager"
)
_WITHIN = frozenset([*OF, ("in",), ("in", "the"), ("from",), ("from", "the"), ("with", "the")])


def gap(parsed: Parsed, last: int, first: int) -> tuple[str, ...]:
    """Return the words between two tokens, in lower case."""
    if first - last > _FARTHEST:
        return _APART
    return tuple(parsed.tokens[k].lower for k in range(last + 1, first))


def give_role(parsed: Parsed, named: Unit, role: Unit) -> None:
    """Note a role that stands in apposition after a name, which it makes a person's."""
    if named.kind == "plain" and parsed.tokens[role.head].lower in _EITHER:
        return
    named.kind, role.beside = "person", named
    if named.role is not None and named.role is not role:
        named.office = named.office or role
    named.role = named.role or role
    if named.role is not role:
        named.of = named.of or role.of
        named.state = named.state or role.state


def _described_by(parsed: Parsed, unit: Unit) -> tuple[int, bool] | None:
    """Return the noun that a name stands in apposition to, and whether a place lies between."""
    tokens = parsed.tokens
    head = tokens[unit.head]
    if head.dep == "pobj" and parsed.tokens[head.head].lower == "as":
        naming = tokens[tokens[head.head].head]
        return (naming.head, False) if naming.lower in _NAMED and naming.dep == "acl" else None
    if head.dep == "oprd" and tokens[head.head].lower in _NAMED:
        return (tokens[head.head].head, False)
    if head.dep != "appos" or tokens[unit.first - 1].text != ",":
        return None
    noun, far = tokens[head.head], False
    while noun.dep == "pobj" and tokens[noun.head].dep == "prep":
        noun, far = tokens[tokens[noun.head].head], True
    return noun.i, far


def join_apart(parsed: Parsed, units: list[Unit]) -> None:
    """Give a role to the person named after it with words between ("a clerk in X, A. B.")."""
    roles = {unit.head: unit for unit in units if unit.kind == "role" and not unit.taken}
    for unit in units if roles else ():
        if unit.kind not in ("plain", "person") or unit.first == 0:
            continue
        found = _described_by(parsed, unit)
        role = roles.get(found[0]) if found is not None else None
        if found is None or role is None or role.last >= unit.first:
            continue
        named = unit.core < unit.last
        if unit.kind == "plain" and found[1] and not named:
            continue
        if unit.role is not None and named and unit.role.last + 1 == unit.core:
            role.last = unit.role.last
        unit.kind, unit.first, role.taken = "person", role.first, True
        unit.of, unit.state = unit.of or role.of, unit.state or role.state
        if unit.role is None or named:
            unit.role = role


def join_roles(parsed: Parsed, units: list[Unit]) -> None:
    """Give a person the role that stands after his name with other words between."""
    roles = [u for u in units if u.kind == "role" and not u.taken and u.beside is None]
    roles = [role for role in roles if parsed.tokens[role.head].dep == "appos"]
    if not roles:
        return
    persons = {u.head: u for u in units if u.kind in ("plain", "person") and not u.taken}
    for role in roles:
        named = persons.get(parsed.tokens[role.head].head)
        if named is not None and named.role is not role and named.last < role.first:
            give_role(parsed, named, role)


def join_homes(parsed: Parsed, units: list[Unit]) -> None:
    """Give persons and officers the body after "of", "at" or "in" as what they belong to."""
    for one, body in zip(units, units[1:], strict=False):
        if body.kind != "body" or one.of is not None or one.taken:
            continue
        known = one.kind in ("person", "role") or (one.kind == "plain" and one.core < one.last)
        if known and gap(parsed, one.last, body.first) in _WITHIN:
            one.of = body
