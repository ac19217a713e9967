"""Small pieces: icon, button, badge, need, chip, crumbs, pages, tile map."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from weerbaar.foundation.ui import assets, tiles
from weerbaar.foundation.ui.tags.address import url_with
from weerbaar.foundation.ui.tags.outside import trail_of

BADGE_ICONS = {"right": "confirmed", "late": "late", "wrong": "warning", "info": "info"}


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite. Beside words it is hidden from screen readers; alone it needs a `label`.

    Remembered: a process serves one build of the front end."""
    if name not in assets.icons():
        raise template.TemplateSyntaxError(f"There is no icon '{name}'; add it to assets/icons.json.")
    address = f"{assets.asset('icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>',
            label,
            address,
        )
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', address)


def button(text: str, kind: str = "primary", icon: str = "", href: str = "", **attributes: Any) -> dict[str, Any]:
    """A button, or with `href` a link that looks like one. `kind`: primary, secondary, subtle or default.

    `negative=True` for what cannot be undone; `disabled=True`; other attributes (name, value, type, hx_get) are written
    as they are, with hyphens for underscores. Without `type` it sends the form.
    """
    negative, disabled = attributes.pop("negative", False), attributes.pop("disabled", False)
    if not href:
        attributes.setdefault("type", "submit")
    looks = {kind: kind != "default", "negative": negative, "disabled": disabled}
    return {
        "text": text,
        "classes": " ".join(["nl-button", *(f"nl-button--{look}" for look, on in looks.items() if on)]),
        "icon": icon,
        "href": href,
        "disabled": disabled,
        "attributes": [(name.replace("_", "-"), value) for name, value in attributes.items()],
    }


def badge(text: str, tone: str = "", icon: str | None = None) -> dict[str, Any]:
    """The state of one thing. `tone`: right, late, wrong, info or none; each brings its icon (`icon=''`: none)."""
    return {"text": text, "tone": tone, "icon": BADGE_ICONS.get(tone, "") if icon is None else icon}


def need(code: str, label: str = "", href: str = "", to_page: bool = False) -> dict[str, Any]:
    """A need as icon, word and colour. The word comes from the vocabulary unless given; `to_page` links to its page."""
    from weerbaar.foundation.taxonomy import about, vocabularies

    label = label or vocabularies.label("need", code)
    href = href or (about.need_page(code) if to_page else "")
    return {"code": code, "label": label, "href": href, "icon": code if code in assets.icons() else "help"}


def chip(text: str, href: str, kind: str = "") -> dict[str, Any]:
    """A recognised word or chosen filter that can be taken off: `href` is the page without it."""
    return {"text": text, "href": href, "kind": kind}


def tabs(label: str, tabs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The faces of one thing: `tabs` is a list of {label, url, icon (optional), current}."""
    return {"label": label, "tabs": tabs}


def crumbs(context: Context, *told: str | Sequence[str]) -> dict[str, Any]:
    """`{% crumbs 'Organisaties' '/organisaties/' 'Rode Kruis' %}`: pairs of word and address, the last word alone; or
    one list of these. An address may be the name of a URL.
    """
    steps: list[str] = [step for one in told for step in ([one] if isinstance(one, str) else one)]
    pairs = [(steps[i], _address(steps[i + 1]) if i + 1 < len(steps) else "") for i in range(0, len(steps), 2)]
    trail = [("Voorpagina", "/"), *pairs]
    return {"steps": trail, "structured": trail_of(trail)}


def _address(step: str) -> str:
    if step.startswith(("/", "?", "#")):
        return step
    try:
        return reverse(step)
    except NoReverseMatch:
        return step


def pagination(context: Context, page: Any) -> dict[str, Any]:
    """Links to the pages of a list, from a Django `Page`. Keeps the rest of the address; first and last always show."""
    number, last = page.number, page.paginator.num_pages
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    links: list[dict[str, Any]] = []
    for one in near:
        if links and one - links[-1]["number"] > 1:
            links.append({"number": one - 1, "gap": True})
        links.append(
            {"number": one, "url": url_with(context, pagina=one if one > 1 else None), "current": one == number}
        )
    return {
        "links": links if last > 1 else [],
        "number": number,
        "last": last,
        "previous": url_with(context, pagina=number - 1 if number > 2 else None) if number > 1 else "",
        "next": url_with(context, pagina=number + 1) if number < last else "",
    }


@lru_cache(maxsize=64)
def tiles_mark(lit: str = tiles.LIT) -> SafeString:
    """The tile map as a mark without words: logo, empty state (`lit=''`), waiting. Drawn once per process."""
    mark = {"tiles": tiles.TILES, "lit": lit, "width": tiles.WIDTH, "height": tiles.HEIGHT, "side": tiles.SIDE}
    return render_to_string("ui/components/tiles_mark.html", mark)


def tile_map(
    label: str,
    links: Mapping[str, str],
    values: Mapping[str, str] | None = None,
    levels: Mapping[str, int] | None = None,
    chosen: Sequence[str] = (),
) -> dict[str, Any]:
    """The regions as a map of links. `links` maps a region's code to an address (none: no link), `values` to a short
    text shown in its square ('12'), `levels` to 0-4 for its strength. The same stands below it as a list."""
    values, levels = values or {}, levels or {}
    rows = [
        {"tile": t, "url": links.get(t.code, ""), "value": values.get(t.code, ""), "level": levels.get(t.code, 0),
         "chosen": t.code in chosen}
        for t in tiles.TILES
    ]  # fmt: skip
    return {
        "label": label,
        "rows": rows,
        "names": sorted(rows, key=lambda row: row["tile"].name),
        "width": tiles.WIDTH,
        "height": tiles.HEIGHT,
        "side": tiles.SIDE,
    }


def sort_header(context: Context, label: str, key: str, default: str = "", number: bool = False) -> dict[str, Any]:
    """A column's head that sorts: `?sorteer=naam`, again for `-naam`. `default` is the order when none was asked."""
    current = context["request"].GET.get("sorteer", default)
    order = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    target = f"-{key}" if order == "ascending" else key
    return {"label": label, "order": order, "url": url_with(context, sorteer=target), "number": number}
