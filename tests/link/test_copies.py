"""Copies: the same text, a statement inside an article, the same quotation."""

from tests.builders import Said, entry

from alteram.link.copies import find_copies as copies_of
from alteram.link.traces import trace
from alteram.model import CopyCluster, Entry

WORDS = [f"word{i}" for i in range(400)]
STORY = " ".join(WORDS[:120]) + "."
LONG = " ".join(WORDS[200:400]) + "."
QUOTE = Said(quote=" ".join(WORDS[150:180]), speaker="Ada Merin")


def find_copies(entries: list[Entry]) -> tuple[CopyCluster, ...]:
    return copies_of([trace(one) for one in entries])


def test_wire_story_under_three_headlines_is_one_cluster() -> None:
    entries = [
        entry("b", headline="Shells hit market", filler=STORY, published="2022-03-05"),
        entry("a", headline="Market shelled, say officials", filler=STORY, published="2022-03-04"),
        entry("c", headline="Nine dead", filler=STORY[:600], published="2022-03-06"),
        entry("d", headline="Other", filler=LONG),
    ]
    (cluster,) = find_copies(entries)
    assert cluster.documents == tuple(entries[i].document.id for i in (1, 0, 2))
    assert {link.kind for link in cluster.links} == {"same_text"}
    assert all(link.overlap > 0.95 for link in cluster.links)


def test_statement_inside_an_article() -> None:
    statement = entry("s", filler=STORY, published="2022-03-04")
    article = entry("l", filler=f"{LONG} {STORY} {LONG.upper()}", published="2022-03-05")
    (cluster,) = find_copies([article, statement])
    assert cluster.documents == (statement.document.id, article.document.id)
    (link,) = cluster.links
    assert (link.kind, link.of, link.overlap) == ("contains", statement.document.id, 1.0)


def test_same_quotation_in_different_stories() -> None:
    first = entry("q", QUOTE, filler=STORY)
    second = entry("r", QUOTE, filler=LONG)
    (cluster,) = find_copies([first, second])
    assert cluster.links[0].kind == "same_quotation"


def test_different_texts_share_nothing() -> None:
    assert find_copies([entry("a", filler=STORY), entry("b", filler=LONG), entry("c")]) == ()


def test_more_copies_than_a_fingerprint_may_have() -> None:
    entries = [entry(f"n{i}", headline=f"Headline {i}", filler=STORY) for i in range(80)]
    (cluster,) = find_copies(entries)
    assert len(cluster.documents) == 80
