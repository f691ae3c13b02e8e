"""Made-up actors and texts that name them, for `bench/actors.py`; no name is a real person's.

Names are built by rule from syllables in the manner of twelve languages, as rows of sounds, and
written by six habits of romanisation (tables below, kept apart from the rules under test). Texts
give full names, initials, surnames alone, second names, titles, turned orders, slips of a letter,
and bodies by their long form or abbreviation. Families share surnames, a tenth of the people bear
one of few common surnames, and some have a namesake in another state.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alteram.model import Actor, ActorKind, Analysis, Document, Entry, Span, TextVersion

HABITS = ("english", "german", "french", "turkish", "marked", "bare")
SHARES = (60, 8, 8, 8, 8, 8)
# One row for each sound that the habits write differently; other letters stand for themselves.
SOUNDS = {
    "S": ("sh", "sch", "ch", "ş", "š", "s"),
    "C": ("ch", "tsch", "tch", "ç", "č", "c"),
    "Z": ("zh", "sch", "j", "j", "ž", "z"),
    "X": ("kh", "ch", "kh", "h", "h", "h"),
    "T": ("ts", "z", "ts", "ts", "c", "c"),
    "J": ("j", "dsch", "dj", "c", "dž", "dz"),
    "Y": ("y", "j", "y", "y", "j", "j"),
    "G": ("gh", "gh", "gh", "ğ", "g", "g"),
    "U": ("u", "u", "ou", "u", "u", "u"),
    "W": ("v", "w", "v", "v", "v", "v"),
    "A": ("a", "a", "a", "ə", "a", "a"),
    "O": ("o", "oe", "o", "ö", "ö", "o"),
    "I": ("ee", "i", "i", "i", "í", "i"),
    "D": ("dd", "d", "d", "d", "d", "d"),
}


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How names of one language are built: beginnings, middles and ends of rows of sounds."""

    starts: str
    middles: str
    ends: str
    given_ends: str
    turned: bool = False
    article: str = ""
    second: str = ""


MANNERS = (
    Manner(
        starts="Wel mor tarn sul kor bul dor gal Xar zd", middles="in ad er oW aS ik",
        ends="YeW oWski enko oWiC in oW", given_ends="an im or il eslaW", second="oWiC",
    ),
    Manner(
        starts="leS boZ taml ran peri Wuk gor mil", middles="o an ad i oW",
        ends="iC oWiC ak ar", given_ends="an oslaW ko en",
    ),
    Manner(
        starts="aX qar tal Was hul rus elm", middles="im ad al in ur",
        ends="oW YeW zade lU oGlU", given_ends="in ur ad ir", second="oGlU",
    ),
    Manner(
        starts="lor tigr XaC bar geg Waz sar", middles="as at ar el ig",
        ends="Yan uni", given_ends="an ik en at",
    ),
    Manner(
        starts="dol kWar mag Cid Xor gel", middles="iS al aW ad",
        ends="adze ia ani uri", given_ends="az o iko an",
    ),
    Manner(
        starts="sam Jam Xal mas bel tar rah hus nad", middles="i a ii aD",
        ends="ari uri ami idi azi", given_ends="Ir im ed am", article="al-",
    ),
    Manner(
        starts="far Xos JaW beh sor kam", middles="an id ar uz",
        ends="zade pur nejad ian", given_ends="ad an uS am",
    ),
    Manner(
        starts="kan mun pon Jon sul ban", middles="", ends="", given_ends="oh su Yon jin hUi",
        turned=True,
    ),
    Manner(
        starts="belW sor kalm tord Wam", middles="a o e", ends="ári ós ényi as ko",
        given_ends="olt on ás us", turned=True,
    ),
    Manner(
        starts="torr Wid salc per lom mend", middles="e a i o", ends="éda ano ález ora",
        given_ends="ío ia ardo és",
    ),
    Manner(
        starts="dial Umar sis kon trao bak", middles="o a U", ends="ba re ko mara",
        given_ends="U a iba ou",
    ),
    Manner(
        starts="hal lund sorn Wes kjel", middles="er O an el", ends="sen berg qvist holt",
        given_ends="en ik ar us",
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Being:
    """A person or body as it is; names are rows of sounds."""

    number: int
    kind: ActorKind
    given: str
    second: str
    surname: str
    manner: Manner
    state: str
    post: str
    body: str


def _row(rng: random.Random, manner: Manner, ends: str) -> str:
    middle = rng.choice(manner.middles.split()) if manner.middles and rng.random() < 0.8 else ""
    end = rng.choice(ends.split()) if ends else ""
    return rng.choice(manner.starts.split()) + middle + end


def write(row: str, habit: int) -> str:
    """Return a row of sounds as one habit writes it."""
    written = "".join(SOUNDS[sound][habit] if sound in SOUNDS else sound for sound in row)
    if habit == len(HABITS) - 1:
        written = written.translate(str.maketrans("áóéíö", "aoeio"))
    return " ".join("-".join(part[:1].upper() + part[1:] for part in word.split("-"))
                    for word in written.split())  # fmt: skip


def people(rng: random.Random, count: int) -> list[Being]:
    """Return made-up persons: families, common surnames and namesakes among them."""
    common = {manner: [_row(rng, manner, manner.ends) for _ in range(2)] for manner in MANNERS}
    found: list[Being] = []
    for number in range(count):
        manner = rng.choice(MANNERS)
        state = f"State{chr(65 + rng.randrange(20))}ia"
        surname, given = _row(rng, manner, manner.ends), _row(rng, manner, manner.given_ends)
        kind = rng.random()
        if kind < 0.1:
            surname = rng.choice(common[manner])
        elif kind < 0.3 and found:
            kin = rng.choice(found[-50:])
            manner, surname, state = kin.manner, kin.surname, kin.state
            given = _row(rng, manner, manner.given_ends)
        elif kind < 0.33 and found:
            twin = rng.choice(found)
            manner, surname, given = twin.manner, twin.surname, twin.given
        found.append(
            Being(
                number=number,
                kind="person",
                given=given,
                second=_row(rng, manner, manner.second) if manner.second else "",
                surname=surname,
                manner=manner,
                state=state,
                post=rng.choice(("minister", "commander", "lawyer", "surgeon", "farmer")),
                body="",
            )
        )
    return found


def bodies(rng: random.Random, count: int, first: int) -> list[Being]:
    """Return made-up bodies named after a made-up place; `surname` is the place in sounds."""
    words = ("Relief", "Rights", "Veterans", "Mothers", "Land", "Water", "Miners", "Press")
    kinds = ("Committee", "Union", "Council", "League", "Fund", "Congress")
    found = []
    for number in range(first, first + count):
        manner = rng.choice(MANNERS)
        place = _row(rng, manner, manner.ends)
        found.append(
            Being(
                number=number, kind="body", given="", second="", surname=place, manner=manner,
                state=f"State{chr(65 + rng.randrange(20))}ia", post="",
                body=f"{rng.choice(words)} {rng.choice(kinds)} of {{}}",
            )
        )  # fmt: skip
    return found


def _slip(rng: random.Random, word: str) -> str:
    at = rng.randrange(2, max(3, len(word) - 1))
    return word[:at] + word[at + 1 :] if rng.random() < 0.5 else word[:at] + word[at - 1 :]


def person_words(rng: random.Random, being: Being, habit: int) -> tuple[str, bool]:
    """Return one way of writing a person, and whether it is spelled out."""
    given, surname = write(being.given, habit), write(being.surname, habit)
    if being.manner.turned and not being.manner.ends:
        given = rng.choice(("{}-{}", "{}{}", "{} {}")).format(given[:3], given[3:])
    if rng.random() < 0.02 and len(surname) > 6:
        surname = _slip(rng, surname)
    if being.manner.article:
        surname = rng.choice(("al-", "al-", "Al ", "el-", "Al-")) + surname
    way = rng.random()
    if way < 0.12:
        return surname, False
    if way < 0.17:
        return f"{given[0]}. {surname}", False
    if way < 0.25 and being.second:
        return f"{given} {write(being.second, habit)} {surname}", True
    if way < (0.6 if being.manner.turned else 0.28) and not being.manner.article:
        return f"{surname} {given}", True
    return (f"Dr. {given} {surname}" if way > 0.95 else f"{given} {surname}"), True


def _short(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


class Maker:
    """Makes documents one by one, and notes who is meant by each actor."""

    def __init__(self, documents: int, seed: int = 7) -> None:
        self.documents = documents
        self.rng = random.Random(seed)
        count = max(30, documents // 4)
        self.people = people(self.rng, count)
        self.bodies = bodies(self.rng, max(20, count // 6), count)
        self.at_home: dict[str, list[list[Being]]] = defaultdict(lambda: [[], []])
        for being in (*self.people, *self.bodies):
            self.at_home[being.state][being.kind == "body"].append(being)
        self.truth: dict[str, int] = {}
        self.spelled: set[str] = set()

    def entries(self) -> Iterator[Entry]:
        """Yield the documents."""
        for number in range(self.documents):
            yield self._entry(number)

    def _some(self, beings: Sequence[Being], most: int) -> list[Being]:
        count = min(len(beings), self.rng.randint(1, most))
        places = {min(int(self.rng.paretovariate(0.5)), len(beings)) - 1 for _ in range(count)}
        return [beings[place] for place in sorted(places)]

    def _entry(self, number: int) -> Entry:
        habit = self.rng.choices(range(len(HABITS)), SHARES)[0]
        actors: dict[str, Actor] = {}
        text = ""
        state = self.rng.choice(sorted(self.at_home))
        persons, others = self.at_home[state]
        if self.rng.random() < 0.7:
            there = f"actor-{number}-{state}"
            actors[there] = Actor(id=there, name=state, kind="state")
        for being in (*self._some(persons, 4), *self._some(self.people, 2)):
            name, spelled = person_words(self.rng, being, habit)
            self._add(actors, number, being, name, ())
            if spelled:
                self.spelled.add(f"actor-{number}-{being.number}")
        for being in self._some(others, 1) if others else ():
            long, start = being.body.format(write(being.surname, habit)), len(text)
            if self.rng.random() < 0.35:
                self._add(actors, number, being, _short(long), ())
            else:
                text += f"{long} ({_short(long)})"
                spans = (Span(start, start + len(long)), Span(start + len(long) + 2, len(text) - 1))
                self._add(actors, number, being, long, spans)
        return Entry(
            document=Document(
                id=f"doc-{number}", sha256="", size=0, media_type="", location="", captured=""
            ),
            text=TextVersion(sha256="", document="", text=text, language="en", method=""),
            analysis=Analysis(
                text_sha256="", language="en", date=None, actors=tuple(actors.values())
            ),
        )

    def _add(
        self,
        actors: dict[str, Actor],
        number: int,
        being: Being,
        name: str,
        mentions: tuple[Span, ...],
    ) -> None:
        if any(actor.name == name for actor in actors.values()):
            return
        made = f"actor-{number}-{being.number}"
        stated = self.rng.random() < 0.6
        actors[made] = Actor(
            id=made,
            name=name,
            kind=being.kind,
            mentions=mentions,
            state=being.state if stated else None,
            role=being.post if being.post and self.rng.random() < 0.4 else None,
        )
        self.truth[made] = being.number
