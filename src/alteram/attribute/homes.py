"""The state of those whose own name does not tell it: a minister's ministry, a dateline's state.

A text filed from a state's capital calls that state's organs by their bare names ("the Foreign
Ministry"); an organ of another state is named with it.
"""

from collections.abc import Iterable, Sequence

from alteram.attribute.drafts import Draft
from alteram.model import Part
from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import words
from alteram.text.states import state_of_capital

_ORGANS = words(
    "ministry government parliament cabinet presidency prosecutor prosecutor's prosecution "
    "ombudsman ombudsperson ombudswoman senate president premier"
)
_OFFICES = words("minister president premier pm fm ombudsman ombudsperson ombudswoman")
_MINISTERS = words("minister ministers secretary")
_SMALL = words("of for and the former deputy first vice acting affairs")
_SAME = {"defense": "defence", "interior": "internal"}


def _topics(role: str) -> frozenset[str]:
    plain = role.lower().replace(",", " ").split()
    if not _MINISTERS & set(plain):
        return frozenset()
    kept = (word for word in plain if word not in _SMALL | _MINISTERS)
    return frozenset(_SAME.get(word, word) for word in kept)


def link_ministers(drafts: Sequence[Draft]) -> None:
    """Give ministers the one ministry of their field, and of their state, that the text names."""
    ministries = [d for d in drafts if d.kind == "body" and "ministry" in d.core and d.mentions]
    for person in drafts:
        if person.kind != "person" or not person.role or person.owner is not None:
            continue
        topics = _topics(person.role)
        fitting = [
            ministry
            for ministry in ministries
            if topics and _fits(ministry, topics) and ministry.state is not None
            if person.state in (None, ministry.state)
        ]
        if len({ministry.state for ministry in fitting}) == 1:
            person.owner = fitting[0]


def _fits(ministry: Draft, topics: frozenset[str]) -> bool:
    field = {_SAME.get(word, word) for word in ministry.core} - {"ministry"}
    return bool(field) and field <= topics


def home_state(parsed: Parsed, parts: Sequence[Part], names: Iterable[Name]) -> str | None:
    """Return the state that the dateline names, or whose capital it names."""
    lines = [part.span for part in parts if part.kind == "dateline"]
    for name in names:
        if name.state is not None and any(s.start <= name.span.start < s.end for s in lines):
            return name.state
    for line in lines:
        for token in parsed.tokens_in(line):
            state = state_of_capital(token.text.title()) if token.tag.startswith("NN") else None
            if state is not None:
                return state.name
    return None


def issuer_state(names: Iterable[Name], outlet: str) -> str | None:
    """Return the state of the body that issues a text, as its name tells it."""
    own = outlet.casefold()
    return next((n.state for n in names if n.state and n.text.casefold() == own), None)


def settle_at_home(drafts: Sequence[Draft], home: str | None) -> None:
    """Give the dateline's state to organs and officers of state that are named without one."""
    if home is None:
        return
    for draft in drafts:
        if draft.state is not None or draft.owner is not None:
            continue
        office = set((draft.role or "").lower().split()) & _OFFICES
        if (draft.kind == "body" and _ORGANS & set(draft.core)) or (
            draft.kind == "person" and office
        ):
            draft.state = home
