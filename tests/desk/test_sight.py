"""What is restricted is hidden from roles that may not see it, whatever they read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.kesh import COUNT, TEXTS, WORDS, read

from alteram import api
from alteram.decisions import SEEING, passage
from alteram.desk import ROLES, Role
from alteram.desk.hiding import Sights, find_hidden
from alteram.desk.sight import BLOCK, NOTHING_HIDDEN, blocked
from alteram.desk.sighted import Sighted
from alteram.errors import NotFoundError
from alteram.export.masking import Stretch
from alteram.model import Attribution, Claim, Entry, Figure
from alteram.store import Dossier


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return read(tmp_path_factory.mktemp("sight") / "whole", *TEXTS)


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Iterator[Dossier]:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(whole.read_bytes())
    with Dossier.open(copy, write=True) as opened:
        yield opened


def entry_of(store: Dossier, name: str) -> Entry:
    return next(one for one in store.entries() if one.document.location.endswith(name))


def secret_claim(store: Dossier) -> Claim:
    entry = entry_of(store, "one.txt")
    return next(c for c in entry.analysis.claims if "4711" in entry.text.text[slice(*c.span)])


def secret_saying(store: Dossier) -> Attribution:
    entry = entry_of(store, "one.txt")
    claim = secret_claim(store)
    return next(one for one in entry.analysis.attributions if one.id == claim.attribution)


def restrict(store: Dossier, subject: str, value: str = "") -> None:
    api.make_decision("restrict", subject, value, store.path, who="Ilin Marat", why="he is afraid")


def everything(store: Dossier) -> str:
    """Return all that can be read of a dossier, written out."""
    found = store.search("killed OR 4711", 1), store.search("people", 1), store.search("4711")
    held = store.collection()
    return repr(
        (
            tuple(store.documents()), tuple(store.entries()), tuple(store.sound()), store.links(),
            store.kept_links(), store.problems(), store.decisions(), held, found,
            [store.receipts(one.id) for one in store.documents()],
        )
    )  # fmt: skip


def seen(store: Dossier, role: Role) -> Dossier:
    return Sighted.of(store, role, Sights(store))


def test_nothing_restricted_is_the_dossier_itself(store: Dossier) -> None:
    for role in ROLES:
        assert seen(store, role) is store
    assert not NOTHING_HIDDEN


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("least", ROLES)
def test_each_role_sees_what_it_may(store: Dossier, role: Role, least: Role) -> None:
    restrict(store, secret_saying(store).id, least)
    told = everything(seen(store, role))
    may = SEEING.index(role) >= SEEING.index(least)
    for words in ("4711", WORDS, WORDS.upper(), "he is afraid"):
        assert (words in told) is may


def test_words_are_blocked_in_place_and_offsets_stay(store: Dossier) -> None:
    restrict(store, secret_claim(store).id)
    shown = seen(store, "reviewer")
    for name in ("one.txt", "two.txt"):
        was, now = entry_of(store, name), entry_of(shown, name)
        assert len(was.text.text) == len(now.text.text)
        assert BLOCK * 10 in now.text.text
        pairs = zip(was.text.text, now.text.text, strict=True)
        assert all(a == b or b == BLOCK for a, b in pairs)
        assert was.text.text.count("\n") == now.text.text.count("\n")
        spans = [one.span for one in now.analysis.claims]
        spans += [one.span for one in now.analysis.figures]
        assert spans
        assert not any(BLOCK in now.text.text[slice(*span)] for span in spans)
    third = entry_of(shown, "three.txt")
    assert third == entry_of(store, "three.txt")


def records(store: Dossier) -> Iterator[tuple[Entry, Attribution | Claim | Figure]]:
    for entry in store.entries():
        for kind in (entry.analysis.attributions, entry.analysis.claims, entry.analysis.figures):
            yield from ((entry, one) for one in kind)


def test_whatever_record_is_restricted_neither_it_nor_its_words_are_left(store: Dossier) -> None:
    links = store.links()
    for entry, record in records(store):
        hidden = find_hidden(store, {record.id: passage(record, entry.text.sha256)}, ())
        shown = [one for e in store.entries() if (one := hidden.entry(e)) is not None]
        told = repr((shown, hidden.links(links, (), store))).casefold()
        assert record.id not in told
        spans = record.content if isinstance(record, Attribution) else (record.span,)
        for span in spans:
            words = entry.text.text[slice(*span)]
            if len(words.split()) >= 6:
                assert words.casefold() not in told
        mine = next(one for one in shown if one.document.id == entry.document.id)
        for span in spans:
            assert not mine.text.text[slice(*span)].replace(BLOCK, "").strip()


def test_a_document_hidden_as_a_whole_never_was(store: Dossier, tmp_path: Path) -> None:
    document = entry_of(store, "two.txt").document
    restrict(store, document.id)
    shown = seen(store, "coder")
    assert document.id not in everything(shown)
    assert "two.txt" not in everything(shown)
    with Dossier.open(read(tmp_path / "without", "one.txt", "three.txt")) as never:
        assert [one.id for one in shown.documents()] == [one.id for one in never.documents()]
        facts = [
            [(e.label, e.date, e.place, e.claims, e.documents, e.independent_origins)
             for e in one.links().events]
            for one in (shown, never)
        ]  # fmt: skip
        assert sorted(facts[0]) == sorted(facts[1])
        names = [sorted((a.name, a.aliases) for a in one.links().actors) for one in (shown, never)]
        assert names[0] == names[1]
        for words in ("killed", "4711", "Lenna", "people killed"):
            for limit in (1, 50):
                ours, theirs = shown.search(words, limit), never.search(words, limit)
                assert ours.more == theirs.more
                assert [h.quote for h in ours.hits] == [h.quote for h in theirs.hits]


def test_an_event_that_only_a_hidden_document_tells_of_is_gone_with_its_actors(
    store: Dossier,
) -> None:
    restrict(store, entry_of(store, "three.txt").document.id)
    told = everything(seen(store, "viewer"))
    assert "Lesk" not in told
    assert "Merin" not in told


def test_a_restricted_event_is_gone_with_its_claims(store: Dossier) -> None:
    (event,) = (one for one in store.links().events if one.place == "Lesk")
    restrict(store, event.id)
    shown = seen(store, "viewer")
    assert all(one.place != "Lesk" for one in shown.links().events)
    assert not entry_of(shown, "three.txt").analysis.claims
    assert "Three houses were destroyed" not in everything(shown)


def test_decisions_on_it_and_on_them_are_not_told(store: Dossier) -> None:
    said = secret_saying(store)
    for action in ("accept", "restrict"):
        made = api.make_decision(action, said.id, "", store.path, who="Ilin Marat", why="r1")
    undo = api.make_decision("undo", made.id, "", store.path, who="Ilin Marat", why="r2")
    assert seen(store, "viewer") is store
    api.make_decision("undo", undo.id, "", store.path, who="Ilin Marat", why="r3")
    entry = entry_of(store, "two.txt")
    start = entry.text.text.index("GUARD")
    api.make_decision(
        "note", f"{entry.document.id} {start}-{start + 5}", "n1", store.path, who="Ilin Marat"
    )
    api.make_decision("note", "three.txt", f"as in: {COUNT}", store.path, who="Ilin Marat")
    left = seen(store, "reviewer").decisions()
    assert [one.action for one in left] == ["note"]
    assert COUNT not in left[0].value
    assert left[0].value.startswith("as in: " + BLOCK)
    assert len(seen(store, "lead").decisions()) == 6


def test_bytes_are_not_given_where_a_part_is_hidden(store: Dossier) -> None:
    restrict(store, secret_claim(store).id)
    shown = seen(store, "viewer")
    with pytest.raises(NotFoundError, match="restricted"):
        shown.original(entry_of(store, "two.txt").document.id)
    three = entry_of(store, "three.txt").document.id
    assert shown.original(three) == store.original(three)


def test_what_is_found_is_kept_until_restrictions_or_documents_change(
    store: Dossier, tmp_path: Path
) -> None:
    sights = Sights(store)
    restrict(store, secret_claim(store).id)

    def hidden() -> frozenset[str]:
        held = Sighted.of(store, "viewer", sights)
        assert isinstance(held, Sighted)
        return frozenset(one.document.location for one in held.entries()
                         if BLOCK in one.text.text)  # fmt: skip

    assert len(hidden()) == 2
    late = tmp_path / "late.txt"
    told = "LESK, May 9, 2023 (Lesk Courier) - The mayor said that 4711 people were\n\nkilled in"
    late.write_text(f"{told} Kesh on 3 May 2023.\n", encoding="utf-8")
    api.read([str(late)], store.path, processes=0)
    assert len(hidden()) == 3


def test_blocks_keep_length_and_lines() -> None:
    text = "one two\nthree four\r\nfive"
    assert blocked(text, [Stretch(4, 9, ""), Stretch(8, 13, ""), Stretch(17, 21, "")]) == (
        f"one {BLOCK * 3}\n{BLOCK * 5} fou{BLOCK}\r\n{BLOCK}ive"
    )


# What is read of a dossier besides content that may be hidden, and what changes it.
OF_NO_CONTENT = frozenset(
    ("open", "close", "add", "replace_analysis", "add_problem", "append_decision", "head",
     "setting", "keep_setting", "save_links", "update_links", "state", "is_linked", "concerned",
     "extent", "verify", "stamp", "add_many", "there", "stages", "with_stage", "keep_stages",
     "put_stage")
)  # fmt: skip


def test_whatever_a_dossier_tells_is_told_by_a_sighted_one_too() -> None:
    told = {one for one in dir(Dossier) if not one.startswith("_")} - OF_NO_CONTENT
    assert told <= vars(Sighted).keys()
