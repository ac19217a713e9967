"""The tile map has a square for every safety region, no two on one place."""

from django.template import Context, Template

from weerbaar.foundation.ui.tiles import TILES


def test_every_region_has_its_own_square():
    assert [t.code for t in sorted(TILES, key=lambda t: t.code)] == [f"VR{n:02}" for n in range(1, 26)]
    assert len({(t.column, t.row) for t in TILES}) == len(TILES)
    assert len({t.short for t in TILES}) == len(TILES)
    assert min(t.column for t in TILES) == min(t.row for t in TILES) == 0


def test_map_says_as_a_list_what_it_shows_as_squares():
    shown = Template("{% tile_map 'Per regio' links values %}").render(
        Context({"links": {"VR19": "/x/?regio=VR19"}, "values": {"VR19": "12"}})
    )
    assert shown.count('href="/x/?regio=VR19"') == 2
    assert 'aria-label="Zeeland, ZLD 12"' in shown
    assert shown.count("<li>") == 25
