"""Texts analysed again: the same program changes nothing, and decisions that fit stay."""

from dataclasses import replace
from pathlib import Path

import pytest

from alteram import api
from alteram.decisions import replay
from alteram.errors import DecisionError
from alteram.store import Dossier
from alteram.text.kept_parse import pack_parse
from alteram.text.parse import parse

TEXTS = {
    "a.txt": "Kesh Gazette\n5 March 2031\n\nThe Foreign Ministry of Vardania said on Tuesday that "
    "12 people were killed in the shelling of Tarnova on 4 March 2031.\n",
    "b.txt": "Lesk Courier\n6 March 2031\n\nThe Interior Ministry of Vardania said that 40 people "
    "were killed in Tarnova on 4 March 2031. Ada Merin, a resident, said houses burned.\n",
}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "x.alteram"
    api.read([str(tmp_path / name) for name in TEXTS], path, processes=0)
    return path


def decided(dossier: Path, action: str, subject: str, value: str = "") -> str:
    return api.make_decision(
        action, subject, value, dossier, who="Ilin Marat", why="by the passages"
    ).id


def claim(dossier: Path, words: str) -> api.ReviewItem:
    (item,) = (one for one in api.queue(dossier).items if words in one.passage)
    return item


def altered(dossier: Path, words: str, **fields: object) -> None:
    """Give the figure of these words other values, as a program of before might have."""
    with Dossier.open(dossier, write=True) as store:
        (entry,) = (one for one in store.entries() if words in one.text.text)
        figures = tuple(
            replace(one, **fields) if one.verbatim == words else one  # type: ignore[arg-type]
            for one in entry.analysis.figures
        )
        store.replace_analysis(entry.document.id, replace(entry.analysis, figures=figures))


def test_the_same_program_changes_nothing(dossier: Path) -> None:
    decided(dossier, "reject", claim(dossier, "40 people").id)
    before = api.collection(dossier)
    result = api.analyse(dossier, everything=True)
    assert (result.analysed, result.changed, result.looks) == (2, (), 0)
    assert api.collection(dossier) == before
    again = api.analyse(dossier)
    assert (again.analysed, again.skipped) == (0, 2)


def test_a_decision_on_a_record_that_is_other_now_needs_a_look(dossier: Path) -> None:
    altered(dossier, "12 people", value=13.0)
    item = claim(dossier, "12 people")
    figure = item.figures[0].id
    rejected = decided(dossier, "reject", figure)
    accepted = decided(dossier, "accept", item.id)
    result = api.analyse(dossier, everything=True)
    assert len(result.changed) == 1
    assert result.looks == 1
    (look,) = api.need_look(dossier)
    assert (look.decision.id, look.records) == (rejected, (figure,))
    now = replay(api.decisions(dossier))
    assert now.state(figure) == "proposed"
    assert now.state(item.id) == "accepted"
    assert any(f.id == figure for e in api.collection(dossier).entries for f in e.analysis.figures)
    with pytest.raises(DecisionError, match="needs no look"):
        api.make_decision("renew", accepted, "", dossier, who="Ilin Marat")
    api.make_decision("renew", rejected, "", dossier, who="Ada Merin")
    assert api.need_look(dossier) == ()
    assert replay(api.decisions(dossier)).state(figure) == "rejected"
    assert api.analyse(dossier, everything=True).looks == 0


def test_a_decision_on_a_record_that_is_gone_is_not_lost(dossier: Path) -> None:
    with Dossier.open(dossier, write=True) as store:
        (entry,) = (one for one in store.entries() if "40 people" in one.text.text)
        other = replace(entry.analysis.claims[0], id="c-00000000000000aa")
        claims = (other, *entry.analysis.claims)
        store.replace_analysis(entry.document.id, replace(entry.analysis, claims=claims))
    first = claim(dossier, "12 people").id
    made = decided(dossier, "same_event", first, "c-00000000000000aa")
    accepted = decided(dossier, "accept", "c-00000000000000aa")
    assert api.analyse(dossier, everything=True).looks == 2
    assert {one.decision.id for one in api.need_look(dossier)} == {made, accepted}
    assert not replay(api.decisions(dossier)).events
    with pytest.raises(DecisionError, match="any more"):
        api.make_decision("renew", accepted, "", dossier, who="Ilin Marat")
    assert {made, accepted} <= {one.id for one in api.decisions(dossier)}
    decided(dossier, "undo", made)
    decided(dossier, "undo", accepted)
    assert api.need_look(dossier) == ()


def test_a_label_of_an_event_that_is_gone_needs_a_look(dossier: Path) -> None:
    (event,) = (one for one in api.events(dossier) if one.place == "Tarnova")
    made = decided(dossier, "label", event.id, "Tarnova, the market")
    assert api.need_look(dossier) == ()
    for item in event.claims:
        decided(dossier, "reject", item)
    assert [one.decision.id for one in api.need_look(dossier)] == [made]


def stages(dossier: Path) -> dict[str, dict[str, bytes]]:
    with Dossier.open(dossier) as store:
        return store.stages([one.id for one in store.documents()])


def keep(dossier: Path, kept: dict[str, dict[str, bytes]]) -> None:
    with Dossier.open(dossier, write=True) as store:
        for document, own in kept.items():
            store.keep_stages(document, own)


def test_what_is_kept_is_taken_and_made_anew_where_it_is_damaged(dossier: Path) -> None:
    first = stages(dossier)
    assert [set(own) for own in first.values()] == [{"parse", "readings", "program"}] * 2
    before = api.collection(dossier)
    one, other = sorted(first)
    keep(dossier, {one: {"parse": b"damaged", "readings": first[other]["readings"]}, other: {}})
    result = api.analyse(dossier, processes=0)
    assert (result.analysed, result.skipped, result.changed) == (2, 0, ())
    assert stages(dossier) == first
    assert api.collection(dossier) == before
    assert api.analyse(dossier).skipped == 2


def test_all_anew_relies_on_nothing_that_the_dossier_keeps(dossier: Path) -> None:
    before, honest = api.collection(dossier), stages(dossier)
    with Dossier.open(dossier) as store:
        texts = {entry.document.id: entry.text.text for entry in store.entries()}
    # A parse in which nothing governs anything, behind a seal that fits.
    forged = {}
    for document, text in texts.items():
        parsed = parse(text)
        loose = tuple(token._replace(head=token.i, dep="dep") for token in parsed.tokens)
        forged[document] = {"parse": pack_parse(text, replace(parsed, tokens=loose))}
    keep(dossier, forged)
    assert len(api.analyse(dossier, processes=0).changed) == 2
    api.analyse(dossier, everything=True, processes=0)
    assert api.collection(dossier) == before
    assert stages(dossier) == honest


def test_a_text_that_is_known_keeps_nothing_new(dossier: Path) -> None:
    keep(dossier, {document: {"parse": b"as it was"} for document in stages(dossier)})
    api.read([str(dossier.with_name("a.txt"))], dossier)
    assert all(own == {"parse": b"as it was"} for own in stages(dossier).values())


def test_nothing_kept_is_exported(dossier: Path, tmp_path: Path) -> None:
    signs = b"kept beside the text alone"
    keep(dossier, {document: {"parse": signs} for document in stages(dossier)})
    out = tmp_path / "out"
    for form in ("archive", "jsonl"):
        api.export(form, out / form, dossier)
    written = [path for path in out.rglob("*") if path.is_file()]
    assert written
    assert not any(signs in path.read_bytes() for path in written)
