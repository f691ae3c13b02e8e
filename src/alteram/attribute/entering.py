"""What a name of no kind is taken for: by what it does, how it is written and what follows it."""

from alteram.attribute.casting import Casting
from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import FOREIGN_ARTICLES, OUTLETS, PERSONS


def enter_unknown(casting: Casting, name: Name) -> None:
    """Enter a name of no kind as what it does and how it is written make it."""
    spoken = casting.is_spoken(name)
    if name.small:
        casting.noun(name)
    elif spoken and _reports(casting, name):
        casting.other(name, "outlet")
    elif casting.is_known(name) or _is_like_person(casting, name, spoken=spoken):
        casting.person(name)
        if _is_described(casting.parsed, name, spoken=False):
            casting.by_span[name.span].guessed = False
    elif _is_shown_name(name, spoken=spoken):
        casting.other(name, "unknown")


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
    count = len(name.text.split())
    if any(not (word[0].isupper() or word.islower()) for word in name.text.split()):
        return False
    tokens = casting.parsed.tokens
    before = tokens[max(casting.parsed.tokens_in(name.whole)[0].i - 1, 0)]
    noun = before.tag == "NN" or before.lower in OUTLETS
    thing = noun and before.text.islower() and before.lower not in PERSONS
    first = casting.parsed.tokens_in(name.span)[0].lower
    if before.lower == "the" or thing or " of " in name.text or first in FOREIGN_ARTICLES:
        return False
    shaped = count in (2, 3) or (count == 1 and spoken)
    described = _is_described(casting.parsed, name, spoken=spoken)
    return tokens[name.head].tag == "NNP" and shaped and (described or (spoken and count > 1))


def _is_described(parsed: Parsed, name: Name, *, spoken: bool) -> bool:
    """Tell whether what follows a name fits a person: ", who", ", 51,", ", a boatman"."""
    tokens, after = parsed.tokens, name.head + 1
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    following = tokens[after + 1]
    if following.lower in ("a", "an"):
        return spoken or _is_human(parsed, name)
    return following.lower in ("who", "whose") or following.tag == "CD"


def _is_human(parsed: Parsed, name: Name) -> bool:
    """Tell whether the noun in apposition to a name is one for a person."""
    nouns = (parsed.tokens[i] for i in parsed.children[name.head])
    return any(
        noun.dep == "appos"
        and (noun.lower in PERSONS or noun.lower.endswith(("er", "or", "ist", "man", "woman")))
        for noun in nouns
    )
