"""Two likenesses of names that Spark has no function for, spelled out in its SQL.

Both are for names in the letters a to z, as linking folds them.
"""

# Winkler (1990) over Jaro (1989): each letter of the right name takes the first unused equal one
# of the left within a window; of those out of order, half count as moved, in whole numbers.
_WINDOW = "greatest(greatest(length({l}), length({r})) div 2 - 1, 0)"
_MATCHES = """
filter(
    sequence(1, length({l})),
    j -> abs(j - i) <= {window} AND substring({l}, j, 1) = substring({r}, i, 1)
        AND substring(done.used, j, 1) = '0'
)
"""
_TAKE = """
coalesce(
    try_element_at(
        transform(
            {matches},
            j -> struct(
                concat(left(done.used, j - 1), '1', substring(done.used, j + 1)) AS used,
                concat(done.taken, substring({r}, i, 1)) AS taken
            )
        ),
        1
    ),
    done
)
"""
_LETTERS = """
array_join(
    transform(
        filter(sequence(1, length({l})), j -> substring(done.used, j, 1) = '1'),
        j -> substring({l}, j, 1)
    ),
    ''
)
"""
_MOVED = """
size(
    filter(
        sequence(1, length(done.taken)),
        i -> substring(done.taken, i, 1) <> substring({letters}, i, 1)
    )
)
"""
_JARO = """
(
    length(done.taken) / length({l}) + length(done.taken) / length({r})
    + (length(done.taken) - {moved} div 2) / length(done.taken)
) / 3
"""
_IN_COMMON = """
aggregate(
    sequence(1, least(4, length({l}), length({r}))),
    0,
    (p, i) -> CASE WHEN p = i - 1 AND left({l}, i) = left({r}, i) THEN i ELSE p END
)
"""
_JARO_WINKLER = """
CASE WHEN {l} = '' OR {r} = '' THEN 0D ELSE aggregate(
    sequence(1, length({r})),
    struct(repeat('0', length({l})) AS used, '' AS taken),
    (done, i) -> {take},
    done -> CASE WHEN done.taken = '' THEN 0D ELSE element_at(
        transform(
            array({jaro}),
            s -> CASE WHEN s > 0.7D THEN s + {common} * 0.1D * (1D - s) ELSE s END
        ),
        1
    ) END
) END
"""
_TURNED = """
(length({l}) = length({r}) AND length({l}) >= 2 AND exists(
    sequence(1, greatest(length({l}) - 1, 1)),
    i -> concat(
        left({l}, i - 1), substring({l}, i + 1, 1), substring({l}, i, 1), substring({l}, i + 2)
    ) = {r}
))
"""


def jaro_winkler(left: str, right: str) -> str:
    """Return the similarity of two columns of names, from 0 to 1."""
    take = _TAKE.replace("{matches}", _MATCHES).replace("{window}", _WINDOW)
    jaro = _JARO.replace("{moved}", _MOVED).replace("{letters}", _LETTERS)
    made = _JARO_WINKLER.replace("{take}", take).replace("{jaro}", jaro)
    return made.replace("{common}", _IN_COMMON).replace("{l}", left).replace("{r}", right)


def one_edit(left: str, right: str) -> str:
    """Return what tells that one letter is put, taken, changed, or two neighbours are turned."""
    turned = f"levenshtein({{l}}, {{r}}) = 2 AND {_TURNED}"
    made = f"(levenshtein({{l}}, {{r}}) = 1 OR ({turned}))"
    return made.replace("{l}", left).replace("{r}", right)
