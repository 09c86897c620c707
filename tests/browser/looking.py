"""What is wrong with a page as it stands in a browser: its build, its width, and what axe finds."""

from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN: Final = "rules => typeof window.axe === 'object' ? axe.run(document, rules) : null"
CONTRAST: Final = "color-contrast"
NAMES: Final = ("赵大山", "钱桂兰", "赵*山", "钱*兰", "丁青珍", "周敏")
BUILD: Final = """() => {
  const every = selector => [...document.querySelectorAll(selector)];
  const ids = every("[id]").map(element => element.id);
  const fields = every("input:not([type=hidden]), select, textarea");
  const named = field => field.labels.length || field.getAttribute("aria-label") || field.hasAttribute("aria-labelledby");
  return {
    h1: every("h1").length,
    lang: document.documentElement.lang,
    title: document.title,
    bare: fields.filter(field => !named(field)).map(field => field.name),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
  };
}"""
WIDTHS: Final = """sizes => {
  const root = document.documentElement, before = root.dataset.size;
  const over = sizes.map(size => {
    root.dataset.size = size;
    return root.scrollWidth - root.clientWidth;
  });
  root.dataset.size = before;
  return over;
}"""
# All that decides how well each text that is seen stands out: its colour and size, and what it stands on.
LOOKS: Final = """() => {
  const CLEAR = "rgba(0, 0, 0, 0),none,1,none";
  const grounds = new Map([[null, ""]]);
  const ground = element => {
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join();
      grounds.set(element, ground(element.parentElement) + (own === CLEAR ? "" : own + ";"));
    }
    return grounds.get(element);
  };
  const texts = element => element.matches("input, select, textarea")
    || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const look = element => {
    const style = getComputedStyle(element);
    return [element.matches(":disabled"), style.color, style.fontSize, style.fontWeight, style.textShadow, ground(element)].join();
  };
  return [...new Set([...document.body.querySelectorAll("*")].filter(e => texts(e) && e.checkVisibility()).map(look))];
}"""
RULES: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "reporter": "no-passes",
    "preload": False,
    # who speaks to the browser says what is to be read there
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}


def faults_of_build(page: Page) -> list[str]:
    """One heading of the first rank, a title without names, a language, labels, ids that are unique."""
    built = page.evaluate(BUILD)
    wrong = {
        "h1": built["h1"] != 1,
        "lang": built["lang"] not in ("zh-Hans", "en"),
        "title": not built["title"].strip() or any(name in built["title"] for name in NAMES),
        "bare": bool(built["bare"]),
        "twice": bool(built["twice"]),
    }
    return [f"{what}: {built[what]}" for what, is_wrong in wrong.items() if is_wrong]


def faults_of_width(page: Page, *sizes: str) -> list[str]:
    """Pixels to scroll sideways, in the text sizes asked for; none asked for: in the smallest and the largest."""
    asked = list(sizes or ("standard", "extra"))
    over = dict(zip(asked, page.evaluate(WIDTHS, asked), strict=True))
    return [f"{pixels} px too wide in {size} text" for size, pixels in over.items() if pixels > 0]


def faults_of_access(page: Page, *but: str) -> list[str]:
    """What axe finds, by all its rules but these."""
    return _found_by_axe(page, RULES | {"rules": RULES["rules"] | {rule: {"enabled": False} for rule in but}})


def faults_of_contrast(page: Page, seen: set[str]) -> list[str]:
    """What axe finds of texts hard to see, if one looks otherwise than those already seen: it takes longer than all other rules."""
    looks = set(page.evaluate(LOOKS))
    if looks <= seen:
        return []
    seen |= looks
    return _found_by_axe(page, RULES | {"runOnly": [CONTRAST]})


def _found_by_axe(page: Page, rules: dict[str, Any]) -> list[str]:
    """The rule, and where."""
    found: Any = page.evaluate(RUN, rules)
    if found is None:
        page.evaluate(AXE)
        found = page.evaluate(RUN, rules)
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes']][:3]}" for each in found["violations"]]
