"""Statement timelines: what each speaker said when, what moved, and who answers whom."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Count, Said, collection, entry

from alteram.chronology import Mark, SpeakerTimeline, Timeline
from alteram.compare import trace_statements
from alteram.compare.answers import maker_of
from alteram.compare.naming import own_words
from alteram.compare.sayings import saying_date
from alteram.compare.tellings import first_day
from alteram.model import Collection, DateMention, Entry, Span
from alteram.pipeline import analyse

TOLL = Said(
    quote="At least 214 people were killed in Belmar.",
    speaker="Ada Merin",
    body="Foreign Ministry of Vardania",
    state="Vardania",
    date="1990-01-20",
    place="Belmar",
    labels=("tragedy",),
    counts=(Count(words="At least 214 people", low=214, qualifier="at_least"),),
)
MORE = replace(
    TOLL,
    quote="In Belmar 230 people were killed.",
    speaker="Ivo Tarn",
    labels=("massacre",),
    counts=(Count(words="230 people", value=230),),
)
DENIAL = Said(
    quote="No soldier of ours killed villagers in Belmar.",
    speaker="Bo Lund",
    body="Foreign Ministry of Ostrovia",
    state="Ostrovia",
    position="denies_act",
    date="1990-01-20",
    place="Belmar",
    answers="statement of the Foreign Ministry of Vardania",
)


def own_story(name: str) -> str:
    """Return the rest of a document that is no copy of another."""
    return " ".join(f"{name}word{i}" for i in range(60))


def document(name: str, said: Said, published: str | None) -> Entry:
    return entry(name, said, published=published, filler=own_story(name))


def of(held: Collection, speaker: str) -> SpeakerTimeline:
    found = trace_statements(held).speakers
    return next(one for one in found if one.speaker == speaker)


def marks(held: Collection, aspect: str) -> list[tuple[Mark, str, str]]:
    moves = of(held, "Foreign Ministry of Vardania").moves
    return [(one.mark, one.said, one.before) for one in moves if one.aspect == aspect]


def test_figure_and_name_move_from_statement_to_statement() -> None:
    held = collection(
        document("c", MORE, "2020-03-01"),
        document("a", TOLL, "2020-01-01"),
        document("b", MORE, "2020-02-01"),
    )
    assert marks(held, "figure") == [
        ("first_said", "“At least 214 people”", ""),
        ("said_otherwise", "“230 people”", "“At least 214 people”"),
        ("said_again", "“230 people”", ""),
    ]
    assert [one[0] for one in marks(held, "name")] == ["first_said", "said_otherwise", "said_again"]
    found = of(held, "Foreign Ministry of Vardania")
    assert [one.date for one in found.statements] == ["2020-01-01", "2020-02-01", "2020-03-01"]
    assert found.statements[0].voices == ("Ada Merin",)
    texts = {one.document.id: one.text.text for one in held.entries}
    for move in found.moves:
        assert texts[move.line.document][move.line.start : move.line.end] == move.line.quote


def test_a_position_moves() -> None:
    owned = replace(
        DENIAL, quote="Soldiers of ours killed villagers.", position="accepts_responsibility"
    )
    held = collection(document("a", DENIAL, "2020-01-01"), document("b", owned, "2020-02-01"))
    found = of(held, "Foreign Ministry of Ostrovia").moves
    assert [(one.mark, one.said) for one in found if one.aspect == "position"] == [
        ("first_said", "denied it"),
        ("said_otherwise", "accepted responsibility"),
    ]


def test_whom_a_speaker_names_moves() -> None:
    first = replace(TOLL, position="attributes_to", blamed=("Ostrovian army",), counts=())
    later = replace(MORE, position="attributes_to", blamed=("Northern Legion",), counts=())
    held = collection(document("a", first, "2020-01-01"), document("b", later, "2020-02-01"))
    assert marks(held, "responsibility") == [
        ("first_said", "Ostrovian army", ""),
        ("said_otherwise", "Northern Legion", "Ostrovian army"),
    ]


def test_a_body_of_the_state_named_before_is_no_other() -> None:
    first = replace(TOLL, position="attributes_to", blamed=("Ostrovia",), counts=())
    later = replace(MORE, position="attributes_to", blamed=("Ostrovian army",), counts=())
    held = collection(document("a", first, "2020-01-01"), document("b", later, "2020-02-01"))
    assert [one[0] for one in marks(held, "responsibility")] == ["first_said", "said_again"]


def test_a_name_marked_as_anothers_word_is_another_saying() -> None:
    held = collection(document("a", TOLL, "2020-01-01"))
    (claim,) = held.entries[0].analysis.claims
    distanced = replace(claim, labels=tuple(replace(x, distanced=True) for x in claim.labels))
    analysis = replace(held.entries[0].analysis, claims=(distanced,))
    held = replace(held, entries=(replace(held.entries[0], analysis=analysis),))
    assert marks(held, "name") == [("first_said", "“tragedy” (as another's word)", "")]


def test_undated_statements_stand_last() -> None:
    held = collection(document("a", MORE, None), document("b", TOLL, "2020-01-01"))
    found = of(held, "Foreign Ministry of Vardania").statements
    assert [one.date for one in found] == ["2020-01-01", None]


def test_copies_are_one_statement_with_all_documents() -> None:
    story = own_story("wire")
    held = collection(
        entry("a", TOLL, published="2020-01-01", filler=story),
        entry("b", TOLL, published="2020-01-03", filler=story, headline="Toll"),
    )
    (statement,) = of(held, "Foreign Ministry of Vardania").statements
    assert statement.documents == ("a.txt", "b.txt")
    assert statement.date == "2020-01-01"


def _answers(held: Collection) -> list[tuple[str, str | None]]:
    return [
        (one.words, one.answered.date if one.answered is not None else None)
        for one in trace_statements(held).answers
    ]


def test_an_answer_is_resolved_by_speaker_and_subject() -> None:
    held = collection(
        document("a", TOLL, "2020-01-01"),
        document("b", MORE, "2020-02-01"),
        document("c", DENIAL, "2020-02-03"),
        document("d", replace(TOLL, quote="At least 214 people died."), "2020-04-01"),
    )
    # The latest statement on the subject that is no later than the answer.
    assert _answers(held) == [(DENIAL.answers, "2020-02-01")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("statement by the Vardanian side", True),
        ("comment of the representative of the Foreign Ministry of Vardania", True),
        ("Ada Merin's remarks", True),
        ("statement of the Defence Ministry of Vardania", False),
        ("statement of the Foreign Ministry of Kesh", False),
        ("statement of local officials", False),
    ],
)
def test_the_maker_must_be_the_one_named(words: str, found: bool) -> None:
    held = collection(
        document("a", TOLL, "2020-01-01"),
        document("c", replace(DENIAL, answers=words), "2020-02-03"),
    )
    assert _answers(held) == [(words, "2020-01-01" if found else None)]


def test_nobody_answers_the_own_statement() -> None:
    own = replace(DENIAL, answers="statement of the Foreign Ministry of Ostrovia")
    assert _answers(collection(document("c", own, "2020-02-03"))) == []


def test_what_was_not_found_says_so() -> None:
    held = collection(document("c", DENIAL, "2020-02-03"))
    (answer,) = trace_statements(held).answers
    assert answer.answered is None
    assert answer.reason == (
        "the statement answered was not found in this collection "
        "(no statement of Foreign Ministry of Vardania was found in this collection)"
    )
    later = collection(document("a", TOLL, "2020-06-01"), document("c", DENIAL, "2020-02-03"))
    assert _answers(later) == [(DENIAL.answers, None)]
    elsewhere = replace(
        TOLL, quote="Trade grew by a third in spring.", date="2011", place="Lesk", act=None,
        labels=(), counts=(),
    )  # fmt: skip
    other = collection(document("a", elsewhere, "2020-01-01"), document("c", DENIAL, "2020-02-03"))
    assert _answers(other) == [(DENIAL.answers, None)]


def _with_date(one: Entry, words: str, day: str) -> Entry:
    """Return a document in which a day stands right after the words, as a reader would find it."""
    at = one.text.text.index(words) + len(words)
    text = one.text.text
    start = text.index("2 January 2020", at)
    span = Span(start, start + len("2 January 2020"))
    mention = DateMention(
        span=span, text="2 January 2020", edtf=day, kind="date", timex_type="DATE", timex_value=day
    )
    return replace(one, analysis=replace(one.analysis, dates=(mention,)))


def test_a_date_named_decides() -> None:
    words = DENIAL.answers or ""
    dated = replace(DENIAL, quote=f"Of the {words} of 2 January 2020: no soldier of ours did it.")
    answer = _with_date(document("c", dated, "2020-02-03"), words, "2020-01-02")
    first = document("a", TOLL, "2020-01-02")
    second = document("b", MORE, "2020-02-01")
    assert _answers(collection(first, second, answer)) == [(words, "2020-01-02")]
    (missing,) = trace_statements(collection(second, answer)).answers
    assert missing.answered is None
    assert "of 2020-01-02" in missing.reason


def test_a_timeline_of_one_event_and_as_json() -> None:
    held = collection(document("a", TOLL, "2020-01-01"), document("c", DENIAL, "2020-02-03"))
    (event,) = held.links.events
    found = trace_statements(held, event)
    assert [one.speaker for one in found.speakers] == [
        "Foreign Ministry of Ostrovia",
        "Foreign Ministry of Vardania",
    ]
    assert msgspec.json.decode(msgspec.json.encode(found), type=Timeline) == found


def test_order_of_documents_does_not_matter() -> None:
    entries = (
        document("a", TOLL, "2020-01-01"),
        document("b", MORE, "2020-02-01"),
        document("c", DENIAL, "2020-02-03"),
        document("d", replace(MORE, quote="230 people were killed there in Belmar."), None),
    )
    assert trace_statements(collection(*entries)) == trace_statements(
        collection(*reversed(entries))
    )


@pytest.mark.parametrize(
    ("words", "maker"),
    [
        ("statement of the Foreign Ministry of Kesh", "Foreign Ministry of Kesh"),
        ("commentary by the representative of the Ministry of Kesh", "Ministry of Kesh"),
        ("the Keshian side's remarks", "Keshian side"),
        ("announcement", "announcement"),
    ],
)
def test_the_maker_of_a_statement(words: str, maker: str) -> None:
    assert maker_of(words) == maker


def test_own_words_of_names() -> None:
    assert own_words("Drovian army") == own_words("units of the Drovian armed forces")
    assert own_words("Ministry of Foreign Affairs of Vardania") == own_words("Vardanian side")
    assert own_words("occupiers") == own_words("the Ministry") == frozenset()
    assert own_words("Dutch government") == own_words("The Netherlands")


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_any_words_have_a_maker_and_own_words(words: str) -> None:
    assert isinstance(maker_of(words), str)
    assert isinstance(own_words(words), frozenset)
    assert len(first_day(words)) == len("2020-01-01")


READ = (
    ("On 6 March 2022 the Vardanian Health Ministry said that 12 people had died.", "2022-03-06"),
    ("The Vardanian Health Ministry said on 6 March 2022 that 12 people had died.", "2022-03-06"),
    ("The Vardanian Health Ministry said 12 people died on 6 March 2022 in Belmar.", None),
    ("The mayor Ada Merin, who was held on 6 March 2022, said that 12 people had died.", None),
)


@pytest.mark.parametrize(("sentence", "date"), READ)
def test_the_date_of_a_statement_is_read_beside_the_reporting_word(
    sentence: str, date: str | None
) -> None:
    text = f"BELMAR, March 8, 2022 (Lenna Press) - {sentence}\n"
    analysis = analyse(text)
    made = entry("a", TOLL, published=None)
    read = replace(made, text=replace(made.text, text=text), analysis=analysis)
    said = [one for one in analysis.attributions if one.kind != "outlet"]
    assert said
    assert {saying_date(read, one) for one in said} == {date}


def test_a_number_in_a_denial_is_no_figure_of_who_denies() -> None:
    denial = replace(
        DENIAL,
        quote="It is not true that 214 people were killed in Belmar.",
        counts=(Count(words="214 people", value=214),),
    )
    moves = of(
        collection(document("a", denial, "2020-01-01")), "Foreign Ministry of Ostrovia"
    ).moves
    assert [one.aspect for one in moves] == ["position"]
