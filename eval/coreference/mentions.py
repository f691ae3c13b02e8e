"""Mentions of events as the parse shows them: the word of the act, who took part, what is near."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coreference.texts import Text

from alteram.extract.lexicon import ACT_NOUNS, ACT_VERBS, words

_FUNCTION = ("IN", "TO", "DT", "RP", "MD", ",", ".", "``", "''")
_PART_OF_NAME = ("compound", "nmod", "poss", "amod", "nummod", "conj")
_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today yesterday tonight morning evening night
    """
)
_ENDINGS = sorted(
    words(
        """
        ations ation ition tions tion sions sion ments ment ings ing ances ance ences ence ers er
        ors or als al ures ure ies ied ed es ions ion s y e t
        """
    ),
    key=lambda ending: (-len(ending), ending),
)
_IRREGULAR = {"death": "die", "dead": "die", "loss": "lose", "choice": "choose", "sale": "sell"}
_PLAIN_ROLES = {
    "nsubj": "doer",
    "csubj": "doer",
    "nsubjpass": "undergoer",
    "dobj": "undergoer",
    "attr": "undergoer",
    "oprd": "undergoer",
    "dative": "other",
    "npadvmod": "other",
    "compound": "mod",
    "amod": "mod",
    "nmod": "mod",
    "nummod": "mod",
    "poss": "mod",
}
_LONGEST_STEM, _NEAR = 4, 4

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention of an event; the sets hold dictionary forms of the words beside it.

    `doer` and `undergoer` are subject and object as meant ("by X", "of Y"), `others` what
    prepositions add, `modifiers` what stands before a noun; `near` is at most four words away.
    `chain` is the label, None where it must not be known.
    """

    text: int
    key: tuple[str, str]
    topic: str
    chain: str | None
    sentence: int
    head: int
    words: str
    lemma: str
    stem: str
    tag: str
    act: str | None
    doer: Words
    undergoer: Words
    others: Words
    modifiers: Words
    governor: str
    near: Words
    around: Words
    names: Words
    days: Words
    numbers: Words
    negated: bool

    @property
    def parts(self) -> Words:
        """Return whoever and whatever took part, whatever the role."""
        return self.doer | self.undergoer | self.others | self.modifiers


def stem(lemma: str) -> str:
    """Return what words of one derivation share: "attacker", "attacks" and "attacking"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if len(lemma) <= _LONGEST_STEM:
        return lemma
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _LONGEST_STEM:
            lemma = lemma[: -len(ending)]
            break
    return lemma[:-1] if len(lemma) > _LONGEST_STEM and lemma[-1] == lemma[-2] else lemma


def read_mentions(given: Iterable[Mapping[str, Any]], texts: Sequence[Text]) -> list[Mention]:
    """Return the mentions of these texts in their order, those of others left out."""
    number = {text.key: i for i, text in enumerate(texts)}
    found = [
        _mention(row, number[row["doc_id"]], texts[number[row["doc_id"]]])
        for row in given
        if row["doc_id"] in number
    ]
    return sorted(found, key=lambda one: (one.text, one.head, one.words, one.key))


def _mention(row: Mapping[str, Any], number: int, text: Text) -> Mention:
    inside = [
        i
        for i, (start, end) in enumerate(text.offsets)
        if any(start < last and end > first for first, last in row["spans"])
    ]
    head = _head(text, inside)
    token = text.tokens[head]
    doer, undergoer, others, modifiers, negated = _roles(text, head)
    around = [
        i
        for i, one in enumerate(text.tokens)
        if one.sentence == token.sentence and one.tells and i != head
    ]
    act = (ACT_VERBS, ACT_NOUNS) if token.tag.startswith("V") else (ACT_NOUNS, ACT_VERBS)

    def lemmas(places: Iterable[int]) -> Words:
        return frozenset(text.tokens[i].lemma for i in places)

    return Mention(
        text=number,
        key=(row["doc_id"], row["m_id"]),
        topic=text.topic,
        chain=row.get("chain"),
        sentence=token.sentence,
        head=head,
        words=" ".join(text.tokens[i].text.lower() for i in inside),
        lemma=token.lemma,
        stem=stem(token.lemma),
        tag=token.tag,
        act=act[0].get(token.lemma) or act[1].get(token.lemma),
        doer=doer,
        undergoer=undergoer,
        others=others,
        modifiers=modifiers,
        governor=text.tokens[token.head].lemma if token.head != head else "",
        near=lemmas(i for i in around if abs(i - head) <= _NEAR),
        around=lemmas(around),
        names=lemmas(i for i in around if text.tokens[i].is_name) - _DAYS,
        days=lemmas(around) & _DAYS,
        numbers=lemmas(i for i in around if text.tokens[i].is_number),
        negated=negated,
    )


def _head(text: Text, inside: Sequence[int]) -> int:
    """Return the word that governs the others, one of content if there is one."""
    heads = [
        i for i in inside if text.tokens[i].head not in inside or text.tokens[i].head == i
    ] or list(inside)
    return min(heads, key=lambda i: (text.tokens[i].tag in _FUNCTION, i))


def _phrase(text: Text, head: int) -> set[str]:
    """Return the words of a noun phrase that name; pronouns name nobody."""
    places = [head, *(i for i in text.below[head] if text.tokens[i].dep in _PART_OF_NAME)]
    return {text.tokens[i].lemma for i in places if not text.tokens[i].tag.startswith("PRP")}


def _roles(text: Text, head: int) -> tuple[Words, Words, Words, Words, bool]:
    found: dict[str, set[str]] = {"doer": set(), "undergoer": set(), "other": set(), "mod": set()}
    noun = text.tokens[head].tag.startswith("N")
    negated = False
    for i in text.below[head]:
        dep = text.tokens[i].dep
        if dep == "neg":
            negated = True
        elif dep in _PLAIN_ROLES:
            found[_PLAIN_ROLES[dep]] |= _phrase(text, i)
        elif dep in ("agent", "prep"):
            role = _of_preposition(text.tokens[i].lemma, noun=noun)
            for below in text.below[i]:
                if text.tokens[below].dep == "pobj":
                    found[role] |= _phrase(text, below)
    if not found["doer"]:
        _lend(text, head, found)
    doer, undergoer, others, modifiers = map(frozenset, found.values())
    return doer, undergoer, others, modifiers, negated


def _of_preposition(word: str, *, noun: bool) -> str:
    if word == "by":
        return "doer"
    return "undergoer" if word == "of" and noun else "other"


def _lend(text: Text, head: int, found: dict[str, set[str]]) -> None:
    """Take over the subject of the governing verb, or the noun that a clause describes."""
    token = text.tokens[head]
    governor = token.head
    passive = token.tag == "VBN"
    if token.dep in ("acl", "relcl"):
        if passive or token.dep == "relcl":
            found["undergoer"] |= _phrase(text, governor)
    elif token.dep in ("conj", "xcomp", "advcl", "pcomp", "dobj") and governor != head:
        for i in text.below[governor]:
            if text.tokens[i].dep in ("nsubj", "csubj"):
                found["doer"] |= _phrase(text, i)
            elif text.tokens[i].dep == "nsubjpass" and i != head:
                found["undergoer" if passive else "doer"] |= _phrase(text, i)
