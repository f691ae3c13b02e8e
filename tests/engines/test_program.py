"""The mark of the program changes with all that the results of a run come from."""

import grimp

from alteram.engines.program import PARTS

STEPS = ("reading_share", "linking_run", "telling_share", "table_share", "running")


def test_the_mark_is_of_all_that_results_come_from() -> None:
    graph = grimp.build_graph("alteram")
    steps = {f"alteram.engines.{name}" for name in STEPS}
    used = steps.union(*map(graph.find_upstream_modules, steps))
    rooms = {name.split(".")[1] for name in used if "." in name}
    assert rooms - {"errors"} == {part.removesuffix(".py") for part in PARTS}
