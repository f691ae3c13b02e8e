"""The SQL of linking, written for DuckDB, as Spark says it: the same answer for every row.

sqlglot translates what both have in common; what it leaves is put right here: macros are written
out, lists and text each get their own length, lists are opened beside the rows, and likenesses of
names are spelled out. What cannot be said alike is refused.
"""

from collections.abc import Iterable, Mapping

import sqlglot
from sqlglot import exp

from alteram.engines.spark_names import jaro_winkler, one_edit
from alteram.errors import RunError
from alteram.link.tables import Kind

_LISTS = frozenset(("texts", "wholes", "numbers"))
# A hash is a number from 0 on, so that its remainder is one too.
_HASH = "xxhash64({}) & 9223372036854775807"
_KNOWN = frozenset(("xxhash64", "try_element_at", "size", "slice", "arrays_overlap"))


def translated(sql: str, columns: Mapping[str, Kind], macros: Iterable[str] = ()) -> str:
    """Return a condition or query of DuckDB as Spark's; `columns` tells which ones are lists.

    Raises RunError for a function that has no like in Spark.
    """
    tree = sqlglot.parse_one(sql, read="duckdb")
    # The root is held by something, so that it can be replaced like any other part.
    held = exp.Tuple(expressions=[_written_out(tree, dict(_macro(text) for text in macros))])
    lists = frozenset(name for name, kind in columns.items() if kind in _LISTS)
    for node in reversed(list(held.walk())):
        put = _put_right(node, lists)
        if put is not node:
            node.replace(put)
    for select in list(held.find_all(exp.Select)):
        _open_beside(select)
    _refuse_unknown(held)
    return _said(held.expressions[0])


def _macro(text: str) -> tuple[str, tuple[list[str], exp.Expr]]:
    made = sqlglot.parse_one(f"CREATE MACRO {text}", read="duckdb")
    named = made.this
    return named.this.name.lower(), ([one.name for one in named.expressions], made.expression)


def _written_out(tree: exp.Expr, macros: Mapping[str, tuple[list[str], exp.Expr]]) -> exp.Expr:
    def put(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Anonymous) or node.name.lower() not in macros:
            return node
        names, body = macros[node.name.lower()]
        values = dict(zip(names, node.expressions, strict=True))
        written = body.copy().transform(
            lambda part: (
                values[part.name].copy()
                if isinstance(part, exp.Column) and part.name in values
                else part
            )
        )
        return exp.paren(written, copy=False)

    return tree.transform(put)


def _is_list(node: exp.Expr, lists: frozenset[str]) -> bool:
    if isinstance(node, exp.Column):
        return node.name in lists or node.name.removesuffix("_l").removesuffix("_r") in lists
    return isinstance(node, exp.ArrayFilter | exp.Array)


def _put_right(node: exp.Expr, lists: frozenset[str]) -> exp.Expr:
    """Return a node as Spark says it, where sqlglot would not."""
    put = node
    if isinstance(node, exp.Length) and _is_list(node.this, lists):
        put = exp.Anonymous(this="size", expressions=[node.this])
    elif isinstance(node, exp.ArrayOverlaps):
        put = exp.Anonymous(this="arrays_overlap", expressions=[node.this, node.expression])
    elif isinstance(node, exp.Bracket) and isinstance(node.expressions[0], exp.Slice):
        put = _rest(node)
    elif _calls(node, "hash"):
        put = exp.paren(_spark(_HASH.format(_said(node.expressions[0]))))
    elif isinstance(node, exp.JarowinklerSimilarity):
        put = exp.paren(_spark(jaro_winkler(_said(node.this), _said(node.expression))))
    elif isinstance(node, exp.EQ) and _calls(node.this, "damerau_levenshtein"):
        put = _one_edit(node)
    return put


def _rest(node: exp.Bracket) -> exp.Expr:
    """Return the part of a list from a place on."""
    part = node.expressions[0]
    if part.expression is not None:
        raise RunError(f"Spark has no like of {node.sql(dialect='duckdb')}")
    listed, first = _said(node.this), int(part.this.name)
    return _spark(f"slice({listed}, {first}, greatest(size({listed}) - {first - 1}, 0))")


def _one_edit(node: exp.EQ) -> exp.Expr:
    """Return what tells that one edit lies between two names; of more edits Spark cannot tell."""
    if node.expression.name != "1":
        raise RunError(f"Spark has no like of {node.sql(dialect='duckdb')}")
    return _spark(one_edit(*(_said(one) for one in node.this.expressions)))


def _calls(node: exp.Expr, function: str) -> bool:
    return isinstance(node, exp.Anonymous) and node.name.lower() == function


def _said(node: exp.Expr) -> str:
    return str(node.sql(dialect="spark"))


def _spark(sql: str) -> exp.Expr:
    return sqlglot.parse_one(sql, read="spark")


def _open_beside(select: exp.Select) -> None:
    """Move what opens a list from the columns into a view beside the rows."""
    for number, opened in enumerate(
        node
        for column in select.expressions
        for node in column.find_all(exp.Explode)
        if node.find_ancestor(exp.Select) is select
    ):
        each = f"each_{number}"
        opened.replace(exp.column(each))
        beside = exp.Lateral(
            this=opened,
            view=True,
            alias=exp.TableAlias(
                this=exp.to_identifier(f"opened_{number}"), columns=[exp.to_identifier(each)]
            ),
        )
        select.append("laterals", beside)


def _refuse_unknown(tree: exp.Expr) -> None:
    for node in tree.find_all(exp.Anonymous):
        if node.name.lower() not in _KNOWN:
            raise RunError(f"Spark has no like of the function {node.name} in linking's SQL")
