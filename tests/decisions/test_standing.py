"""What people rejected and edited, laid over the program's records."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import Count, Said, entry

from alteram.decisions import (
    By,
    decide,
    linking_state,
    replay,
    standing,
    standing_links,
)
from alteram.model import Decision, Entry, Event, LinkedActor, Links


def told() -> Entry:
    return entry(
        "a",
        Said(
            quote="The Foreign Ministry of Vardania said 12 people, 3 of them women, were killed "
            "in Belmar near Orlu.",
            speaker="Foreign Ministry of Vardania",
            speaker_kind="body",
            place="Belmar",
            date="2031-03-04",
            counts=(Count(words="12 people", value=12.0), Count(words="3", part_of="12 people")),
        ),
        Said(quote="Ada Merin said the army of Kesh fired.", speaker="Ada Merin", place="Lesk"),
        outlet="Kesh Gazette",
    )


def made(
    action: str, subject: str, value: str | None = None, at: int = 0, why: str = "read"
) -> Decision:
    by = By(who="Ilin Marat", made=f"2031-05-01T10:00:{at:02}Z", why=why)
    return decide(action, subject.split(), [] if value is None else [value], by)


def laid(one: Entry, *rows: Decision) -> Entry:
    return standing(one, replay(rows))


def test_where_nothing_was_decided_a_document_is_itself() -> None:
    one = told()
    assert standing(one, replay([])) is one
    assert laid(one, made("accept", one.analysis.claims[0].id)) is one


def test_a_rejected_claim_takes_its_figures_along() -> None:
    one = told()
    now = laid(one, made("reject", one.analysis.claims[0].id)).analysis
    assert now.claims == one.analysis.claims[1:]
    assert now.figures == ()
    assert now.attributions == one.analysis.attributions


def test_a_rejected_attribution_takes_its_claims_along() -> None:
    one = told()
    now = laid(one, made("reject", one.analysis.attributions[0].id)).analysis
    assert now.attributions == one.analysis.attributions[1:]
    assert now.claims == one.analysis.claims[1:]


def test_what_stood_inside_a_rejected_attribution_moves_out() -> None:
    one = told()
    outer, inner = one.analysis.attributions
    inner = replace(inner, parent=outer.id, chain=("Ada Merin", outer.speaker_name, "Kesh Gazette"))
    one = replace(one, analysis=replace(one.analysis, attributions=(outer, inner)))
    (now,) = laid(one, made("reject", outer.id)).analysis.attributions
    assert now.parent is None
    assert now.chain == ("Ada Merin", "Kesh Gazette")


def test_a_part_of_a_rejected_figure_is_a_figure_of_its_own() -> None:
    one = told()
    whole, part = one.analysis.figures
    (now,) = laid(one, made("reject", whole.id)).analysis.figures
    assert now == replace(part, subset_of=None)


def test_a_rejection_accepted_later_is_none() -> None:
    one = told()
    claim = one.analysis.claims[0].id
    assert laid(one, made("reject", claim), made("accept", claim, at=1)) is one
    assert laid(one, made("reject", claim), made("propose", claim, at=1)) is one


def test_an_edit_changes_its_field_alone_and_says_by_whom() -> None:
    one = told()
    figure = one.analysis.figures[0]
    row = made("edit", f"{figure.id} qualifier", "at_least")
    now = laid(one, row, made("edit", f"{figure.id} high", "", at=1))
    assert now.analysis.figures[0] == replace(figure, qualifier="at_least", high=None)
    assert now.document is one.document
    ruling = replay([row]).edits[figure.id]["qualifier"]
    assert (ruling.who, ruling.why, ruling.decision) == ("Ilin Marat", "read", row.id)


def test_a_document_is_edited_too() -> None:
    one = told()
    now = laid(one, made("edit", f"{one.document.id} outlet", "Lesk Courier"))
    assert now.document.outlet == "Lesk Courier"
    assert now.analysis is one.analysis


def test_an_edited_speaker_stands_in_the_chain_and_is_the_actor_of_the_name() -> None:
    one = told()
    said = one.analysis.attributions[0]
    now = laid(one, made("edit", f"{said.id} speaker_name", "Ada Merin")).analysis.attributions[0]
    assert now.chain == ("Ada Merin", "Kesh Gazette")
    assert now.speaker_actor == one.analysis.attributions[1].speaker_actor
    other = laid(one, made("edit", f"{said.id} speaker_name", "Ilan Torev"))
    assert other.analysis.attributions[0].speaker_actor is None


def test_an_edited_place_is_one_of_the_text_and_moves_no_other() -> None:
    one = told()
    claim = one.analysis.claims[0]
    known = laid(one, made("edit", f"{claim.id} place", "Lesk")).analysis
    assert known.claims[0].place == 1
    assert known.places == one.analysis.places
    missed = laid(one, made("edit", f"{claim.id} place", "Orlu")).analysis
    assert missed.claims[0].place == 2
    assert missed.places[:2] == one.analysis.places
    added = missed.places[2]
    assert one.text.text[added.span.start : added.span.end] == added.name == "Orlu"
    assert missed.claims[1].place == one.analysis.claims[1].place


def test_what_was_undone_leaves_the_raw_document() -> None:
    one = told()
    rows: list[Decision] = []
    for number, (subject, value) in enumerate(
        (
            (f"{one.analysis.claims[0].id} act", "shelling"),
            (f"{one.analysis.figures[0].id} value", "13"),
            (f"{one.analysis.attributions[0].id} speaker_name", "Ada Merin"),
            (f"{one.document.id} title", "Belmar"),
        )
    ):
        rows.append(made("edit", subject, value, at=number))
    assert laid(one, *rows) != one
    undone = [made("undo", row.id, at=9) for row in rows]
    assert laid(one, *rows, *undone) is one


def test_names_and_labels_are_shown_and_the_programs_name_stays_an_alias() -> None:
    actor = LinkedActor(id="linked-1", name="A. Merin", kind="person", members=("actor-1",))
    event = Event(
        id="event-1", label="Belmar, 4 March 2031", date="2031-03-04", place="Belmar", lat=None,
        lon=None, claims=("c-1",), documents=("doc-1",), independent_origins=1,
    )  # fmt: skip
    links = Links(actors=(actor,), events=(event,))
    rows = [made("name", "linked-1", "Ada Merin"), made("label", "event-1", "Belmar, market")]
    now = standing_links(links, replay(rows))
    assert now.actors[0] == replace(actor, name="Ada Merin", aliases=("A. Merin",))
    assert now.events[0] == replace(event, label="Belmar, market")
    back = [*rows, made("name", "linked-1", None, at=2), made("label", "event-1", None, at=3)]
    assert standing_links(links, replay(back)) is links


ONE = told()
_Row = tuple[str, str, str | None]
_CLAIM, _OTHER = (one.id for one in ONE.analysis.claims)
_FIGURE = ONE.analysis.figures[0].id
_ROWS: list[_Row] = [
    ("reject", _CLAIM, None),
    ("reject", _OTHER, None),
    ("reject", _FIGURE, None),
    ("accept", _CLAIM, None),
    ("edit", f"{_CLAIM} act", "shelling"),
    ("edit", f"{_CLAIM} act", "mine"),
    ("edit", f"{_FIGURE} value", "13"),
    ("same_event", _CLAIM, _OTHER),
    ("label", "event-1", "Belmar"),
    ("note", ONE.document.id, "a note"),
]
_SUBJECTS = st.sampled_from(_ROWS)


@given(st.lists(st.tuples(_SUBJECTS, st.booleans()), max_size=8))
def test_rows_that_were_undone_might_as_well_not_be_there(
    given_rows: list[tuple[_Row, bool]],
) -> None:
    rows, left = [], []
    for number, (row, undone) in enumerate(given_rows):
        one = made(*row, at=number)
        rows.append(one)
        if undone:
            rows.append(made("undo", one.id, at=number + 20))
        else:
            left.append(one)
    assert replay(rows) == replay(left)
    assert linking_state(rows) == linking_state(left)
    assert laid(ONE, *rows) == laid(ONE, *left)


@given(st.permutations([("reject", 0), ("edit", 1), ("label", 2), ("name", 3), ("party", 4)]))
def test_the_order_of_rows_on_different_matters_is_nothing(order: list[tuple[str, int]]) -> None:
    subjects = {
        "reject": ONE.analysis.claims[0].id,
        "edit": f"{ONE.analysis.claims[1].id} means",
        "label": "event-1",
        "name": "linked-1",
        "party": "linked-2",
    }
    rows = [
        made(action, subjects[action], None if action == "reject" else "mortars", at=at)
        for action, at in order
    ]
    assert replay(rows) == replay(sorted(rows, key=lambda row: row.made))


def _report(one: str, other: str) -> Entry:
    return entry(
        "x",
        Said(
            quote=f"The army of {one} said 12 people were killed by {other} in Belmar.",
            speaker=f"army of {one}",
            blamed=(other,),
            place="Belmar",
            counts=(Count(words="12 people", value=12.0),),
        ),
        Said(quote=f"The army of {other} said {one} fired.", speaker=f"army of {other}"),
        outlet="Kesh Gazette",
    )


def _records(one: Entry, ours: str, others: str) -> list[str]:
    """Return all records of a document in words, without ids, with the two names swapped."""
    found = one.analysis
    every = (*found.places, *found.attributions, *found.claims, *found.figures)
    words = [re.sub(r"\w+-[0-9a-f]{16}", "id", repr(record)) for record in every]
    return [w.replace(ours, "?").replace(others, ours).replace("?", others) for w in words]


@given(
    st.lists(
        st.sampled_from(
            [("reject", 0, ""), ("reject", 1, ""), ("accept", 0, ""), ("alleged_actor", 0, "one")]
            + [("alleged_actor", 1, "other"), ("means", 0, "mortars of one")]
            + [("speaker_name", 1, "police of other"), ("place", 0, "other")]
        ),
        max_size=5,
    )
)
def test_a_swap_of_the_parties_swaps_the_outcome_alone(asked: list[tuple[str, int, str]]) -> None:
    def after(one: str, other: str) -> Entry:
        held = _report(one, other)
        rows = []
        for at, (action, number, words) in enumerate(asked):
            ours = held.analysis.claims if action != "speaker_name" else held.analysis.attributions
            value = words.replace("other", other).replace("one", one)
            if action in ("reject", "accept"):
                rows.append(made(action, ours[number].id, at=at))
            else:
                rows.append(made("edit", f"{ours[number].id} {action}", value, at=at))
        return laid(held, *rows)

    # Names of one length, so that every span is where it was.
    first, second = after("Vardania", "Ostrovia"), after("Ostrovia", "Vardania")
    assert _records(first, "Vardania", "Ostrovia") == _records(second, "Unnamed", "Unnamed")
