"""The key of an actor as the whole collection tells it, from that of its own name.

A surname takes the one full name at its home, persons of one name and two states get a key each,
a body named without its state takes the only one of its kind, if the text names that state.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from alteram.link.actor_facts import ActorFact, Key
from alteram.link.keyed import KIND_ORDER, Tally
from alteram.link.names import body_words, plain, state_key

# Of these a state has one; councils, courts and parties are many.
_ONE_OF_A_STATE_WORDS = """
parliament government army president ombudsman prosecutor
"""
_ONE_OF_A_STATE = frozenset(_ONE_OF_A_STATE_WORDS.split())

_BY_FAR = 4
_RANKS: dict[str, int] = {kind: rank for rank, kind in enumerate(KIND_ORDER)}


def home_of(state: str | None, above: Key | None) -> Key:
    """Return what tells two bearers of one name apart: their state, else their body."""
    if state is not None:
        return ("state", state_key(state))
    return above or ()


def _is_full(key: Key) -> bool:
    return key[0] == "person" and " " in key[1]


def _public_body(words: frozenset[str]) -> bool:
    return ("ministry" in words and len(words) > 1) or bool(
        len(words) == 1 and words & _ONE_OF_A_STATE
    )


class Register:
    """Who bears which name where; used inside one call only."""

    def __init__(self) -> None:
        self.full: dict[tuple[str, Key], set[str]] = defaultdict(set)
        self.homes: dict[str, Counter[Key]] = defaultdict(Counter)
        self.bodies: dict[frozenset[str], set[str]] = defaultdict(set)
        self.shorts: dict[str, set[tuple[Key, str | None]]] = defaultdict(set)
        self.named: dict[str, tuple[int, Key]] = {}
        self.whole: dict[str, Key] = {}

    def note_facts(self, facts: Iterable[ActorFact]) -> None:
        """Take in the actors of documents."""
        for fact in facts:
            if not fact.local:
                home = home_of(fact.state, fact.above)
                self._note(fact.key, fact.name, fact.kind)
                self._note_home(fact.key, home, fact.state is not None, 1)
                self._note_body(fact.key, fact.name, fact.state)
                self._note_shorts(fact.key, fact.shorts, fact.state)

    def note_held(self, tally: Tally) -> None:
        """Take in a key of documents that were linked before."""
        key = tally.key[:2]
        if key[0] == "local" or (len(tally.key) > 2 and not _is_full(key)):
            return
        for name in tally.names:
            for kind in tally.kinds:
                self._note(key, name, kind)
            for state in tally.states or (None,):
                self._note_body(key, name, state)
                self._note_shorts(key, tally.shorts, state)
        for state, times in tally.states.items():
            self._note_home(key, home_of(state, None), True, times)
        for above, times in tally.above.items():
            self._note_home(key, above, False, times)
        if tally.key == key and _is_full(key):
            state = tally.state
            self.whole[key[1]] = ("state", state) if state is not None else ()

    def _note(self, key: Key, name: str, kind: str) -> None:
        if key[0] in ("person", "body"):
            rank = _RANKS[kind]
            bare = plain(name)
            self.named[bare] = min(self.named.get(bare, (rank, key)), (rank, key))

    def _note_home(self, key: Key, home: Key, stated: bool, times: int) -> None:
        if not _is_full(key):
            return
        if home:
            self.full[key[1].rpartition(" ")[2], home].add(key[1])
        if stated:
            self.homes[key[1]][home] += times

    def _note_shorts(self, key: Key, shorts: Iterable[str], state: str | None) -> None:
        for short in shorts:
            self.shorts[short].add((key, state_key(state) if state is not None else None))

    def _note_body(self, key: Key, name: str, state: str | None) -> None:
        if key[0] == "body" and state is not None:
            of = state_key(state)
            words = body_words(name)[0] - set(of.split())
            if _public_body(words):
                self.bodies[words].add(of)

    def key(self, fact: ActorFact, around: frozenset[str]) -> Key:
        """Return the key of an actor of a document; `around` are the states that it names."""
        if fact.local:
            return fact.key
        home = home_of(fact.state, fact.above)
        if fact.key[0] == "person":
            return self._person(fact, home, around)
        if len(self.shorts.get(fact.short, ())) > 1:
            return self._short(fact, around)
        if fact.key[0] == "body" and fact.state is None:
            return self._body(fact, around)
        known = self.named.get(fact.key[1]) if fact.kind == "unknown" else None
        if fact.key[0] != "name" or known is None:
            return fact.key
        return self._of_home(known[1], (), around) if _is_full(known[1]) else known[1]

    def _person(self, fact: ActorFact, home: Key, around: frozenset[str]) -> Key:
        key = fact.key
        if not _is_full(key):
            names = self.full.get((key[1], home), set()) if home else set()
            if len(names) != 1:
                return ("person", key[1], *(home if home and not names else (fact.actor,)))
            key = ("person", next(iter(names)))
        return self._of_home(key, home if fact.state is not None else (), around)

    def _of_home(self, key: Key, home: Key, around: frozenset[str]) -> Key:
        """Tell apart persons of one full name who belong to different states.

        Who is of no known state is the one whose state the text names, or by far the best known
        one; else the name stands for itself.
        """
        known = self.homes.get(key[1], Counter())
        if len(known) < 2:
            return key
        held = self.whole.get(key[1])
        home = home or self._likely(known, around)
        return key if home in ((), held) else (*key, *home)

    @staticmethod
    def _likely(known: Counter[Key], around: frozenset[str]) -> Key:
        near = [home for home in known if home[1] in around]
        if len(near) == 1:
            return near[0]
        (best, most), (_, next_most) = known.most_common(2)
        return best if most >= _BY_FAR * next_most else ()

    def _short(self, fact: ActorFact, around: frozenset[str]) -> Key:
        """Return whose abbreviation it is, of several: the one's of a state that its text names."""
        state = state_key(fact.state) if fact.state is not None else None
        told = {state} if state is not None else around
        keys = {key for key, of in self.shorts[fact.short] if of in told}
        return next(iter(keys)) if len(keys) == 1 else (*fact.key[:2], fact.actor)

    def _body(self, fact: ActorFact, around: frozenset[str]) -> Key:
        words, found = body_words(fact.name)
        states = self.bodies.get(words, set())
        if found or len(states) != 1 or not states <= around:
            return fact.key
        return ("body", " ".join(sorted(words | states)))
