"""Original speakers are counted, not copies."""

from dataclasses import replace
from itertools import permutations

from tests.builders import Said, entry

from alteram.link.actors import link_actors
from alteram.link.copies import find_copies
from alteram.link.traces import trace
from alteram.model import Actor, Entry
from alteram.origins import find_origins, in_order, is_named

STORY = " ".join(f"word{i}" for i in range(80))
BODY = "Foreign Ministry of Vardania"
SAID = Said(quote="They killed.", speaker="Ada Merin", body=BODY, state="Vardania")


def _count(*entries: Entry) -> int:
    origins = find_origins(
        entries, link_actors(entries), find_copies([trace(one) for one in entries])
    )
    return len({origin.key for origin in origins.values()})


def test_two_speakers_of_one_body_are_one_origin() -> None:
    assert _count(entry("a", SAID), entry("b", replace(SAID, speaker="Bo Lund"))) == 1


def test_two_bodies_are_two_origins() -> None:
    assert (
        _count(
            entry("a", SAID),
            entry("b", replace(SAID, speaker="Bo Lund", body="Vardanian Parliament")),
        )
        == 2
    )


def test_copies_of_an_outlet_are_one_origin() -> None:
    own = Said(quote="They killed.")
    copies = [entry(f"c{i}", own, outlet=f"Outlet {i}", filler=STORY) for i in range(40)]
    assert _count(*copies) == 1
    assert _count(entry("a", own, outlet="One"), entry("b", own, outlet="Two")) == 2


def test_described_speaker_is_known_by_who_cites() -> None:
    chain = ("various sources", BODY, "Outlet")
    said = replace(SAID, speaker="various sources", speaker_kind="unknown", body=None, chain=chain)
    ministry = Said(quote="We said.", speaker=BODY, speaker_kind="body", state="Vardania")
    assert _count(entry("a", said, ministry), entry("b", said, ministry, filler="More.")) == 2


def test_order_of_documents_comes_from_the_texts() -> None:
    wire = entry("w", outlet="Ostrov Press", filler=STORY)
    short = entry("s", outlet="Belmar Daily", filler=STORY[:300])
    long = entry("l", outlet="Lesk Courier", filler=STORY + " and more words here")
    credit = Actor(id="actor-1", name="Ostrov Press", kind="outlet")
    short, long = (
        replace(copy, analysis=replace(copy.analysis, actors=(credit,))) for copy in (short, long)
    )
    older = entry("o", outlet="Old Paper", published="2021-12-31")
    undated = entry("u", outlet="Ostrov Press", published=None, filler=STORY * 2)
    for documents in permutations((wire, short, long, older, undated)):
        late = [
            replace(one, document=replace(one.document, captured=f"2023-01-0{i + 1}"))
            for i, one in enumerate(documents)
        ]
        ordered = [one.document.location[0] for one in in_order(late)]
        assert ordered == ["o", "w", "l", "s", "u"]


def test_an_article_at_the_head_of_a_sentence_names_nobody() -> None:
    described = ("A witness who asked not to be named", "Two officials", "witnesses", "The man")
    named = ("Anna Petrova", "A Vardanian officer", "Maldan", "the Foreign Ministry")
    assert not any(map(is_named, described))
    assert all(map(is_named, named))
