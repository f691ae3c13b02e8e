"""JSON: news items, labelled texts, entities and reviews, told by what they hold."""

import json
from typing import Any

import pytest
from followthemoney import model as ftm
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import PARAGRAPHS, STORY, check_speakers, read

from alteram.model import Problem
from alteram.pipeline import analyse
from alteram.read import Received

NINJS = {
    "uri": "https://torev.example/1",
    "type": "text",
    "headline": "Road to Kesh closed",
    "byline": "Jon Lis",
    "provider": "Torev Wire",
    "versioncreated": "2022-02-18T23:30:00+04:00",
    "body_xhtml": "".join(f"<p>{one}</p>" for one in PARAGRAPHS),
}
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/7",
    "datePublished": "2022-03-09",
    "author": {"@type": "Organization", "name": "Tarnova Checks"},
    "claimReviewed": "Ostrovia killed twelve people in Kesh",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mira Antal"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "Mostly wrong"},
    "reviewBody": "The hospital of Kesh counted nine dead, its head said.",
}


def only(found: tuple[list[Received], list[Problem]]) -> Received:
    documents, problems = found
    assert problems == []
    assert len(documents) == 1
    return documents[0]


def test_a_ninjs_item_is_the_document_itself() -> None:
    data = json.dumps(NINJS, indent=1).encode()
    one = only(read(data, "item.json"))
    document = one.document
    assert (one.original, document.container, document.locator) == (data, None, None)
    assert (document.title, document.outlet, document.author, document.published) == (
        "Road to Kesh closed", "Torev Wire", "Jon Lis", "2022-02-18",
    )  # fmt: skip
    assert document.location == "https://torev.example/1"
    assert one.text.text == "\n".join(PARAGRAPHS)
    check_speakers(one)


def test_a_ninjs_item_of_the_third_version() -> None:
    item = {
        "uri": "tag:torev.example:2",
        "headlines": [{"role": "main", "value": "Road closed"}],
        "bodies": [
            {"role": "main", "contenttype": "text/html", "value": "<p>No.</p>"},
            {"role": "main", "contenttype": "text/plain", "value": STORY},
        ],
        "infosources": [{"name": "Torev Wire"}],
        "firstcreated": "2022-02-18T10:00:00Z",
    }
    one = only(read(json.dumps(item), "item.json"))
    assert (one.text.text, one.document.title, one.document.outlet) == (
        STORY, "Road closed", "Torev Wire",
    )  # fmt: skip


def test_labels_of_doccano_are_kept_with_their_offsets() -> None:
    start = STORY.index("Mira Antal")
    lines: list[dict[str, Any]] = [
        {"id": 1, "text": STORY, "label": [[start, start + 10, "SPEAKER"]]},
        {
            "id": 2, "text": STORY, "relations": [],
            "entities": [{"id": 5, "label": "SPEAKER", "start_offset": start,
                          "end_offset": start + 10}],
        },
        {"id": 3, "data": STORY + " More.", "label": ["war", [0, 9999, "X"]]},
    ]  # fmt: skip
    data = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    documents, (problem,) = read(data, "texts.jsonl")
    assert [one.original for one in documents] == data.split(b"\n")
    for one in documents[:2]:
        label = json.loads(dict(one.document.received)["doccano label"])
        assert one.text.text[label["start"] : label["end"]] == "Mira Antal"
        assert label["label"] == "SPEAKER"
    assert ("label", "war") in documents[2].document.received
    assert problem.location == "texts.jsonl#object 3"
    assert "1 labels" in problem.message
    check_speakers(documents[0])


def test_entities_with_a_text_are_read_and_others_listed() -> None:
    article, person = ftm.make_entity("Article"), ftm.make_entity("Person")
    article.make_id("a")
    person.make_id("b")
    article.add("title", "Road to Kesh closed")
    article.add("bodyText", STORY)
    article.add("publishedAt", "2022-02-18")
    article.add("publisher", "Tarnova Herald")
    person.add("name", "Mira Antal")
    data = "".join(json.dumps(one.to_dict()) + "\n" for one in (article, person))
    (one,), (problem,) = read(data, "entities.ftm.json")
    assert (one.document.title, one.document.outlet, one.document.published, one.text.text) == (
        "Road to Kesh closed", "Tarnova Herald", "2022-02-18", STORY,
    )  # fmt: skip
    assert "1 Person" in problem.message


def test_a_review_says_who_said_what_and_gives_no_verdict() -> None:
    one = only(read(json.dumps(REVIEW), "review.jsonld"))
    assert one.document.outlet == "Tarnova Checks"
    assert one.text.text.startswith("Mira Antal: “Ostrovia killed twelve people in Kesh”\n\n")
    assert "wrong" not in one.text.text
    assert ("reviewRating alternateName", "Mostly wrong") in one.document.received
    unnamed = {**REVIEW, "itemReviewed": {}}
    assert only(read(json.dumps(unnamed), "a.json")).text.text.startswith("It was said: “")


def test_a_claim_looked_at_is_never_the_reviewers_own() -> None:
    one = only(read(json.dumps(REVIEW), "review.jsonld"))
    found = analyse(one.text.text, date="2022-03-09", outlet=one.document.outlet)
    by = {attribution.id: attribution for attribution in found.attributions}
    (claim,) = [claim for claim in found.claims if claim.alleged_actor == ("Ostrovia",)]
    assert by[claim.attribution].chain == ("Mira Antal", "Tarnova Checks")


def test_reviews_inside_a_graph_or_a_feed_are_cut_out_exactly() -> None:
    for wrapped in (
        {"@context": "x", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    ):
        documents, _ = read(json.dumps(wrapped), "feed.json")
        (one,) = documents
        assert json.loads(one.original) == REVIEW


def test_one_bad_line_stops_nothing() -> None:
    lines = ['{"text": "The envoy said no."}', '{"text": broken', "[1]", '{"a": 1}',
             '{"text": " "}', '{"text": "He said yes."}']  # fmt: skip
    documents, problems = read("\n".join(lines), "texts.jsonl")
    assert [one.document.locator for one in documents] == ["object 1", "object 6"]
    assert [problem.location for problem in problems] == [
        *(f"texts.jsonl#object {number}" for number in (2, 4, 5)), "texts.jsonl",
    ]  # fmt: skip
    assert "1 values that are no objects" in problems[-1].message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('{"a":' * 100_000, "nested too deep"),
        ('[{"text": "No."}, {"te', "breaks off"),
        ('{"type": "Annotation", "body": "x", "target": {}}', "W3C annotation"),
        ('{"rows": []}', "members: 'rows'"),
    ],
)
def test_refusals_say_what_was_wrong(data: str, words: str) -> None:
    _, problems = read(data, "a.json")
    assert words in problems[-1].message


def test_problems_without_end_are_counted() -> None:
    lines = ['{"text": "The envoy said no."}', *['{"a": 1}'] * 1500, '{"text": "He said yes."}']
    documents, problems = read("\n".join(lines), "texts.jsonl")
    assert len(documents) == 2
    assert len(problems) == 1001
    assert "500 more problems" in problems[-1].message
    documents, _ = read('{"text": "No."}\n' + "{\n" * 30_000, "texts.jsonl")
    assert len(documents) == 1


def test_a_number_of_very_many_digits_is_kept_as_it_stands() -> None:
    one = only(read('{"text": "The envoy said no.", "n": ' + "7" * 20_000 + "}", "a.json"))
    assert dict(one.document.received)["n"] == "7" * 20_000


def test_a_text_in_brackets_is_no_json() -> None:
    one = only(read("[TEXT] The ministry said no.", "a.txt"))
    assert one.document.media_type == "text/plain"


def test_half_a_surrogate_is_replaced_and_told() -> None:
    one = only(read(r'{"text": "He said \ud800 no\u0000."}', "a.json"))
    assert one.text.text == "He said \ufffd no\ufffd."
    assert "2 NUL or half surrogate" in one.text.method


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["text", "data", "label", "schema", "properties", "bodyText", "@type",
                         "@graph", "uri", "headline", "bodies", "body_xhtml", "claimReviewed",
                         "itemReviewed", "author", "item", "reviewRating"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(ANYTHING, st.sampled_from(["ClaimReview", "Annotation", 3]))
def test_members_of_any_shape_raise_nothing(value: Any, kind: Any) -> None:
    read(json.dumps({"@type": kind, "text": value}), "a.json")
    documents, problems = read(json.dumps([value, {"schema": "Article", "properties": value}]),
                               "a.json")  # fmt: skip
    assert documents or problems


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 500), st.binary(max_size=3))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes) -> None:
    data = json.dumps([NINJS, REVIEW]).encode()
    documents, problems = read(data[:place] + noise + data[place + 1 :], "a.json")
    assert documents or problems
