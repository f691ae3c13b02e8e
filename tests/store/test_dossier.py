"""A dossier: what goes in comes out, once, and what does not match is named."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.conftest import Tamper

from alteram.errors import DossierError, QuoteMismatchError
from alteram.model import (
    Act,
    Actor,
    Analysis,
    Attribution,
    Claim,
    CopyCluster,
    DateMention,
    Decision,
    Document,
    Entry,
    Event,
    Figure,
    Label,
    LinkedActor,
    Links,
    Part,
    PlaceMention,
    Problem,
    Republication,
    Span,
    TextVersion,
    content_id,
    text_hash,
)
from alteram.store import Dossier
from alteram.store.codec import pack

TEXT = (
    'Kesh\n\nThe ministry of Vardania said on 3 May that 12 people died in the "tragedy" of Kesh.'
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))


def an_entry(text: str = TEXT, location: str = "a.txt") -> tuple[Entry, bytes]:
    data = text.encode("utf-8")
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=content_id("doc", sha256), sha256=sha256, size=len(data), media_type="text/plain",
        location=location, captured="2024-05-01T00:00:00+00:00", title="Kesh",
    )  # fmt: skip
    version = TextVersion(
        sha256=text_hash(text), document=document.id, text=text, language="en", method="plain",
        parts=(Part(kind="title", span=Span(0, 4)),) if text.startswith("Kesh") else (),
    )  # fmt: skip
    return Entry(document=document, text=version, analysis=an_analysis(text)), data


def an_analysis(text: str) -> Analysis:
    if "tragedy" not in text:
        return Analysis(text_sha256=text_hash(text), language="en", date=None)
    act: Act = "killing"
    body = span('12 people died in the "tragedy" of Kesh')
    return Analysis(
        text_sha256=text_hash(text), language="en", date="2021-05-03",
        dates=(DateMention(span=span("3 May"), text="3 May", edtf="2021-05-03", kind="date",
                           timex_type="DATE", timex_value="2021-05-03"),),
        places=(PlaceMention(span=span("Kesh"), text="Kesh", name="Kesh", lat=1.5, lon=2.5),),
        actors=(Actor(id="actor-1", name="ministry of Vardania", kind="body",
                      mentions=(span("ministry of Vardania"),), state="Vardania"),),
        attributions=(Attribution(id="attribution-1", speaker=(span("The ministry of Vardania"),),
                                  cue=(span("said"),), content=(body,), kind="indirect",
                                  speaker_name="ministry of Vardania", speaker_actor="actor-1",
                                  chain=("ministry of Vardania", "unnamed outlet")),),
        claims=(Claim(id="claim-1", attribution="attribution-1", span=body, act=act,
                      position="asserts", date="2021-05-03", place=0,
                      labels=(Label(span=span("tragedy"), text="tragedy", distanced=True),)),),
        figures=(Figure(id="figure-1", claim="claim-1", span=span("12 people"), value=12.0,
                        verbatim="12 people", low=12.0, high=12.0, qualifier="exact",
                        outcome="killed"),),
        problems=(Problem(location="a.txt", stage="extract", message="a sentence was too long"),),
    )  # fmt: skip


def test_what_goes_in_comes_out(dossier: Dossier) -> None:
    entry, data = an_entry()
    assert dossier.add(entry, data)
    held = dossier.collection()
    assert held.entries == (entry,)
    assert held.problems == entry.analysis.problems
    assert dossier.original(entry.document.id) == data
    assert dossier.has(entry.document.id)
    assert not dossier.has("doc-other")
    assert dossier.verify() == ()


def test_reading_twice_adds_a_location_and_nothing_else(dossier: Dossier) -> None:
    entry, data = an_entry()
    again = replace(entry, document=replace(entry.document, location="b.txt"))
    assert dossier.add(entry, data)
    assert not dossier.add(again, data)
    assert not dossier.add(entry, data)
    assert dossier.collection().entries == (entry,)
    assert [r.location for r in dossier.receipts(entry.document.id)] == ["a.txt", "b.txt"]


def test_documents_come_by_id_whatever_the_order(tmp_path: Path) -> None:
    texts = ["one text", "another text", "a third text"]
    orders = []
    for name, order in (("a", texts), ("b", texts[::-1])):
        with Dossier.open(tmp_path / name, create=True) as opened:
            for text in order:
                opened.add(*an_entry(text))
            orders.append(opened.collection().entries)
    assert orders[0] == orders[1]


def test_links_are_replaced_whole(dossier: Dossier) -> None:
    links = Links(
        copies=(CopyCluster(id="copy-1", documents=("a", "b"), links=(
            Republication(document="b", of="a", kind="same_text", overlap=0.9),)),),
        actors=(LinkedActor(id="linked-1", name="ministry", kind="body", members=("actor-1",)),),
        events=(Event(id="event-2", label="Kesh, May 2021", date="2021-05", place="Kesh", lat=1.0,
                      lon=None, claims=("claim-1",), documents=("a",), independent_origins=1),),
    )  # fmt: skip
    dossier.save_links(links)
    assert dossier.links() == links
    dossier.save_links(Links())
    assert dossier.links() == Links()


def test_problems_are_kept_once(dossier: Dossier) -> None:
    problem = Problem(location="x.pdf", stage="read", message="is a PDF file")
    dossier.add_problem(problem)
    dossier.add_problem(problem)
    assert dossier.collection().problems == (problem,)


def test_decisions_are_only_added(dossier: Dossier) -> None:
    first = Decision(id="d2", made="2024-05-01", who="A. Coder", action="accept", subject="claim-1")
    second = replace(first, id="d1", action="reject", why="not in the passage")
    dossier.append_decision(first)
    dossier.append_decision(second)
    with pytest.raises(DossierError, match="is there already"):
        dossier.append_decision(replace(first, who="another"))
    assert dossier.decisions() == (first, second)


def test_words_that_are_not_in_the_text_are_not_stored(dossier: Dossier) -> None:
    entry, data = an_entry()
    figure = replace(entry.analysis.figures[0], verbatim="13 people")
    wrong = replace(entry, analysis=replace(entry.analysis, figures=(figure,)))
    with pytest.raises(QuoteMismatchError, match="figure figure-1"):
        dossier.add(wrong, data)
    with pytest.raises(QuoteMismatchError, match="bytes"):
        dossier.add(entry, data + b" ")
    assert dossier.collection().entries == ()
    assert dossier.add(entry, data)


def test_a_changed_figure_is_left_out_and_named(tamper: Tamper, dossier: Dossier) -> None:
    entry, data = an_entry()
    dossier.add(entry, data)
    record = pack(entry.analysis).replace(b'"12 people"', b'"90 people"')
    tamper("UPDATE analyses SET record = ?", record)
    held = dossier.collection()
    assert held.entries[0].analysis.figures == ()
    assert held.entries[0].analysis.claims == entry.analysis.claims
    assert [p.stage for p in held.problems] == ["extract", "verify"]
    assert "90 people" in held.problems[1].message
    assert [f.line for f in dossier.verify()] == [
        f"figure figure-1: the text at {span('12 people')[0]}-{span('12 people')[1]} is not "
        "'90 people'"
    ]


def test_a_changed_text_takes_its_analysis_with_it(tamper: Tamper, dossier: Dossier) -> None:
    entry, data = an_entry()
    dossier.add(entry, data)
    tamper("UPDATE texts SET text = ?", TEXT.replace("12", "90").encode())
    held = dossier.collection()
    assert held.entries[0].analysis.claims == ()
    assert any("SHA-256" in fault.line for fault in dossier.verify())


def test_changed_bytes_are_found(tamper: Tamper, dossier: Dossier) -> None:
    dossier.add(*an_entry())
    tamper("UPDATE originals SET bytes = ?", b"other")
    assert [fault.line.split(":")[0] for fault in dossier.verify()] == ["bytes", "bytes"]


def test_a_record_that_is_no_record_gives_a_clear_error(tamper: Tamper, dossier: Dossier) -> None:
    dossier.add(*an_entry())
    tamper("UPDATE analyses SET record = ?", b'{"text_sha256": 7}')
    with pytest.raises(DossierError, match="a stored Analysis cannot be read"):
        dossier.collection()


def test_two_hands_on_one_dossier(where: str, dossier: Dossier) -> None:
    with Dossier.open(where, write=True) as other:
        other.add(*an_entry("one"))
        dossier.add(*an_entry("two"))
        assert other.collection() == dossier.collection()
        assert len(other.collection().entries) == 2


@settings(max_examples=10, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    entry, data = an_entry("x" + text)
    with Dossier.open(tmp_path_factory.mktemp("d") / "x", create=True) as opened:
        opened.add(entry, data)
        assert opened.collection().entries == (entry,)
        assert opened.verify() == ()


def test_links_hold_for_the_documents_they_were_made_of(dossier: Dossier) -> None:
    dossier.add(*an_entry())
    assert not dossier.is_linked()
    dossier.save_links(Links())
    assert dossier.is_linked()
    dossier.add(*an_entry(TEXT + " It was May.", "b.txt"))
    assert not dossier.is_linked()


def an_event(number: int, label: str = "Kesh") -> Event:
    return Event(
        id=f"event-{number}", label=label, date=None, place=None, lat=None, lon=None,
        claims=(f"claim-{number}",), documents=("a",), independent_origins=1,
    )  # fmt: skip


def test_links_are_changed_one_by_one(dossier: Dossier) -> None:
    dossier.save_links(Links(events=(an_event(1), an_event(2), an_event(3))))
    dossier.update_links(Links(events=(an_event(2, "Harsk"), an_event(4))), gone=["event-1"])
    assert dossier.links().events == (an_event(2, "Harsk"), an_event(3), an_event(4))
    assert dossier.is_linked()


def test_a_decision_on_what_belongs_together_asks_for_new_links(dossier: Dossier) -> None:
    dossier.save_links(Links())
    seen = Decision(id="d1", made="2024-05-01", who="A. Coder", action="accept", subject="claim-1")
    dossier.append_decision(seen)
    assert dossier.is_linked()
    dossier.append_decision(replace(seen, id="d2", action="same_event", value="claim-2"))
    assert not dossier.is_linked()


def test_some_documents_are_read_without_the_others(dossier: Dossier) -> None:
    held = [an_entry(text)[0] for text in ("one", "two", "three")]
    for text in ("one", "two", "three"):
        dossier.add(*an_entry(text))
    wanted = {held[0].document.id, held[2].document.id}
    assert {e.document.id for e in dossier.entries(wanted)} == wanted
    assert {d.id for d in dossier.documents()} == {e.document.id for e in held}
    assert {e.document.id for e in dossier.collection(wanted).entries} == wanted


def test_signs_that_a_database_may_not_keep_come_back(dossier: Dossier) -> None:
    text = "Kesh\0 and \ufffe and \U0001f600, said\0 nobody."
    entry, data = an_entry(text, location="a\0b.txt")
    odd = replace(entry.document, published="2024\0", title="\0")
    held = replace(entry, document=odd)
    assert dossier.add(held, data)
    dossier.add_problem(Problem(location="\0", stage="read", message="\0"))
    assert list(dossier.entries()) == [held]
    assert dossier.receipts(odd.id)[0].location == "a\0b.txt"
    assert dossier.search("kesh said").hits[0].location == "a\0b.txt"
    assert dossier.verify() == ()
