import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.attribute.learned.builders import parsed_of, reworded

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned import weights
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.merge import merge
from alteram.attribute.learned.reader import reader
from alteram.attribute.learned.veil import invented, is_name, veiled
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.text.parse import Parsed, Token, parse

COMMON = frozenset(weights.read("common.txt").decode("utf-8").split())


def test_row_gives_each_name_its_own_word() -> None:
    row = [invented(n) for n in range(500)]
    assert len(set(row)) == len(row)
    assert row == [invented(n) for n in range(500)]
    assert all(word.isalpha() and word.islower() for word in row)


def test_row_goes_on_for_ever() -> None:
    assert invented(10**9)


def test_names_take_the_row_in_order_and_keep_their_word() -> None:
    parsed = parsed_of([["Kroll", "met", "Velst", "and", "KROLL", "."], ["Velst", "left"]], "NNP")
    one, two = invented(0), invented(1)
    assert veiled(parsed, frozenset(["met", "and", "left"])) == [
        *(one, "met", two, "and", one, "."), two, "left",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "tag", "hidden"),
    [
        ("Kroveltas", "NNP", True),
        ("Kroveltas", "NNPS", True),
        ("kroveltas", "NNP", False),
        ("Kroveltas", "NN", True),
        ("KROVELTAS", "NNP", True),
        ("Kroveltan", "JJ", True),
        ("VDF", "NNP", True),
        ("Minister", "NNP", False),
        ("General", "NNP", False),
        ("Reports", "NNPS", False),
        ("Monday", "NNP", False),
        ("March", "NNP", False),
        ("Mrs.", "NNP", False),
        ("“", "NNP", False),
        # A state has its own stand-in, the same for all.
        ("Germany", "NNP", False),
    ],
)
def test_what_is_hidden(word: str, tag: str, hidden: bool) -> None:
    token = Token(0, 0, len(word), word, word.lower(), word.lower(), tag, "ROOT", 0, 0)
    assert is_name(token, COMMON) is hidden


def test_states_are_shown_alike() -> None:
    shown = [veiled(parsed_of([[word, "denied", "it"]], "NNP"), COMMON) for word in STATES]
    assert shown[0] == shown[1] == shown[2]


STATES = ("Germany", "Kenya", "Peru")
SYLLABLES = ["kro", "vel", "stan", "dek", "mur", "tha", "zin", "gol", "ves", "lun", "bak", "osh"]
NAME = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3).map(
    lambda parts: "".join(parts).capitalize()
)
LETTERS = st.text("BCDFGKMNPVZ", min_size=3, max_size=3)
PAIR = st.one_of(st.tuples(NAME, NAME), st.tuples(LETTERS, LETTERS))
FORMS = [
    "{a} said that {b} had fired first.",
    "According to {b}, {a} denied it.",
    "“We will stay,” {a} told {b}.",
    "{b} accuses {a} of lying.",
    "{a} reports that {b} believes the road is mined.",
    "Minister {a} and General {b} met on Monday.",
    "{a}’s aide warned {b}.",
    "The mayor of {b} wants {a} to withdraw.\n\n",
]


def attributions(parsed: Parsed) -> list[tuple[object, ...]]:
    """Return what is found in a parse, spans as numbers of tokens."""
    scene = Scene(parsed=parsed, parts=())
    drafts = draft_by_rules(scene)
    read = reader().read(describe(scene, settle(scene, drafts)))
    found = settle(scene, merge(scene, drafts, read))
    at = {one.id: n for n, one in enumerate(found)}

    def tokens(spans: object) -> list[tuple[int, ...]]:
        assert isinstance(spans, tuple)
        return [tuple(token.i for token in parsed.tokens_in(span)) for span in spans]

    return [
        *((r.cue, r.seen, *r.roles) for r in read),
        *(
            (
                tokens(one.speaker), tokens(one.cue), tokens(one.content), one.kind, one.mode,
                at.get(one.parent or ""), one.confidence,
            )
            for one in found
        ),
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=6), PAIR)
def test_swapped_names_are_read_alike(forms: list[str], pair: tuple[str, str]) -> None:
    one, two = pair
    assume(one != two and not {one.lower(), two.lower()} & COMMON)
    here = parse(" ".join(forms).format(a=one, b=two))
    there = reworded(here, {one: two, two: one})
    assert here.text != there.text
    assert veiled(here, COMMON) == veiled(there, COMMON)
    assert attributions(here) == attributions(there)
