"""Template tags that every template has without loading them. Each is shown, with its code, at /ui/."""

from django import template

from weerbaar.foundation.ui import assets, drawing
from weerbaar.foundation.ui.tags import address, blocks, forms, outside, pieces, words

register = template.Library()

register.simple_tag(assets.asset)
register.simple_tag(pieces.icon)
register.simple_tag(drawing.drawn)
register.simple_tag(drawing.drawn_here, takes_context=True)
register.simple_tag(pieces.tiles_mark)

for take in (address.url_with, address.url_add, address.url_remove):
    register.simple_tag(take, takes_context=True)

for show in (pieces.button, pieces.badge, pieces.need, pieces.chip, pieces.tabs):
    register.simple_tag(drawing.component(show))

for show_here in (pieces.crumbs, pieces.pagination, pieces.sort_header):
    register.simple_tag(drawing.component(show_here), takes_context=True)

for take_in in (pieces.tile_map, forms.field, forms.form_errors):
    register.inclusion_tag(f"ui/components/{take_in.__name__}.html")(take_in)

register.inclusion_tag("ui/components/outside.html", takes_context=True)(outside.outside)

for around in (blocks.notice, blocks.empty, blocks.page_head, blocks.table_region, blocks.sheet):
    register.simple_block_tag(around)

for word in (words.amount, words.hours, words.within, words.ago, words.moment, words.running):
    register.filter(word.__name__, word)
