"""schema.org ClaimReview: what its author says about what somebody else said.

The words of the review are its author's. The claim that it looks at stands before them as a
quotation of the one to whom the review ascribes it ("Name: “words”"), or as what "was said" where
the review names nobody; `method` tells of it. A rating is its author's and never a verdict of
ours: it is kept verbatim in what came with the document.
"""

from typing import Any

from alteram.errors import ReadError
from alteram.read.jsonkinds import Kind, Members, listed, names_of, verbatim, words
from alteram.read.published import edtf_of
from alteram.read.reading import Pairs, Reading
from alteram.read.visible import visible_text

_TYPE = "ClaimReview"
_METHOD = "ClaimReview: claimReviewed in quotation marks after its speaker, then reviewBody"
_SAID_BY_NOBODY_NAMED = "It was said"


def has_type(value: Members, name: str) -> bool:
    """Tell whether a JSON-LD object is of a schema.org type."""
    kinds = listed(value.get("@type", value.get("type")))
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == name for kind in kinds)


def _accepts(value: Members) -> bool:
    return has_type(value, _TYPE)


def _reviewed(value: Members) -> Members:
    """Return the claim that is looked at, as far as the review describes it."""
    return next((one for one in listed(value.get("itemReviewed")) if isinstance(one, dict)), {})


def _read(value: Members, how: str) -> Reading:
    claim = _one_paragraph(words(value, "claimReviewed") or words(_reviewed(value), "text"))
    body = visible_text(words(value, "reviewBody", "articleBody", "text", "description"))
    if not claim and not body:
        raise ReadError(
            "is a ClaimReview without claimReviewed or reviewBody; it was set aside. "
            "Read the page that it stands on."
        )
    speaker = _one_paragraph(names_of(_reviewed(value).get("author")))
    quoted = f"{speaker or _SAID_BY_NOBODY_NAMED}: “{claim}”" if claim else ""
    return Reading(
        text="\n\n".join(filter(None, (quoted, body))),
        media_type="application/ld+json",
        method=f"{_METHOD}, {how}",
        title=words(value, "headline", "name"),
        outlet=names_of(value.get("author")) or names_of(value.get("publisher")),
        published=edtf_of(words(value, "datePublished", "dateCreated")),
        received=_kept(value),
    )


def _one_paragraph(said: str) -> str:
    return " ".join(visible_text(said).split())


def _kept(value: Members) -> Pairs:
    """Return the members verbatim; a rating's words also by themselves, under their own names."""
    rating: Any = value.get("reviewRating")
    parts = verbatim(rating) if isinstance(rating, dict) else ()
    return verbatim(value, "reviewBody", "articleBody") + tuple(
        (f"reviewRating {name}", said) for name, said in parts
    )


def _location(value: Members) -> str:
    return words(value, "url", "@id")


CLAIM_REVIEW = Kind(name=_TYPE, accepts=_accepts, read=_read, location=_location)
