"""The figures as a table beside their targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Row = tuple[str, str, str, bool | None]


def markdown(found: dict[str, Any]) -> str:
    machine = found["machine"]
    lines = [
        "# Figures beside their targets",
        "",
        f"{found['organisations']:,} organisations, {found['organisations'] * 10:,} capabilities, 200 questions "
        f"(words and filters, broad and narrow, 40 % with a typing error); median of five runs. In the engine "
        "nothing is kept from an earlier answer; at the door it works as always, with the last 128 answers and 8,192 "
        f"drawn cards kept. {machine['cores']} cores, Python {machine['python']}, {machine['on']}, load at the start "
        f"{machine['load_at_start']:.1f}{_at_door(machine)}. Written by `make bench`; "
        "all figures are in `results/search.json`. Reading in, duplicates and desks have registers of their own.",
        "",
        "| what | measured | target | |",
        "|---|---|---|---|",
    ]
    for what, measured, target, is_met in _rows(found):
        lines.append(f"| {what} | {measured} | {target} | {'' if is_met is None else 'yes' if is_met else '**no**'} |")
    return "\n".join(lines) + "\n"


def _at_door(machine: dict[str, Any]) -> str:
    """The load before the part with the web server, where known: above 1 something else was running as well."""
    return f" and before the door {machine['load_at_door']:.1f}" if "load_at_door" in machine else ""


def _rows(found: dict[str, Any]) -> list[Row]:
    """The parts that were measured, each in its own rows, in this order."""
    parts: dict[str, Callable[[Any], list[Row]]] = {
        "engine": _engine,
        "matrix": _matrix,
        "rebuild": _rebuild,
        "live": _live,
        "postgres": _postgres,
        "exports": _exports,
        "door": _door,
        "charts": _charts,
        "api": _api,
        "imports": _imports,
        "duplicates": _duplicates,
        "desk": _desk,
        "paper": _paper,
        "network": _networks,
    }
    return [row for name, rows_of in parts.items() if name in found for row in rows_of(found[name])]


def _live(live: dict[str, Any]) -> list[Row]:
    took = f"{live['median_s']:.2f} s, worst {live['worst_s']:.2f} s"
    return [(f"A change is found in {live['processes']} processes", took, "≤ 3 s", live["worst_s"] <= 3)]


def _imports(part: dict[str, Any]) -> list[Row]:
    """On the clock of one process, and what of that was work: the rest is waiting for a busy machine."""
    found, rows = part["found"], []
    list_ = (
        f"{found['counts']['nieuw'] + found['counts']['gewijzigd']:,} messy rows over {found['there']:,} organisations"
    )
    for name, what, most in (("preview", "previewed", 5), ("write", "written", 5), ("undo", "put back", 0)):
        took, cpu, pg_cpu = (found[f"{name}_{one}"] for one in ("s", "cpu_s", "pg_s"))
        told = f"{took:.1f} s; processor {cpu:.1f} s in Python, {pg_cpu:.1f} s in PostgreSQL (load {part['load']:.1f})"
        rows.append((f"{list_} {what}", told, f"≤ {most} s" if most else "–", took <= most if most else None))
    return rows


def _duplicates(part: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for name in ("precision", "recall"):
        worst = min(one[name] for one in part["found"])
        told = ", ".join(f"{one[name]:.3f}" for one in part["found"])
        rows.append((f"Likely duplicates in three made-up registers, {name}", told, "≥ 0.95", worst >= 0.95))
    took = max(one["seconds"] for one in part["found"])
    return [*rows, ("The same, processor", f"{took:.1f} s", "part of the preview", None)]


def _desk(found: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    load = f"(load {found['load_at_door']:.1f})"
    for title, one in found.items():
        if isinstance(one, dict) and "p95" in one:
            took = f"p50 {one['p50']:.0f}, p95 {one['p95']:.0f}, max {one['max']:.0f} ms {load}"
            rows.append((f"At the door, {title}", took, "p95 ≤ 100 ms", one["p95"] <= 100))
    return rows


def _paper(one: dict[str, Any]) -> list[Row]:
    what = f"Paper of a region with {one['total']:,} capabilities ({one['printed']:,} of them on {one['pages']} sheets)"
    took = f"{one['seconds']:.1f} s, {one['processor']:.1f} s of processor (load {one['load']:.1f})"
    return [(what, took, "≤ 20 s", one["state"] == "klaar" and one["seconds"] <= 20)]


def _exports(exports: dict[str, Any]) -> list[Row]:
    """Only the workbook has a target; constant memory is told by what a tenth of it takes."""
    rows: list[Row] = []
    for name, one in exports["files"].items():
        took = f"{one['s']:.1f} s ({one['cpu_s']:.1f} s of the processor), {one['megabytes']:.0f} MB"
        is_met = one["s"] <= 10 if name == "xlsx" else None
        what = f"{name.upper()} of {one['rows']:,} rows, load {exports['load']:.1f}"
        rows.append((what, took, "≤ 10 s" if name == "xlsx" else "", is_met))
    whole, part = exports["files"]["xlsx"], exports["files"]["xlsx"]["part"]
    grown = whole["peak_mb"] - part["peak_mb"]
    what = f"Memory for XLSX beyond what {part['rows']:,} rows take"
    rows.append((what, f"{grown:.0f} MB", "constant (≤ 50 MB)", grown <= 50))
    return rows


def _charts(charts: dict[str, Any]) -> list[Row]:
    titles = {"country": "of the country, asked for the first time", "region": "of a region, for the first time"}
    titles["whole"] = "of the whole register, asked again"
    named = {part: (f"Map page {title}", 100) for part, title in titles.items()}
    named["front"] = ("Front door with counts per need", 25)
    named["need"] = ("Page of each need, for the first time", 100)
    named["place"] = ("Page of each region, for the first time", 100)
    named["pages"] = ("Pages of needs, asked again", 100)
    rows: list[Row] = []
    for reader in ("anonymous", "regional"):
        for part, (title, most) in named.items():
            if times := charts[reader].get(part):
                took = f"p50 {times['p50']:.0f}, p95 {times['p95']:.0f}, max {times['max']:.0f} ms"
                what = f"{title}, {reader} (load {charts['load']:.0f})"
                # The front door of who looks after something asks the desk too, which has a target of its own.
                target = most if part != "front" or reader == "anonymous" else 100
                rows.append((what, took, f"p95 ≤ {target} ms", times["p95"] <= target))
    return rows


def _api(api: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for reader, key in (("anonymous", "without a key"), ("regional", "with the key of a regional coordinator")):
        for what, times in api[reader].items():
            took = f"p50 {times['p50']:.0f}, p95 {times['p95']:.0f}, max {times['max']:.0f} ms"
            took += f" (each asked for the first time: p95 {times['first']:.0f})"
            title = f"API, {what}, {key} (load {api['load']:.1f})"
            rows.append((title, took, "p95 ≤ 40 ms", times["p95"] <= 40))
    return rows


def _engine(engine: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for title, part in (
        ("Page and all facet counts", "search"),
        ("The same with 2,000 changed rows", "search_with_changes"),
    ):
        for reader, times in engine[part].items():
            took = f"p50 {times['p50']:.2f}, p95 {times['p95']:.2f}, max {times['max']:.1f} ms"
            rows.append((f"{title}, {reader}", took, "p95 ≤ 5 ms", times["p95"] <= 5))
    kept, memory = engine["landing"]["kept"], engine["memory"]
    anew = f"p95 {kept['p95']:.3f} ms (worked out anew after a change: {engine['landing']['anew_ms']:.1f} ms)"
    rows.append(("Landing page with all facets", anew, "≤ 2 ms", kept["p95"] <= 2))
    index = memory["index_on_disk_mb"]
    rows.append(("Index on a machine", f"{index:.0f} MB", "≤ 250 MB", index <= 250))
    process = memory["process_mb"]
    rows.append(
        ("Process beside the index, Django and Wagtail loaded", f"{process:.0f} MB", "≤ 250 MB", process <= 250)
    )
    rows.append(("Taking in a changed row", f"{engine['apply_ms_per_document']:.2f} ms", "–", None))
    return rows


def _matrix(matrix: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for title, by_reader in matrix["crossings"].items():
        for reader, times in by_reader.items():
            took = f"p50 {times['p50']:.0f}, p95 {times['p95']:.0f} ms (of processor {times['cpu']:.0f})"
            is_aimed = title.startswith("25 regions x 41")
            target, met = ("p95 ≤ 300 ms", times["p95"] <= 300) if is_aimed else ("–", None)
            rows.append((f"Matrix, {title}, {reader}", took, target, met))
    told = f"{matrix['peak_mb']:.0f} MB; load meanwhile {matrix['load']:.1f}"
    rows.append(("Matrix, memory that counting takes at most", told, "–", None))
    return rows


def _networks(found: dict[str, Any]) -> list[Row]:
    return [row for size, times in found.items() for row in _network(f"{int(size):,}", times)]


def _network(size: str, times: dict[str, Any]) -> list[Row]:
    """One size; the target of seconds is that of the issue for so many organisations."""
    most = 1 if size == "2,000" else 3
    name, load = f"Network of {size} organisations", f"load {times['load_at_browser']:.1f}"
    sent = f"{times['bytes'] / 1e6:.2f} MB, packed {times['bytes_packed'] / 1e6:.2f} MB, {times['ties']:,} ties"
    drawn = f"p50 {times['drawn_s']:.2f}, max {times['drawn_max_s']:.2f}, first visit {times['first_s']:.2f} s ({load})"
    return [
        (f"{name}, page at the door", f"p50 {times['page']['p50']:.0f}, max {times['page']['max']:.0f} ms", "–", None),
        (f"{name}, data at the door", f"p50 {times['data']['p50']:.0f}, max {times['data']['max']:.0f} ms", "–", None),
        (f"{name}, size of the data", sent, "–", None),
        (f"{name}, drawn in Chromium", drawn, f"≤ {most} s", times["drawn_s"] <= most),
        (f"{name}, dragged", f"{times['frames']:.0f} frames a second", "≥ 30", times["frames"] >= 30),
        (
            f"{name}, places worked out",
            f"{times['places_s']:.1f} s, again from those of yesterday {times['places_again_s']:.1f} s",
            "–",
            None,
        ),
    ]


def _rebuild(rebuild: dict[str, Any]) -> list[Row]:
    took, cpu = rebuild["build_and_making_s"], rebuild["build_and_making_cpu_s"]
    told = f"{took:.0f} s ({cpu:.0f} s of processor), of which {rebuild['making_s']:.0f} s makes the rows; "
    return [("Index of made-up rows, one process", told + f"peak {rebuild['peak_mb']:.0f} MB", "–", None)]


def _postgres(plain: dict[str, Any]) -> list[Row]:
    return [
        (
            f"Plain PostgreSQL, the {plain['questions']} questions with words, {reader}",
            f"p50 {plain[reader]['p50']:.1f}, p95 {plain[reader]['p95']:.1f}, max {plain[reader]['max']:.0f} ms",
            "–",
            None,
        )
        for reader in ("anonymous", "regional")
    ] + [("Plain PostgreSQL, loading and indexing", f"{plain['load_s']:.0f} s", "–", None)]


def _pages(pages: dict[str, Any]) -> list[Row]:
    """The front page and the map in a text have their rows with the charts too, over other selections."""
    named = {
        "front": ("Front page with news, initiatives and counts", 25),
        "article": ("Page of an article", 30),
        "drawn": ("Page with a map or list in its text", 100),
        "organisation": ("Page of an organisation", 100),
    }
    rows: list[Row] = []
    for reader, found in pages.items():
        for kind, (title, most) in named.items():
            times = found[kind]
            # The front page of who looks after something asks the desk too, which has a target of its own.
            target = most if kind != "front" or reader == "anonymous" else 100
            took = f"p50 {times['p50']:.0f}, p95 {times['p95']:.0f}, max {times['max']:.0f} ms"
            took += f" (each asked for the first time: p95 {times['first']:.0f})"
            rows.append((f"{title}, {reader}", took, f"p95 ≤ {target} ms", times["p95"] <= target))
    return rows


def _door(door: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for reader in ("anonymous", "regional"):
        times = door[reader]
        took = f"p50 {times['p50']:.1f}, p95 {times['p95']:.1f}, max {times['max']:.0f} ms"
        rows.append((f"At the door, one client, {reader}", took, "p95 ≤ 25 ms", times["p95"] <= 25))
        speed = times["per_second"]
        rows.append((f"At the door, eight clients, {reader}", f"{speed:.0f} a second", "≥ 400 a second", speed >= 400))
    rows += _pages(door.get("pages", {}))
    memory = door["memory"]
    took = door["rebuild_s"]
    told = f"{took:.0f} s ({door['rebuild_cpu_s']:.0f} s of processor in two processes)"
    rows.append(("Rebuild from PostgreSQL", told, "≤ 60 s", took <= 60))
    web, index = memory["web_process_mb"], memory["index_on_disk_mb"]
    rows.append(("Largest web process beside the index", f"{web:.0f} MB", "≤ 250 MB", web <= 250))
    rows.append(("Index and word list on disk, real rows", f"{index:.0f} MB", "≤ 250 MB", index <= 250))
    return rows
