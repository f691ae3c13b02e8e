"""When two ways of naming mean the same: name words, role words, a body's topic words."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from alteram.text.names import Name
from alteram.text.personwords import LINKS, without_article
from alteram.text.rolewords import SPOKES, words
from alteram.text.states import state_named

_LINK = re.compile(r" (?:of|for|on|to|in|at|against) ")
_EMPTY = words("of the for and 's ’s republic affairs a an on to state")
_SAME = {
    "mfa": ("foreign", "ministry"),
    "mod": ("defence", "ministry"),
    "defense": ("defence",),
    "centre": ("center",),
    "organisation": ("organization",),
    "mfa's": ("foreign", "ministry"),
}
_MODIFIERS = words("former deputy acting first senior chief ex- new then current incumbent late")
_NICKNAME = 4
_ROLE_SETS = (
    SPOKES,
    words("ombudsman ombudsperson ombudswoman commissioner defender"),
    words("premier pm"),
    words("lawyer attorney"),
    words("chairman chairwoman chair chairperson head"),
)


@lru_cache(maxsize=50_000)
def core_of(name: str) -> tuple[str, ...]:
    """Return the words by which a person's name is told from others, in lower case.

    Accents, full stops, and the small words and articles inside a name are left out.
    """
    if not name.isascii():
        name = "".join(c for c in normalize("NFD", name) if not combining(c))
    plain = [word.lower().strip(".,") for word in name.split()]
    told = tuple(without_article(word) for word in plain if word not in LINKS)
    return told if told and all(told) else tuple(plain)


def likeness(core: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Tell how surely two names mean one person: 0 (not), 1 (may), 2 (does).

    A shorter name is made of words of the longer one: the last or the first of them ("Bel",
    "Li"), any one, or several in whatever order ("Kovar Bela", "Bela Kovar").
    """
    short, long = sorted((core, other), key=len)
    if len(short) == 1:
        return 2 if short[0] == long[-1] else int(short[0] in long)
    if set(short) <= set(long):
        return 2
    if short[-1] != long[-1]:
        return 0
    one, two = short[0], long[0]
    initial = one[:1] == two[:1] and min(len(one), len(two)) < _NICKNAME
    return 2 * int(one == two or initial)


def role_noun(role: str) -> str:
    """Return the noun that carries a role's words ("head" of "Head of the Press Office")."""
    lead = role.lower().split(" of ")[0].split(" for ")[0].split()
    return lead[-1] if lead else ""


def head_noun(body: str) -> str:
    """Return the noun that carries a body's name ("ministry" of "Kesh Ministry of Defence")."""
    lead = _LINK.split(body.lower(), maxsplit=1)[0].split()
    return lead[-1] if lead else ""


@lru_cache(maxsize=50_000)
def is_same_role(asked: str, role: str) -> bool:
    """Tell whether a noun ("the spokesperson") may mean a person with these role words."""
    noun = role_noun(asked)
    if noun in role.lower().replace("-", " ").replace(",", " ").split():
        modifiers = [word for word in asked.lower().split()[:-1] if word not in _EMPTY]
        return all(word in role.lower() for word in modifiers if word not in _MODIFIERS)
    if noun in SPOKES and "press" in role.lower():
        return True
    return any(noun in known and role_noun(role) in known for known in _ROLE_SETS)


def topic_of(name: Name) -> tuple[str, ...]:
    """Return the words that tell what a body is, without its state, order and small words."""
    found: set[str] = set()
    stems = {word[:4] for word in (name.state or "").lower().split()}
    own = name.text.rpartition("'s ")[2] if name.small and name.of is not None else name.text
    for raw in own.split():
        word = raw.lower().replace("’", "'").removesuffix("'s").strip("'.,")
        if word in _EMPTY or (name.state and (word[:4] in stems or state_named(raw.strip("’'s")))):
            continue
        found.update(_SAME.get(word, (word,)))
    return tuple(sorted(found))


def shown_body(name: Name) -> str:
    """Return a body's name with its owner after it ("Foreign Ministry of X")."""
    for mark in ("’s ", "'s "):
        owner, found, rest = name.text.partition(mark)
        known = name.state is not None and owner == name.state
        if found and known and rest[:1].isupper():
            return f"{rest} of {owner}"
    return name.text
