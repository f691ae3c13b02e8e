"""Which counted phrase is a part of which, and who is said to be included."""

from collections.abc import Sequence

from alteram.extract.counted import NAMES, PLAIN
from alteram.extract.fates import ADJECTIVES, FATE_NOUNS, PARTICIPLES, PATIENT_VERBS
from alteram.extract.heads import Phrase, fronted
from alteram.model import Figure, Outcome, quote
from alteram.text.parse import Parsed, Token

_OPENERS = {"including", "include", "included", "among", "amongst", "comprising"}
_PARTITIVES = (["of", "them"], ["of", "which"])
_CLAUSES = {"while", "when", "where", "whereas", "but", "after", "before"}
_MOST = {"mostly", "mainly", "largely", "predominantly", "primarily", "notably"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_FARTHEST_WHOLE = 12
_MOST_BETWEEN = 40
_MOST_WORDS = 12
_STOPS = {".", ";", ":", ")", "]", "!", "?", "-", "\u2013", "\u2014"}


def parents(parsed: Parsed, phrases: Sequence[Phrase]) -> tuple[int | None, ...]:
    """Return for each phrase the index of the whole that it is a part of, or None."""
    found: list[int | None] = []
    for i, phrase in enumerate(phrases):
        parent = _following(parsed, phrases, i)
        if parent is None and i:
            parent = _parent(parsed, phrases, found, i)
        share = phrase.number.percent and not phrase.pronoun
        found.append(None if share else parent)
    return tuple(found)


def _following(parsed: Parsed, phrases: Sequence[Phrase], i: int) -> int | None:
    """Return the whole inside a phrase of a part: "four of the seven miners"."""
    if not phrases[i].pronoun or i + 1 == len(phrases):
        return None
    inside = phrases[i].first < phrases[i + 1].first <= phrases[i].last
    return i + 1 if inside and not phrases[i + 1].pronoun else None


def _parent(
    parsed: Parsed, phrases: Sequence[Phrase], before: Sequence[int | None], i: int
) -> int | None:
    phrase, left = phrases[i], phrases[i - 1]
    apart = parsed.tokens[phrase.head].sentence - parsed.tokens[left.head].sentence
    if apart > 1 or _bigger(phrase, left):
        return _by_noun(parsed, phrases, i) if phrase.pronoun else None
    opened = _whom(parsed, phrase)
    if apart == 0 and (opened or fronted(parsed, left)):
        return i - 1 if before[i - 1] is None or not opened else before[i - 1]
    if phrase.pronoun and not _same_people(parsed, phrase, left):
        return _by_noun(parsed, phrases, i)
    if phrase.pronoun:
        return i - 1 if before[i - 1] is None or apart == 0 else before[i - 1]
    between = parsed.tokens[left.last + 1 : phrase.first]
    near = apart == 0 and len(between) <= _MOST_WORDS
    if not near or _opened(between) or _spelt_out(between):
        return i - 1 if near else None
    listed = _beside(parsed, phrase, left) or all(
        t.tag in {",", "CC"} or t.lower in {"as", "well"} for t in between
    )
    goes_on = listed and not _ends_list(parsed, phrase, between)
    return before[i - 1] if goes_on else None


def _by_noun(parsed: Parsed, phrases: Sequence[Phrase], i: int) -> int | None:
    """Return the whole of "three of the villagers" where other counts stand between."""
    phrase = phrases[i]
    noun = parsed.tokens[phrase.noun]
    for k in range(i - 2, max(i - 5, -1), -1):
        other = parsed.tokens[phrases[k].noun]
        if noun.sentence - other.sentence > 1:
            return None
        if phrase.named and other.lemma == noun.lemma and not _bigger(phrase, phrases[k]):
            return k
    return None


def _whom(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell whether "of whom" or "of them" stands right before a phrase."""
    words = [t.lower for t in parsed.tokens[max(phrase.first - 2, 0) : phrase.first]]
    return words in (["of", "whom"], ["of", "which"], ["of", "them"])


def _beside(parsed: Parsed, phrase: Phrase, left: Phrase) -> bool:
    """Tell "15,000 were Ostrovians and 11,000 Vardanians": two subjects of one verb."""
    tokens = parsed.tokens
    node = phrase.head
    if tokens[node].dep != "conj" or phrase.first - left.last > 6:
        return False
    other = tokens[tokens[node].head]
    joined = any(t.tag == "CC" for t in tokens[left.last + 1 : phrase.first])
    return joined and other.dep == "attr" and other.head == tokens[left.head].head


def earlier_whole(
    parsed: Parsed, phrases: Sequence[Phrase], i: int, outcomes: dict[int, Outcome]
) -> int | None:
    """Return the nearest count of those whom "14 of those killed" speaks of.

    `outcomes` holds the outcome of each phrase that is a whole, by its index.
    """
    phrase = phrases[i]
    fate = _fate_of_those(parsed, phrase) if phrase.pronoun else None
    if fate is None:
        return None
    sentence = parsed.tokens[phrase.head].sentence
    for k in range(i - 1, max(i - 1 - _MOST_BETWEEN, -1), -1):
        if sentence - parsed.tokens[phrases[k].head].sentence > _FARTHEST_WHOLE:
            return None
        if outcomes.get(k) == fate and not _bigger(phrase, phrases[k]):
            return k
    return None


def _fate_of_those(parsed: Parsed, phrase: Phrase) -> Outcome | None:
    """Return the outcome in "of the dead" and "of those killed"."""
    word = parsed.tokens[phrase.last]
    if phrase.named:
        return FATE_NOUNS.get(word.lower)
    if word.lower in {"those", "these"} and word.i + 1 < len(parsed.tokens):
        word = parsed.tokens[word.i + 1]
        if word.tag not in {"VBN", "VBD"}:
            return ADJECTIVES.get(word.lower)
        return PATIENT_VERBS.get(word.lemma) or PARTICIPLES.get(word.lower)
    return ADJECTIVES.get(word.lower)


def _opened(between: Sequence[Token]) -> bool:
    """Tell whether the words before a phrase announce a part: "including", "among them"."""
    words = [token.lower for token in between]
    for k, word in enumerate(words):
        part = word in _OPENERS or word == "whom" or words[k : k + 2] in _PARTITIVES
        if part:
            rest = between[k + 1 :]
            return not any(t.tag in _FINITE or t.lower in _CLAUSES for t in rest)
    return False


def _spelt_out(between: Sequence[Token]) -> bool:
    """Tell whether a colon opens the parts: "13 bodies were seen: eight men and five women"."""
    return bool(between) and between[-1].text == ":" and not any(t.text == ";" for t in between)


def _same_people(parsed: Parsed, phrase: Phrase, left: Phrase) -> bool:
    """Tell whether "six of the villagers" may speak of those counted before."""
    if phrase.noun == phrase.head:
        return True
    noun = parsed.tokens[phrase.noun]
    owned = any(t.tag == "PRP$" for t in parsed.tokens[phrase.number.last : phrase.noun])
    same = noun.lemma == parsed.tokens[left.noun].lemma or noun.lower in PLAIN | NAMES
    return same and not owned


def _ends_list(parsed: Parsed, phrase: Phrase, between: Sequence[Token]) -> bool:
    """Tell a new clause ("including 6 women, and 30 were wounded") from a further item."""
    after = parsed.tokens[phrase.last + 1 : phrase.last + 2]
    finite = bool(after) and after[0].tag in _FINITE
    return finite and not any(t.tag == "CC" for t in between) or (not phrase.named and finite)


def _size(phrase: Phrase) -> float | None:
    number = phrase.number
    return number.value if number.value is not None else number.high or number.low


def _bigger(part: Phrase, whole: Phrase) -> bool:
    mine, theirs = _size(part), _size(whole)
    return (
        mine is not None
        and theirs is not None
        and mine > theirs
        and whole.number.qualifier in {"exact", "about", "up_to", "at_most", "nearly"}
        and part.number.qualifier == "exact"
    )


def excesses(figures: Sequence[Figure]) -> tuple[tuple[str, str | None], ...]:
    """Return where parts are more than their whole, as ids (whole, part), in order.

    The part is None where no single part, but the exact parts together, exceed the whole; parts
    may overlap ("women", "civilians"), so that is a reason to look and no more.
    """
    wholes = {figure.id: figure for figure in figures}
    sums: dict[str, float] = {}
    found: list[tuple[str, str | None]] = []
    for part in figures:
        whole = wholes.get(part.subset_of) if part.subset_of is not None else None
        if whole is None or whole.counting_unit != part.counting_unit:
            continue
        most = whole.high if whole.high is not None else whole.value
        least = part.low if part.low is not None else part.value
        if most is None or least is None or whole.qualifier in {"about", "at_least", "more_than"}:
            continue
        if least > most:
            found.append((whole.id, part.id))
        elif part.qualifier == "exact":
            sums[whole.id] = sums.get(whole.id, 0.0) + least
            if sums[whole.id] > most >= sums[whole.id] - least:
                found.append((whole.id, None))
    return tuple(found)


def excess_words(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return a line for each whole that its parts exceed; nothing is corrected."""
    words = {figure.id: figure.verbatim for figure in figures}
    return tuple(
        f"the parts stated are more than the whole stated, \u201c{words[whole]}\u201d"
        + (f": \u201c{words[part]}\u201d" if part is not None else ", taken together")
        + "; all are kept as they stand."
        for whole, part in excesses(figures)
    )


def inclusions(parsed: Parsed, phrase: Phrase) -> tuple[str, ...]:
    """Return who is said to be included without a number ("including women and children")."""
    tokens = parsed.tokens
    i = phrase.last + 1
    sentence = tokens[phrase.last].sentence
    if i < len(tokens) and tokens[i].lower in {",", "(", "-", "\u2013", "\u2014"}:
        i += 1
    if i >= len(tokens) or tokens[i].sentence != sentence:
        return ()
    opener = tokens[i]
    if opener.lower in _OPENERS:
        i += 1
    elif opener.lower not in _MOST:
        return ()
    found: list[str] = []
    first: int | None = None
    while i < len(tokens) and tokens[i].sentence == sentence and len(found) < 12:
        token = tokens[i]
        stop = token.tag in _FINITE or token.text in _STOPS or token.tag == "CD"
        if stop or token.tag in {",", "CC"} or token.tag[:2] in {"WP", "WD"}:
            if first is not None and not (stop and token.tag == "CD"):
                found.append(quote(parsed.text, parsed.span(first, i - 1)))
            first = None
            if stop or (opener.lower in _MOST and token.tag == ","):
                break
        elif first is None and token.lower not in {"the", "as", "well", "also"}:
            first = i
        i += 1
    return tuple(found)
