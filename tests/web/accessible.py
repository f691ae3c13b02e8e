"""What makes a page hard to use for somebody: axe-core's findings and those that axe lacks."""

import json
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# WCAG 2.2, A and AA; the size of targets is off in axe-core unless asked for.
RUN = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# What a theme or a width alone can change.
BY_LOOKS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"]},
    "resultTypes": ["violations"],
}

FOCUSED = """() => {
  const held = document.activeElement;
  if (!held || held === document.body) return null;
  const box = held.getBoundingClientRect();
  const name = held.tagName.toLowerCase() + (held.id ? "#" + held.id : "") + " "
    + (held.textContent || held.getAttribute("aria-label") || held.name || "").trim().slice(0, 30);
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const seen = points.some(([x, y]) => {
    const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return at && (held.contains(at) || at.contains(held));
  });
  // Whatever changes by the focus, in the element or its parts, lets people see where they are.
  const looks = () => [held, ...[...held.querySelectorAll("*")].slice(0, 20)].map((one) => {
    const face = getComputedStyle(one);
    return [face.outlineStyle, face.outlineWidth, face.boxShadow, face.backgroundColor,
      face.stroke, face.strokeWidth, face.textDecorationLine, face.textDecorationThickness].join();
  }).join();
  const face = getComputedStyle(held);
  // A browser marks the part of a date at hand by itself, within the field.
  let shown = held.matches("input[type=date]")
    || (face.outlineStyle !== "none" && parseFloat(face.outlineWidth) >= 2);
  if (!shown) {
    const focused = looks();
    held.blur();
    shown = focused !== looks();
    held.focus({preventScroll: true});
  }
  return {name, seen, shown, tabindex: held.tabIndex};
}"""


def axe_faults(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe-core finds serious or critical on a page, each with the element."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(SCRIPT)
    # A bar that stays in sight covers what lies under it only where the page was scrolled.
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    found = page.evaluate(f"axe.run({json.dumps(options)})")["violations"]
    return [
        f"{one['impact']} {one['id']}: {node['html'][:160]} | {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


def scrolls_sideways(page: Page) -> list[str]:
    """Return the elements that make a page wider than its window; none where it fits."""
    found: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > width + 1)
            .filter((one) => !one.closest(".wide, svg, .leaflet-container"))
            .slice(-5).map((one) => one.outerHTML.slice(0, 120));
        }"""
    )
    wider: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return found or (["wider than the window"] if wider else [])


def focus_faults(page: Page, most: int = 60) -> list[str]:
    """Go through a page with Tab; return where the focus cannot be seen or jumps."""
    faults = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        if not at["shown"]:
            faults.append(f"focus not visible: {at['name']}")
        if not at["seen"]:
            faults.append(f"focus covered: {at['name']}")
        if at["tabindex"] > 0:
            faults.append(f"tabindex {at['tabindex']}: {at['name']}")
    return faults


def moving(page: Page) -> list[str]:
    """Return what moves or would move although the person asked for less motion."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const face = getComputedStyle(one);
          const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
          return (face.animationName !== "none" && long(face.animationDuration))
            || long(face.transitionDuration);
        }).slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found
