"""Denials without "deny": nothing of the kind happened, no soldier was there, that is a lie."""

from collections.abc import Sequence

from alteram.extract.lexicon import ACT_NOUNS, ACT_VERBS, SHAM, words
from alteram.text.parse import Parsed, Token

UNTRUE = SHAM | words(
    "fiction fantasy hoax fable fairy-tale fairytale concoction propaganda smear canard rubbish"
    " untruth forgery forged calumny defamation defamatory mendacious preposterous ridiculous"
    " ludicrous laughable nonsensical made-up fake incorrect inaccurate erroneous unfair"
    " misinformation distortion"
)
_ARMED = words(
    "soldier troop unit army force vessel ship boat aircraft plane helicopter drone tank police"
    " policeman officer serviceman militiaman fighter guard artillery battery regiment battalion"
    " brigade patrol marine sailor navy commander sniper gunner gun engineer pilot man"
    " combatant militia militant guerrilla jet warplane gunboat paratrooper ranger constable"
)
_ARMS = words(
    "dynamite explosive ammunition bomb shell mine rocket missile weapon gas grenade munition"
    " howitzer mortar launcher warhead firearm rifle pistol machine-gun machinegun"
)
PEOPLE = _ARMED | words("people side boy member supporter activist client party movement front gun")
_ABSENT = _ARMED | _ARMS | frozenset(ACT_NOUNS) | words("order incident clash fighting")
_FORCEFUL = words(
    "fire shoot shell enter cross drop launch use attack bomb target touch harm open bury burn"
    " commit conduct operate fly approach start lay plant detonate kill do strike hit storm loot"
    " set carry take order execute"
)
_HAPPENING = words("happen occur take exist")
_OWN = frozenset({"we", "our", "ours", "us", "my", "i", "its"})
_NOT = frozenset({"not", "n't", "n\u2019t", "nt", "never"})
_NOTHING = ("nothing", "to", "do", "with")
SIGNS = UNTRUE | {
    "no",
    "not",
    "n't",
    "n\u2019t",
    "nt",
    "never",
    "none",
    "nobody",
    "nothing",
    "silent",
    "idle",
    "lying",
    "liar",
    "liars",
    "quiet",
}
_THAT = frozenset({"it", "that", "this", "these", "those", "all", "everything", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ORDERING = frozenset({"order", "authorize", "authorise", "instruct"})
_CANDIDATES = _HAPPENING | _ABSENT | _FORCEFUL | _ORDERING | {"guilty", "liar"}
_NAMING = frozenset({"attr", "acomp"})


def _below(parsed: Parsed, index: int) -> list[Token]:
    return [parsed.tokens[child] for child in parsed.children[index]]


def is_untrue(parsed: Parsed, index: int) -> bool:
    """Tell whether a predicate or one of its modifiers calls something untrue."""
    near = [parsed.tokens[index], *_below(parsed, index)]
    if any(token.lower in _NOT or token.lower == "no" for token in near):
        return False
    return any(token.lower in UNTRUE or token.lemma in UNTRUE for token in near)


def _is_past(parsed: Parsed, verb: Token) -> bool:
    helpers = {token.lower for token in _below(parsed, verb.i) if token.dep in ("aux", "auxpass")}
    return verb.tag == "VBD" or bool(helpers & {"had", "did", "was", "were", "has", "have"})


def _never_was(parsed: Parsed, verb: Token) -> bool:
    """Tell whether a verb says that something did not take place."""
    below = _below(parsed, verb.i)
    if verb.lemma == "take" and not any(t.lower == "place" and t.dep == "dobj" for t in below):
        return False
    for token in below:
        if token.dep not in _SUBJECTS:
            continue
        near = {t.lower for t in _below(parsed, token.i)}
        if "no" in near and ("such" in near or _is_past(parsed, verb)):
            return True
    return _is_past(parsed, verb) and any(token.lower in _NOT for token in below)


def _is_nobody(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word says that nobody was: "no soldier", "none of our soldiers"."""
    below = _below(parsed, token.i)
    if token.lower == "none":
        return any(
            deep.lemma in _ARMED for t in below if t.lower == "of" for deep in _below(parsed, t.i)
        )
    if token.lemma not in _ARMED:
        return False
    no = any(t.lower == "no" and t.dep == "det" for t in below)
    single = any(t.lower in ("single", "one") for t in below) and any(
        t.lower in _NOT for t in below
    )
    return no or single


def _nobody_armed(parsed: Parsed, token: Token) -> bool:
    """Tell whether a word is the soldier of "no soldier crossed the river"."""
    verb = parsed.tokens[token.head]
    if token.dep not in _SUBJECTS or not _is_nobody(parsed, token):
        return False
    if token.dep == "nsubjpass" and (verb.lemma in ACT_VERBS or verb.lemma in ("hurt", "harm")):
        return False
    return verb.tag[:1] == "V" and _is_past(parsed, verb)


def _none_there(parsed: Parsed, token: Token) -> bool:
    """Tell whether there was none: "there were no troops", "we have no guns there"."""
    verb = parsed.tokens[token.head]
    if token.lemma not in _ABSENT or token.dep not in ("attr", "dobj", "nsubj"):
        return False
    if not any(t.lower == "no" and t.dep == "det" for t in _below(parsed, token.i)):
        return False
    around = _below(parsed, verb.i)
    if verb.lemma == "be":
        return any(t.dep == "expl" for t in around)
    who = next((t for t in around if t.dep == "nsubj"), None)
    if verb.lemma != "have" or who is None:
        return False
    return who.lower == "we" or any(t.tag == "PRP$" for t in _below(parsed, who.i))


def _own_did_not(parsed: Parsed, verb: Token) -> bool:
    """Tell whether one's own or an armed body did not use force: "our guns did not fire"."""
    if verb.lemma not in _FORCEFUL:
        return False
    below = _below(parsed, verb.i)
    if not any(t.lower in _NOT for t in below) or not _is_past(parsed, verb):
        return False
    return any(t.dep in _SUBJECTS and _is_ours(parsed, t) for t in below)


def _is_ours(parsed: Parsed, token: Token) -> bool:
    owned = {t.lower for t in _below(parsed, token.i)}
    ours = bool(owned & _OWN) and token.lemma in PEOPLE
    return token.lower in _OWN | {"it"} or ours or token.lemma in _ARMED


def _stayed_still(parsed: Parsed, token: Token) -> bool:
    """Tell whether one's own guns were silent or far: "our batteries were silent until noon"."""
    verb = parsed.tokens[token.head]
    if token.lower not in ("silent", "idle", "quiet") or verb.lemma not in ("be", "stay", "remain"):
        return False
    below = _below(parsed, verb.i)
    if any(t.lower in _NOT for t in below):
        return False
    return any(t.dep == "nsubj" and t.lemma in _ARMED for t in below)


def _is_lie(parsed: Parsed, token: Token) -> bool:
    """Tell whether "that is a lie" or "this is not true" is said."""
    verb = parsed.tokens[token.head]
    if token.dep not in ("attr", "acomp") or verb.lemma != "be":
        return False
    below = _below(parsed, verb.i)
    if not any(t.dep == "nsubj" and t.lower in _THAT for t in below):
        return False
    no = any(t.lower in _NOT for t in below)
    return no if token.lower in ("true", "so") else not no and is_untrue(parsed, token.i)


def _says_liar(parsed: Parsed, token: Token) -> bool:
    """Tell whether somebody is called a liar: "whoever says that is lying"."""
    below = _below(parsed, token.i)
    lying = token.lower == "lying" and any(t.lemma == "be" and t.dep == "aux" for t in below)
    liar = token.lemma == "liar" and token.dep == "attr"
    return (lying or liar) and not any(t.lower in _NOT for t in below)


def _not_ours(words: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence is "not our people", "not us", without a verb of its own."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at].lower not in _NOT or after not in ("us", "our", "we", "ours"):
        return False
    return not any(t.tag[:2] == "VB" or t.tag == "MD" for t in words)


def _no_order(parsed: Parsed, token: Token) -> bool:
    """Tell whether an order was not given: "no order was given", "nobody had been ordered to"."""
    if token.lemma not in _ORDERING:
        return False
    verb = parsed.tokens[token.head]
    if token.tag[:1] == "V":
        return _orders_nobody(parsed, token)
    if token.lemma != "order" or verb.lemma not in ("give", "issue", "exist", "be", "sign"):
        return False
    near = _below(parsed, token.i) + _below(parsed, verb.i)
    return any(t.lower in _NOT or (t.lower == "no" and t.dep == "det") for t in near)


def _orders_nobody(parsed: Parsed, verb: Token) -> bool:
    below = _below(parsed, verb.i)
    if not _is_past(parsed, verb) or not any(t.dep == "xcomp" for t in below):
        return False
    who = [t for t in below if t.dep == "nsubjpass"]
    nobody = any(t.lower == "nobody" for t in who) or any(
        near.lower == "no" for t in who for near in _below(parsed, t.i)
    )
    return nobody or any(t.lower in _NOT for t in below)


def _rejects_at(parsed: Parsed, words: Sequence[Token], at: int) -> bool:
    token = words[at]
    if token.lemma in _HAPPENING and _never_was(parsed, token):
        return True
    if token.lemma in _ARMED or token.lower == "none":
        return _nobody_armed(parsed, token) or _none_there(parsed, token)
    if token.lower == "nothing":
        return tuple(t.lower for t in words[at : at + 4]) == _NOTHING
    if token.lower == "guilty":
        return bool(_NOT & {t.lower for t in words[max(0, at - 2) : at]})
    return (
        _none_there(parsed, token)
        or _own_did_not(parsed, token)
        or _stayed_still(parsed, token)
        or _is_lie(parsed, token)
        or _says_liar(parsed, token)
        or _not_ours(words, at)
        or _no_order(parsed, token)
    )


def rejects(parsed: Parsed, words: Sequence[Token]) -> bool:
    """Tell whether a sentence says, without a verb of denial, that an act was not done."""
    if any(token.text == "?" for token in words[-3:]):
        return False
    if not any(token.lower in SIGNS or token.lemma in UNTRUE for token in words):
        return False
    return any(
        _rejects_at(parsed, words, at)
        for at, token in enumerate(words)
        if token.lemma in _CANDIDATES or token.dep in _NAMING or token.lower in SIGNS
    )


def nobody_was_there(parsed: Parsed, words: Sequence[Token]) -> bool:
    """Tell whether a sentence of nobody's in particular denies a part in what was done."""
    lowers = [token.lower for token in words]
    return any(
        ((token.lemma in _ARMED or token.lower == "none") and _nobody_armed(parsed, token))
        or (token.lower == "nothing" and tuple(lowers[at : at + 4]) == _NOTHING)
        for at, token in enumerate(words)
    )


def counts_denied(words: Sequence[Token]) -> bool:
    """Tell whether words say how many there were: "that there were 154 of them"."""
    return any(
        token.dep == "expl" and any(after.tag == "CD" for after in words[at + 1 : at + 5])
        for at, token in enumerate(words)
    )
