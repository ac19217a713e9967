"""An episode with its recording: put on the shelf and changed together. Series go by the services of every shelf."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from weerbaar.features.content.media import captions, telling
from weerbaar.features.content.media.captions import BadText
from weerbaar.features.content.media.models import Episode
from weerbaar.features.content.media.players import UnknownPlayer, player_of
from weerbaar.features.content.media.shelf import EPISODES
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import services as files
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing import services as publishing

BOTH = "Kies een bestand óf vul een adres in, niet allebei."
NEITHER = "Kies het bestand, of vul het adres in van een film die elders staat."
LATE = "begint pas na het einde van de opname ({})."


@transaction.atomic
def add_episode(
    actor: Any,
    values: Mapping[str, Any],
    file: StoredFile | None,
    *,
    publish: bool = False,
    is_example: bool = False,
    ref: str = "",
    published_at: datetime | None = None,
) -> Episode:
    """Put an episode on the shelf, as a draft unless `publish`. `values` are the fields of the shelf, and `captions`.

    For editors; `actor` None is the machine itself, which may say its address and when it came out.
    Raises Refused; Invalid with errors per field.
    """
    own, also = _split(values)
    if published_at is not None:
        also["published_at"] = published_at
    _check(own, also, file)
    if file is not None:
        own["seconds"], also["file"] = round(file.seconds or 0), files.keep(file)
    episode: Episode = publishing.add(EPISODES, actor, own, publish=publish, is_example=is_example, ref=ref, also=also)
    return episode


@transaction.atomic
def change_episode(
    actor: Any, episode: Episode, values: Mapping[str, Any], file: StoredFile | None = None, seen: str | None = None
) -> Episode:
    """Change the given fields, captions and the recording: another file, or an address in place of the file.

    Raises Refused, Stale (changed since `seen`), Invalid. Nothing is recorded when nothing differs.
    """
    row = lock(episode, seen)
    own, also = _split(values)
    address = own.get("address", row.address)
    old = row.file
    stays = old if file is None and not (address and not row.address) else None
    _check({"address": address, **own}, also, file or stays)
    also = {name: value for name, value in also.items() if getattr(row, name) != value}
    if file is not None:
        own["seconds"], also["file"] = round(file.seconds or 0), files.keep(file)
    elif stays is not None:
        own["seconds"] = row.seconds
    elif old is not None:
        also["file"] = None
    changed: Episode = publishing.change(EPISODES, actor, episode, own, seen=seen, also=also)
    if old is not None and stays is None:
        files.drop(old)
    return changed


def _split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields that history tells of in full, and captions, of which it says that they changed."""
    own = dict(values)
    also = {"captions": own.pop("captions")} if "captions" in own else {}
    return own, also


def _check(own: Mapping[str, Any], also: Mapping[str, Any], file: StoredFile | None) -> None:
    """Raises Invalid: for both or neither of file and address, and for texts that cannot be read."""
    errors: dict[str, list[str]] = {}
    address = own.get("address", "")
    if file is not None and address:
        errors["address"] = [BOTH]
    elif file is None and not address:
        errors["file"] = [NEITHER]
    elif address:
        try:
            player_of(address)
        except UnknownPlayer as error:
            errors["address"] = [str(error)]
    length = file.seconds if file is not None else own.get("seconds")
    told = {**own, **also}
    for name in ("captions", "transcript", "chapters"):
        try:
            _read(name, told.get(name) or "", length)
        except BadText as error:
            errors[name] = [str(error)]
    if errors:
        raise Invalid(errors)


def _read(name: str, text: str, length: float | None) -> None:
    """Raises BadText."""
    if name == "captions" and text:
        starts = [cue.start for cue in captions.read(text)]
    elif name == "chapters":
        starts = [one.start for one in telling.chapters(text)]
    else:
        starts = [cue.start for cue in telling.timed(text, length)]
    if length and starts and starts[-1] > length + 1:
        raise BadText(f"De laatste tijd ({telling.clock(starts[-1])}) {LATE.format(telling.clock(length))}")
