"""What a name of no kind is taken for: by what it does, how it is written and what follows it."""

from alteram.attribute.casting import Casting
from alteram.attribute.likeness import core_of
from alteram.attribute.metonyms import is_building, rules
from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import FOREIGN_ARTICLES, OUTLETS, PERSONS, SPEECH, words
from alteram.text.veil import common_words

_DEEDS = SPEECH | words(
    "arrive awake born bury climb cook cry die drive eat fear feel flee graduate grieve hear hide "
    "laugh learn lie live look love marry meet mourn nod pray recognise recognize remember resign "
    "retire return see shrug sit sleep smile speak stand surrender survive swim travel visit wait "
    "wake walk watch weep whisper work worry"
)
_FATES = words(
    "abduct acquit arrest assassinate behead bury convict detain elect execute exhume extradite "
    "hospitalise hospitalize imprison interrogate interview jail kidnap kill murder poison"
    " question "
    "sentence shoot summon torture widow wound"
)
_TELLING = words("who whose he she known aged born nicknamed alias dubbed née")
_BEFORE = words("don doña dom dona ustad haji pandit swami one another")
_OWNED = words(
    "body wife husband widow mother father son daughter brother sister family lawyer grave home "
    "house children cousin uncle aunt nephew niece death murder killing arrest funeral predecessor "
    "successor deputy testimony diary parents friend neighbour neighbor"
)


def enter_unknown(casting: Casting, name: Name) -> None:
    """Enter a name of no kind as what it does and how it is written make it."""
    spoken = casting.is_spoken(name)
    if name.small:
        casting.noun(name)
    elif (spoken and is_building(name.text)) or _rules(casting, name):
        casting.metonym(name)
    elif spoken and _reports(casting, name):
        casting.other(name, "outlet")
    elif casting.is_known(name) or _is_like_person(casting, name, spoken=spoken):
        casting.person(name)
        if _is_described(casting.parsed, name, spoken=False):
            casting.by_span[name.span].guessed = False
    elif _is_shown_name(name, spoken=spoken):
        casting.other(name, "unknown")


def _rules(casting: Casting, name: Name) -> bool:
    """Tell whether a name of one word, and no person's, stands for those who give orders."""
    return " " not in name.text and not casting.is_known(name) and rules(casting.parsed, name)


def _is_shown_name(name: Name, *, spoken: bool) -> bool:
    """Tell whether a name of no kind speaks, or is long enough to be gone back to."""
    return name.kind == "unknown" and (spoken or (" " in name.text and not name.text.isupper()))


def _reports(casting: Casting, name: Name) -> bool:
    """Tell whether a one-word name is the subject of a verb that outlets have."""
    token = casting.parsed.tokens[name.head]
    verb = casting.parsed.tokens[token.head]
    subject = token.dep.startswith("nsubj") and " " not in name.text
    return subject and verb.lemma in ("report", "inform", "publish")


def _is_like_person(casting: Casting, name: Name, *, spoken: bool) -> bool:
    """Tell whether a name of no kind is written like a person's, and speaks or is described."""
    count = len(core_of(name.text))
    if any(not (word[0].isupper() or word.islower()) for word in name.text.split()):
        return False
    tokens = casting.parsed.tokens
    before = tokens[max(name.opens - 1, 0)]
    noun = before.tag == "NN" or before.lower in OUTLETS
    thing = noun and before.text.islower() and before.lower not in PERSONS
    first = tokens[name.first].lower
    if before.lower == "the" or thing or " of " in name.text or first in FOREIGN_ARTICLES:
        return False
    shaped = count in (2, 3, 4) or (count == 1 and spoken)
    described = _is_described(casting.parsed, name, spoken=spoken)
    if tokens[name.head].tag != "NNP" or not shaped:
        return False
    if described or _signs(casting.parsed, name):
        return True
    return count > 1 and (spoken or _lives(casting.parsed, name))


def _signs(parsed: Parsed, name: Name) -> bool:
    """Tell whether a name is that of an author on a line of his own ("By X Y")."""
    start = parsed.text.rfind("\n", 0, name.whole.start) + 1
    return parsed.text[start : name.whole.start].strip().lower() == "by"


def _lives(parsed: Parsed, name: Name) -> bool:
    """Tell whether what a name does or suffers is what persons do and suffer."""
    if all(word.lower() in common_words() for word in name.text.split()):
        return False
    token = parsed.tokens[name.head]
    while token.dep == "conj" and token.head < token.i:
        token = parsed.tokens[token.head]
    above = parsed.tokens[token.head]
    if token.dep in ("nsubj", "relcl"):
        return above.lemma in _DEEDS
    if token.dep in ("nsubjpass", "dobj"):
        return above.lemma in _FATES
    return token.dep == "poss" and above.lower in _OWNED


def _is_described(parsed: Parsed, name: Name, *, spoken: bool) -> bool:
    """Tell whether what follows a name fits a person: ", who", ", 51,", ", a boatman"."""
    tokens, after = parsed.tokens, name.head + 1
    if tokens[max(name.opens - 1, 0)].lower in _BEFORE:
        return True
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    following = tokens[after + 1]
    if following.lower in ("a", "an"):
        return spoken or _is_human(parsed, name)
    return following.lower in _TELLING or following.tag == "CD"


def _is_human(parsed: Parsed, name: Name) -> bool:
    """Tell whether the noun in apposition to a name is one for a person."""
    nouns = (parsed.tokens[i] for i in parsed.children[name.head])
    return any(
        noun.dep == "appos"
        and (noun.lower in PERSONS or noun.lower.endswith(("er", "or", "ist", "man", "woman")))
        for noun in nouns
    )
