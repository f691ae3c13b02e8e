"""The coreference of events for ECB+, on invented texts, through the very code that is measured."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import ecbplus
import gate
import numpy as np
import pytest
from coreference import bins, company, levels, reader, stories, trees, weights
from coreference.fitting import logistic
from coreference.mentions import Mention, read_mentions, stem
from coreference.texts import parse
from shared_sets import Result

from alteram.link.linkage import weigh

# Topic, sentences; *word/chain* marks a mention.
_TOLD = (
    ("1", "Rebels *attacked/a* the harbour of Tamlin on Monday .\n"
          "The *attack/a* *wounded/b* eleven sailors of Ostrovia ."),
    ("1", "Eleven sailors were *wounded/b* when Tamlin harbour was *attacked/a* by rebels ."),
    ("1", "Ostrovia *condemned/c* the *attack/a* on sailors in Tamlin harbour on Monday ."),
    ("2", "Mayor Orlo Venn *resigned/d* in Voro after farmers *protested/e* against a dam ."),
    ("2", "The *resignation/d* of Voro mayor Orlo Venn *followed/f* a *protest/e* over the dam ."),
    ("2", "Farmers who *protested/e* over the dam in Voro *welcomed/g* that Venn *resigned/d* ."),
)  # fmt: skip
_ASKED = (
    ("3", "Gunmen *kidnapped/h* the banker of Kesh on Friday and *stole/i* nine bars of gold ."),
    ("3", "Nine bars of gold were *stolen/i* in Kesh when gunmen *kidnapped/h* a banker ."),
    ("3", "Police *hunted/j* gunmen of Kesh on Friday after the *kidnapping/h* of the banker ."),
    ("4", "Lenna Morr *won/k* the chess title in Morava after she *beat/l* Ivo Tarn ."),
    ("4", "Ivo Tarn *lost/l* the chess title in Morava that Lenna Morr *won/k* ."),
)  # fmt: skip

Rows = list[dict[str, Any]]


def _rows(told: tuple[tuple[str, str], ...], prefix: str) -> tuple[Rows, Rows]:
    texts: Rows = []
    mentions: Rows = []
    for number, (topic, marked) in enumerate(told):
        text, tokens = "", []
        for sentence, line in enumerate(marked.split("\n")):
            for word in line.split():
                plain, _, chain = word.strip("*").partition("/")
                tokens.append([len(text), len(text) + len(plain), sentence])
                if chain:
                    spans = [[len(text), len(text) + len(plain)]]
                    mentions.append({
                        "doc_id": f"{prefix}{number}", "m_id": str(len(mentions)), "spans": spans,
                        "chain": f"{prefix}{chain}", "split": "train", "kind": "event",
                    })  # fmt: skip
                text += plain + " "
            text = text[:-1] + "\n"
        texts.append({
            "doc_id": f"{prefix}{number}", "topic": topic, "subtopic": topic, "text": text,
            "tokens": tokens,
        })  # fmt: skip
    return texts, mentions


def _mention(sentence: str) -> Mention:
    texts, mentions = _rows((("1", sentence),), "t")
    return read_mentions(mentions, parse(texts))[0]


@pytest.fixture(scope="module")
def trained() -> reader.Trained:
    texts, mentions = _rows(_TOLD, "t")
    parsed = parse(texts)
    return reader.train([parsed], mentions)


def _grouped(trained: reader.Trained, texts: Rows, mentions: Rows, way: str) -> set[frozenset[str]]:
    parsed = parse(texts)
    pile = trained.pile(parsed, read_mentions(mentions, parsed))
    ways = {"trees": trained.by_trees, "counts": trained.by_counts, "head": reader.by_head}
    return {frozenset(pile.mentions[i].key[1] for i in group) for group in ways[way](pile)}


def test_who_did_it_and_who_underwent_it_are_the_same_in_active_and_passive_voice() -> None:
    active = _mention("Rebels *attacked/a* sailors in Tamlin .")
    passive = _mention("Sailors were *attacked/a* by rebels in Tamlin .")
    noun = _mention("The *attack/a* of rebels surprised Tamlin .")
    assert active.doer == passive.doer == {"rebel"}
    assert active.undergoer == passive.undergoer == {"sailor"}
    assert active.stem == passive.stem == noun.stem
    assert "tamlin" in active.others & active.names


def test_a_mention_of_several_words_goes_by_the_one_that_governs() -> None:
    texts, mentions = _rows((("1", "A *car/a* bomb shook Voro ."),), "t")
    start, end = mentions[0]["spans"][0]
    mentions[0]["spans"] = [[start, end + len(" bomb")]]
    (found,) = read_mentions(mentions, parse(texts))
    assert (found.lemma, found.words) == ("bomb", "car bomb")


@pytest.mark.parametrize(
    ("one", "other"), [("attack", "attacker"), ("resign", "resignation"), ("die", "death")]
)
def test_words_of_one_derivation_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert stem(one) != stem("protest")


def test_texts_of_one_story_are_found_from_their_words(trained: reader.Trained) -> None:
    texts = parse(_rows(_ASKED, "x")[0])
    found = stories.cluster(stories.weigh(texts, trained.likeness))
    told = [text.story for text in texts]
    same = [[a == b for b in found] for a in found]
    assert same == [[a == b for b in told] for a in told]


def test_counted_weights_find_events_that_are_told_in_other_words(trained: reader.Trained) -> None:
    asked = _rows(_ASKED, "x")
    found = _grouped(trained, *asked, "counts")
    by_chain: dict[str, set[str]] = {}
    for row in asked[1]:
        by_chain.setdefault(row["chain"], set()).add(row["m_id"])
    assert by_chain["xh"] in found  # "kidnapped", "kidnapping"
    assert by_chain["xi"] in found  # "stole", "stolen"
    assert by_chain["xh"] not in _grouped(trained, *asked, "head")


@pytest.mark.parametrize("way", ecbplus.WAYS)
def test_neither_labels_nor_names_nor_order_of_texts_count(
    trained: reader.Trained, way: str
) -> None:
    texts, mentions = _rows(_ASKED, "x")
    wanted = _grouped(trained, texts, mentions, way)
    blind_texts, blind_mentions = ecbplus.blind(texts, mentions)
    assert not {"topic", "subtopic", "chain"} & {*blind_texts[0], *blind_mentions[0]}
    for row in blind_texts + blind_mentions:
        row["doc_id"] = f"{9 - int(row['doc_id'][1:])}y"
    random.Random(4).shuffle(blind_texts)
    random.Random(5).shuffle(blind_mentions)
    assert _grouped(trained, blind_texts, blind_mentions, way) == wanted


def test_a_topic_teaches_its_own_mentions_no_kinship() -> None:
    texts, mentions = _rows(_TOLD, "t")
    kinship = reader.train([parse(texts)], mentions).kinship
    known, count = kinship.share("resign", "resign", "1")
    assert count
    assert known > kinship.share("resign", "resign", "2")[0]
    assert kinship.share("resign", "resign", "2")[1] == 0


def test_levels_are_told_from_bits_and_counted_bits_from_labels(trained: reader.Trained) -> None:
    parsed = parse(_rows(_ASKED, "x")[0])
    pile = trained.pile(parsed, read_mentions(_rows(_ASKED, "x")[1], parsed))
    columns = levels.records(pile, trained.kinship)
    found = weigh(columns, levels.MODEL, threads=1, levels=True)
    told = weights.levels_of(found, levels.MODEL)
    assert found.levels is not None
    assert np.array_equal(told, found.levels)
    labels = told[:, 0] <= 1
    word = weights.counted(levels.MODEL, told, labels).comparisons[0]
    assert word.levels[1].bits > 0 > word.levels[-1].bits


def test_a_comparison_can_be_left_out_and_an_unknown_one_is_refused() -> None:
    left = weights.without(levels.MODEL, ["act", "days"])
    assert len(left.comparisons) == len(levels.COMPARISONS) - 2
    with pytest.raises(ValueError, match="weather"):
        weights.without(levels.MODEL, ["weather"])


def test_trees_learn_what_counts_only_together_and_grow_alike_each_time() -> None:
    seen = np.random.default_rng(1).integers(0, 4, (4000, 8)).astype(np.int8)
    labels = np.where(seen[:, 0] < 2, seen[:, 1] < 3, seen[:, 1] > 2)
    forest = trees.fit(seen, labels, runs=1)
    assert ((forest.shares(seen) > 0.5) == labels).mean() > 0.95
    assert trees.fit(seen, labels, runs=1) == forest


def _look(told: dict[tuple[int, int], float], sentences: list[int]) -> company.Look:
    """Return a look at all pairs of mentions, each sentence a text and each word another."""
    count = len(sentences)
    shares = np.zeros((count, count))
    for (one, other), share in told.items():
        shares[one, other] = shares[other, one] = share
    marks = np.eye(max(sentences) + 1)[sentences]
    left, right = np.triu_indices(count, 1)
    return company.Look(
        shares=shares,
        left=left,
        right=right,
        texts=marks,
        sentences=marks,
        words=np.eye(count),
        groups=np.eye(count),
    )


def test_company_tells_a_better_partner_of_the_same_text_and_a_third_that_parts() -> None:
    # 1 and 2 stand in one text: 0 fits 1 better than 2; 3 is one with 1, never with 2.
    look = _look({(0, 1): 0.9, (0, 2): 0.6, (1, 3): 0.8}, [0, 1, 1, 2])
    pairs = list(zip(look.left.tolist(), look.right.tolist(), strict=True))
    better = dict(zip(pairs, company.better_in_text(look)[:, 0].round(6), strict=True))
    assert better[0, 1] == pytest.approx(0.3)
    assert better[0, 2] == pytest.approx(-0.3)
    way = dict(zip(pairs, company.by_way_of(look), strict=True))
    assert way[0, 3] == pytest.approx(0.8)
    assert way[2, 3] == 0.0
    parted = dict(zip(pairs, company.parted_by(look)[:, 1], strict=True))
    assert parted[0, 2] == pytest.approx(0.9)


def test_two_sentences_tell_the_same_by_what_else_they_share() -> None:
    look = _look({(0, 2): 0.4, (1, 3): 0.7}, [0, 0, 1, 1])
    told = company.sentences_tell_same(look)
    row = {pair: n for n, pair in enumerate(zip(look.left, look.right, strict=True))}
    assert told[row[0, 2]] == pytest.approx([0.7, 0.7])
    assert told[row[0, 3]] == pytest.approx([0.0, 0.0])
    assert told[row[0, 1]] == pytest.approx([0.0, 0.0])


@pytest.mark.parametrize("compare", company.COMPARED)
def test_company_is_the_same_whichever_of_two_mentions_comes_first(
    compare: Callable[[company.Look], company.Floats],
) -> None:
    chance = np.random.default_rng(3)
    pairs = list(combinations(range(9), 2))
    told = dict(zip(pairs, chance.random(len(pairs)).tolist(), strict=True))
    look = _look(told, [0, 0, 0, 1, 1, 1, 2, 2, 3])
    look = replace(
        look,
        words=np.eye(6)[[0, 1, 1, 0, 1, 2, 3, 4, 5]],
        groups=np.eye(4)[[0, 1, 1, 0, 1, 2, 2, 3, 3]],
    )
    turned = replace(look, left=look.right, right=look.left)
    assert np.allclose(compare(look), compare(turned))
    assert np.ptp(compare(look)) > 0


def test_numbers_are_cut_where_labelled_rows_part_and_keep_their_order() -> None:
    rows = np.random.default_rng(2).random((2000, 2))
    rows[:, 1] = rows[:, 1] > 0.5
    cut = bins.fit(rows).levels(rows)
    assert cut.max(axis=0).tolist() == [len(bins.fit(rows).cuts[0]), cut[:, 1].max()]
    assert cut.max() < 16
    assert (np.diff(cut[np.argsort(rows[:, 0]), 0]) >= 0).all()
    assert np.unique(cut[:, 1]).size == 2


def test_regression_finds_the_direction_and_leaves_the_constant_free() -> None:
    rows = np.array([[0.0], [0.0], [1.0], [1.0]] * 20)
    labels = np.array([False, False, True, False] * 20)
    slope, constant = logistic(rows, labels, penalty=0.1)
    assert constant < 0 < slope


def test_a_figure_below_its_floor_is_a_fault() -> None:
    floors = {gate.OUTSIDE: {"set: F1": 70.0}}
    results = [Result("set: F1", 69.0, ""), Result("other: F1", 1.0, "")]
    (fault,) = gate.compare_outside(floors, results)
    assert "69.00" in fault
    assert not gate.compare_outside(floors, [replace(results[0], value=70.0)])
