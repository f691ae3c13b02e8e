"""The table of entries: each document as it came, with all that it gives by itself.

One row a document, in the order in which the share's files gave them; a document that came twice
has a row for each time. Rows stand in groups of bounded size, so that no reader has to hold more
than one of them.
"""

import pyarrow as pa

SCHEMA = pa.schema(
    [
        ("document", pa.string()),
        ("location", pa.string()),
        ("captured", pa.string()),
        ("sha256", pa.string()),
        ("text_sha256", pa.string()),
        # Ids of its claims, and of its actors with what tells how they are named: what is asked of
        # many documents at once is found without unpacking them.
        ("claims", pa.list_(pa.string())),
        (
            "actors",
            pa.list_(
                pa.struct([("id", pa.string()), ("unnamed", pa.bool_()), ("metonym", pa.bool_())])
            ),
        ),
        # The record `Entry`, as `store.codec.pack` writes it (JSON).
        ("entry", pa.binary()),
        # The exact bytes of the document, of which `sha256` is made.
        ("original", pa.binary()),
        # What linking keeps of the document by itself, as `store.pack_kept` writes it.
        ("seen", pa.binary()),
        # Results of stages by name, for later analyses of the same text, packed the same way.
        ("stages", pa.binary()),
    ]
)
