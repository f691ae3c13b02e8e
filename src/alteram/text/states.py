"""States and dependent territories, present and past, by their names, adjectives and capitals.

Facts only (ISO 3166 codes, names, capitals); the list says nothing of who recognises whom.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from alteram.errors import ModelFileError


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory: `iso2` is its ISO 3166-1 code, None where it has or had none.

    `capital` is the first of `capitals`: seats of government, past ones and spellings too.
    """

    name: str
    iso2: str | None
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    capitals: tuple[str, ...] = ()


def _listed(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(separator) if part)


@lru_cache(maxsize=1)
def all_states() -> tuple[State, ...]:
    """Return every state of the list, present ones first; raises `ModelFileError`."""
    path = files("alteram.text") / "data" / "states.csv"
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        message = f"The list of states is missing ({path}); nothing was read; reinstall Alteram."
        raise ModelFileError(message) from error
    states = []
    for row in rows:
        capitals = _listed(row["capital"], "|")
        state = State(
            name=row["name"],
            iso2=row["iso2"] or None,
            aliases=_listed(row["aliases"], ";"),
            demonyms=_listed(row["demonyms"], ";"),
            capital=capitals[0] if capitals else None,
            capitals=capitals,
        )
        states.append(state)
    return tuple(states)


def _key(words: str) -> str:
    return " ".join(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold()


def _keys(words: str) -> tuple[str, ...]:
    key = _key(words)
    return (key, key.removeprefix("the ")) if key.startswith("the ") else (key,)


def _plural(demonym: str) -> str:
    """Return the word for several people, where English makes it with an -s."""
    return "" if demonym.endswith(("ese", "sh", "ch", "s", "man", "men")) else f"{demonym}s"


@lru_cache(maxsize=1)
def _by_name() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for name in (state.name, *state.aliases):
            for key in _keys(name):
                found.setdefault(key, state)
    return found


@lru_cache(maxsize=1)
def _by_demonym() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for demonym in state.demonyms:
            for key in (_key(demonym), _key(_plural(demonym))):
                if key:
                    found.setdefault(key, state)
    return found


@lru_cache(maxsize=1)
def _by_capital() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in all_states():
        for capital in state.capitals:
            found.setdefault(_key(capital), state)
    return found


@lru_cache(maxsize=1)
def _by_code() -> dict[str, State]:
    return {state.iso2: state for state in all_states() if state.iso2 is not None}


def _looked_up(words: str, table: dict[str, State]) -> State | None:
    for key in reversed(_keys(words)):
        if key in table:
            return table[key]
    return None


@lru_cache(maxsize=20_000)
def state_by_name(words: str) -> State | None:
    """Return the state that has this very name or alias (any case, "the" allowed), or None."""
    return _looked_up(words, _by_name())


@lru_cache(maxsize=20_000)
def state_by_demonym(words: str) -> State | None:
    """Return the state of an adjective or name of people ("Ruritanian", "Ruritanians")."""
    return _looked_up(words, _by_demonym())


def state_named(words: str) -> State | None:
    """Return the state meant by a name, alias, adjective or name of people, or None."""
    return state_by_name(words) or state_by_demonym(words)


def state_of_capital(name: str) -> State | None:
    """Return the state whose seat of government has this name, or None."""
    return _looked_up(name, _by_capital())


def state_of_code(iso2: str) -> State | None:
    """Return the state with this ISO 3166-1 alpha-2 code, or None."""
    return _by_code().get(iso2.upper())
