"""What holds of linking whatever the claims say."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Said, entry
from tests.builders import mentions as made

from alteram.compare import compare
from alteram.link import link
from alteram.link.levels import COMPARISONS
from alteram.link.waterfall import explain_all
from alteram.model import Act, Collection, Entry

DATES = (
    None, "1990-01-19/1990-01-20", "1990-01-20", "1990-01-13/1990-01-20", "1990-01", "1990",
    "199X", "1988~/..", "../1990-02", "1990-01-20/2020", "not a date", "",
)  # fmt: skip
ACTS: tuple[Act | None, ...] = (None, "killing", "shelling", "other")

said = st.builds(
    Said,
    quote=st.text(min_size=1, max_size=30),
    speaker=st.sampled_from(("", "Ada Merin", "witnesses", "Bo Lund")),
    state=st.sampled_from((None, "Vardania", "Ostrovia")),
    act=st.sampled_from(ACTS),
    date=st.sampled_from(DATES),
    place=st.sampled_from((None, "Belmar", "Tarnova", "Nowhere", "\N{SNOWMAN}")),
    blamed=st.sampled_from(((), ("Ostrovia",), ("Federal army", ""))),
    labels=st.sampled_from(((), ("pogroms",), ("the events",))),
)
documents = st.lists(st.lists(said, max_size=4), max_size=5)


def _entries(rows: list[list[Said]]) -> list[Entry]:
    return [entry(f"d{number}", *row) for number, row in enumerate(rows)]


@settings(max_examples=6, deadline=None)
@given(documents)
def test_claims_belong_to_one_event_at_most(rows: list[list[Said]]) -> None:
    entries = _entries(rows)
    links = link(entries)
    claims = [claim for event in links.events for claim in event.claims]
    assert len(claims) == len(set(claims))
    assert set(claims) <= {claim.id for one in entries for claim in one.analysis.claims}
    assert len({event.id for event in links.events}) == len(links.events)
    assert all(event.independent_origins >= 1 for event in links.events)
    assert links == link(entries[::-1])


@settings(max_examples=6, deadline=None)
@given(documents)
def test_comparing_never_fails_and_quotes_hold(rows: list[list[Said]]) -> None:
    entries = _entries(rows)
    held = Collection(entries=tuple(entries), links=link(entries))
    texts = {one.document.id: one.text.text for one in entries}
    for event in held.links.events:
        found = compare(event, held)
        lines = [line for account in found.accounts for line in account.lines]
        assert lines
        assert all(texts[x.document][x.start : x.end] == x.quote for x in lines)


@settings(max_examples=4, deadline=None)
@given(st.lists(said, min_size=2, max_size=5))
def test_comparisons_are_symmetric_and_explain_their_sum(row: list[Said]) -> None:
    entries = _entries([[one] for one in row])
    mentions = list({one.key: one for one in made(*entries)}.values())
    pairs = [(a, b) for a in range(len(mentions)) for b in range(len(mentions)) if a != b]
    backwards = [(len(mentions) - 1 - a, len(mentions) - 1 - b) for a, b in pairs]
    found = explain_all(mentions, pairs)
    for one, other in zip(found, explain_all(mentions[::-1], backwards), strict=True):
        assert one.bits == other.bits == sum(step.bits for step in one.steps)
        assert [(step.name, step.bits) for step in one.steps] == [
            (step.name, step.bits) for step in other.steps
        ]
        assert [step.name for step in one.steps] == [one.name for one in COMPARISONS]
        assert all(step.words for step in one.steps)
