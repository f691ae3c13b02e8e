"""Words are found where they stand, with their speaker, on a file and on a server alike."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Said, entry
from tests.store.test_dossier import an_entry

from alteram.decisions import By, decide
from alteram.errors import NotFoundError
from alteram.model import Attribution, Entry, Span
from alteram.store import Dossier
from alteram.store.words import folded, phrases


def stored(dossier: Dossier, *entries: Entry) -> None:
    for one in entries:
        data = one.text.text.encode()
        sha256 = one.document.sha256
        dossier.add(replace(one, document=replace(one.document, sha256=sha256)), data)


def found(dossier: Dossier, words: str, **options: str) -> list[tuple[str, str]]:
    """Return speaker and the marked words of each hit."""
    hits = dossier.search(words, **options).hits  # type: ignore[arg-type]
    return [
        (hit.speaker, " ".join(hit.quote[m.start - hit.start : m.end - hit.start]
                               for m in hit.marks))
        for hit in hits
    ]  # fmt: skip


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    stored(
        dossier,
        entry(
            "a",
            Said(quote="The grain depot of Kesh burned, he said.", speaker="Anna Lesk"),
            Said(quote="Nobody shelled a depot; grain was there.", speaker="Ministry of Vardania"),
            outlet="Kesh Daily",
            published="2022-03-04",
            headline="Fire at the grain depot",
        ),
        entry(
            "b",
            Said(quote="Our dépôt lost 2,500 tons of GRAIN.", speaker="Élise Tarn"),
            outlet="Ostro Post",
            published="2021-01-01",
        ),
        entry("c", Said(quote="The grain depot stood.", speaker="Boris Tarn"), published=None),
    )
    return dossier


def test_words_are_found_by_date_with_their_speaker(filled: Dossier) -> None:
    assert found(filled, "grain depot") == [
        ("Élise Tarn", "dépôt GRAIN"),
        ("Kesh Daily", "grain depot"),
        ("Anna Lesk", "grain depot"),
        ("Ministry of Vardania", "depot grain"),
        ("Boris Tarn", "grain depot"),
    ]
    first = filled.search("grain depot").hits[0]
    assert (first.location, first.published) == ("b.txt", "2021-01-01")
    assert first.chain == ("Élise Tarn", "Ostro Post")
    assert first.quote == "Our dépôt lost 2,500 tons of GRAIN."
    assert len(first.claims) == 1


def test_words_in_quotation_marks_follow_each_other(filled: Dossier) -> None:
    assert found(filled, '"grain depot"', speaker="lesk") == [("Anna Lesk", "grain depot")]
    assert found(filled, '"depot kesh"') == []
    assert found(filled, "2,500") == [("Élise Tarn", "2,500")]
    assert found(filled, "2,501") == []


def test_what_one_speaker_said_is_found_by_words_of_the_name(filled: Dossier) -> None:
    both = [who for who, _ in found(filled, "grain", speaker="TARN")]
    assert both == ["Élise Tarn", "Boris Tarn"]
    assert [who for who, _ in found(filled, "grain", speaker="elise")] == ["Élise Tarn"]
    assert found(filled, "grain", speaker="nobody") == []


def test_words_outside_of_what_is_said_are_the_outlets(filled: Dossier) -> None:
    (hit,) = filled.search("fire").hits
    assert (hit.attribution, hit.speaker, hit.claims) == (None, "Kesh Daily", ())


def test_few_are_shown_and_the_rest_counted(filled: Dossier) -> None:
    some = filled.search("grain", 2)
    assert (len(some.hits), some.more) == (2, 2)
    assert filled.search("grain", 50).more == 0


@pytest.mark.parametrize(
    "words", ['grain" OR "kesh', "grain NEAR kesh*", "words : grain", "grain') --", 'gr"ain', "%"]
)
def test_no_sign_steers_the_database(filled: Dossier, words: str) -> None:
    before = filled.verify()
    try:
        hits = filled.search(words).hits
    except NotFoundError:
        hits = ()
    for hit in hits:
        assert set(folded(words).split()) <= set(folded(hit.quote).split())
    assert filled.verify() == before


def test_nothing_to_look_for_is_said(filled: Dossier) -> None:
    with pytest.raises(NotFoundError, match="no word"):
        filled.search("?! ...")
    with pytest.raises(NotFoundError, match="no word"):
        filled.search("grain", speaker="...")


def test_what_is_said_inside_another_is_found_once_as_the_innermost(dossier: Dossier) -> None:
    held, data = an_entry()
    outer = held.analysis.attributions[0]
    inner = replace(
        outer, id="attribution-2", parent=outer.id, speaker_name="a witness",
        content=(Span(outer.content[0].start + 3, outer.content[0].end),),
    )  # fmt: skip
    said: tuple[Attribution, ...] = (outer, inner)
    dossier.add(replace(held, analysis=replace(held.analysis, attributions=said)), data)
    assert found(dossier, "tragedy") == [("a witness", "tragedy")]
    assert found(dossier, "12 tragedy") == [("ministry of Vardania", "12 tragedy")]


def test_a_new_analysis_is_found_and_the_old_is_not(filled: Dossier) -> None:
    (hit,) = filled.search("grain", speaker="elise").hits
    (held,) = filled.entries([hit.document])
    (said,) = held.analysis.attributions
    other = replace(said, speaker_name="Ilin Marat", chain=("Ilin Marat",))
    filled.replace_analysis(held.document.id, replace(held.analysis, attributions=(other,)))
    assert found(filled, "grain", speaker="elise") == []
    assert found(filled, "tons", speaker="marat") == [("Ilin Marat", "tons")]


def test_what_people_rejected_is_text_and_nobodys_statement(filled: Dossier) -> None:
    (hit,) = filled.search("tons").hits
    made = "2031-01-01T00:00:00+00:00"
    assert hit.attribution is not None
    row = decide("reject", [hit.attribution], [], By(who="A. Coder", why="no statement", made=made))
    filled.append_decision(row)
    (left,) = filled.search("tons").hits
    assert (left.attribution, left.speaker) == (None, "Ostro Post")


def test_a_text_without_end_is_found_in_pieces(dossier: Dossier) -> None:
    text = "grain " * 60_000 + "and then a needle. " + "hay " * 60_000
    dossier.add(*an_entry(text))
    (hit,) = dossier.search('"a needle"').hits
    assert hit.quote in text
    assert text[hit.marks[0].start : hit.marks[0].end] == "a needle"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_each_word_of_a_text_is_a_phrase_of_its_own(text: str) -> None:
    words = folded(text)
    assert folded(words) == words
    assert {word for phrase in phrases(text) for word in phrase} <= set(words.split())
