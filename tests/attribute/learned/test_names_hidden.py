from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.merge import merge
from alteram.attribute.learned.reader import reader
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.text.parse import Parsed, parse
from alteram.text.veil import common_words

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
    assume(one != two and not {one.lower(), two.lower()} & common_words())
    here = parse(" ".join(forms).format(a=one, b=two))
    there = parse(" ".join(forms).format(a=two, b=one))
    assert here.text != there.text
    assert here.shown == there.shown
    assert attributions(here) == attributions(there)
