"""Words around persons' names in many languages: address, particles, kin, and what tells gender.

They are data of English as news in it writes names from anywhere; no list here holds given names.
"""

import re
from functools import lru_cache

from alteram.text.rolewords import FIRST_NAMES, words

# Words of address that are no part of the name they stand before.
HONORIFICS = words(
    "u daw shri smt shrimati datuk datin dato encik puan alhaji alhaja hajiya mallam mzee woizero "
    "weizero ato señor señora senor senora signor signora herr frau monsieur madame mme mlle khun "
    "madam mama papa bapak ibu maulana mullah mawlawi cdr cmdr brig cpt ltc msgr fr"
)
FAMILIAR = words("sister brother uncle aunt venerable")
# Small words inside a name; those that may also open one ("van der Berg said").
LINKS = words(
    "abu ag al av af bar ben bin binti bint da das de del della den der des di dos du e el ibn la "
    "las le los ould uld van von y zu zum zur ter ten te ud ul ur wa"
)
OPENING_LINKS = words("abu ag al ben bin da de del della di dos du el ibn ould uld van von zu ter")
# Articles tied to a name by a hyphen ("al-Tamari", "Shams ud-Din").
_ARTICLE = re.compile(r"(?:al|el|ul|ud|ur|ad|an|ar|as|ash|at|az|ed|es|as|ez|ol|il|l|d)[-'’]", re.I)
_TIED = re.compile(r"(?:(?:al|el|ul|ud|ur|ad|an|ar|as|ash|at|az|ed|es|ez)-|[dl]['’])[^\W\d_a-zß-ÿ]")

GENDERED = {
    word: gender
    for gender, words in {
        "f": "spokeswoman chairwoman congresswoman ombudswoman queen princess mother woman girl "
        "mrs ms miss madam lady sister wife daughter businesswoman baroness midwife nun abbess "
        "widow aunt niece grandmother policewoman militiawoman señora senora signora daw shrimati "
        "smt datin puan alhaja hajiya woizero weizero frau madame mme mlle ibu bint binti actress "
        "headmistress housewife hostess heroine bride grandma",
        "m": "spokesman chairman congressman king prince father man boy mr sir lord "
        "brother husband son priest imam bishop cardinal pope policeman businessman baron uncle "
        "nephew monk abbot widower grandfather militiaman fireman señor senor signor shri encik "
        "alhaji mallam mzee ato herr monsieur bapak bin ibn headmaster waiter groom gentleman",
    }.items()
    for word in words.split()
}
KIN_OF = {"husband": "f", "wife": "m", "widow": "m", "widower": "f"}
_FEMALE = ("ova", "eva", "skaya", "ska", "dottir", "dóttir", "ovna", "evna", "qızı", "qizi", "kyzy")
_MALE = ("yev", "ov", "ev", "sky", "ski", "sson", "ovich", "evich", "oglu", "oğlu", "ogly", "uly")
_LEAST = 5


def is_tied(word: str) -> bool:
    """Tell whether a word opens with an article of its own language ("al-Tamari", "d'Orsan")."""
    return _TIED.match(word) is not None


def without_article(word: str) -> str:
    """Return a lower-case word of a name without the article that a hyphen ties to it."""
    return _ARTICLE.sub("", word, count=1) if "-" in word else word


@lru_cache(maxsize=50_000)
def gender_of_name(words: tuple[str, ...]) -> str | None:
    """Return "f" or "m" where a name's own form or a well-known first name tells, else None."""
    for word in words:
        if word in ("bin", "ibn", "bint", "binti"):
            return GENDERED[word]
    for word in words[:-1] or words:
        known = FIRST_NAMES.get(word.lower())
        if known is not None:
            return known
    for word in words[-1:] + words[1:-1]:
        lower = word.lower()
        if len(lower) > _LEAST and lower.endswith(_FEMALE):
            return "f"
        if len(lower) > _LEAST and lower.endswith(_MALE):
            return "m"
    return None
