"""Films that stand elsewhere: which players may be shown, and what their address is. Nothing is asked of them here."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

YOUTUBE, VIMEO = "www.youtube-nocookie.com", "player.vimeo.com"
_ID = re.compile(r"[\w-]{6,64}")
_YOUTUBE_HOSTS = ("www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", YOUTUBE)
_VIMEO_HOSTS = ("vimeo.com", "www.vimeo.com", VIMEO)


class UnknownPlayer(ValueError):
    """The message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Player:
    """A film at another party: `host` is asked by the frame, `name` is who that is, `src` what the frame shows, `page`
    where it is seen there."""

    host: str
    name: str
    src: str
    page: str

    def starting_at(self, moment: int) -> str:
        """The address of the frame, from this moment on."""
        if not moment:
            return self.src
        return f"{self.src}#t={moment}s" if self.host == VIMEO else f"{self.src}?start={moment}"


def allowed() -> dict[str, str]:
    """Host -> name of the party, as the setting says."""
    return dict(one.split("=", 1) for one in settings.MEDIA_PLAYERS if "=" in one)


def player_of(address: str) -> Player:
    """The player for the address of a film. Raises UnknownPlayer for any party that is not on the list."""
    parties = allowed()
    host, path, query = _split(address.strip())
    player, film = _found(host, path, query)
    if film and player in parties:
        src, page = _addresses(player, film)
        return Player(player, parties[player], src, page)
    names = ", ".join(sorted(parties.values())) or "geen enkele partij"
    raise UnknownPlayer(f"Neem het hele adres over (https://…) van een film bij: {names}. Van andere tonen we niets.")


def _split(address: str) -> tuple[str, str, str]:
    """(host, path, query); ('', '', '') for what is no plain https address."""
    try:
        parts = urlsplit(address)
        is_plain = parts.scheme == "https" and not parts.username and parts.port is None
    except ValueError:
        is_plain = False
    return ((parts.hostname or "").lower(), parts.path, parts.query) if is_plain else ("", "", "")


def _found(host: str, path: str, query: str) -> tuple[str, str]:
    """(host of the player, code of the film), ('', '') when it is neither."""
    last = path.rstrip("/").rpartition("/")[2]
    if host in _YOUTUBE_HOSTS:
        film = (parse_qs(query).get("v") or [""])[0] or last
        return YOUTUBE, film if _ID.fullmatch(film) and film != "watch" else ""
    if host in _VIMEO_HOSTS:
        return VIMEO, last if last.isascii() and last.isdigit() else ""
    if re.fullmatch(r"/(?:w|videos/watch|videos/embed)/[\w-]+/?", path) and _ID.fullmatch(last):
        return host, last  # PeerTube, at whichever address it stands
    return "", ""


def _addresses(player: str, film: str) -> tuple[str, str]:
    if player == YOUTUBE:
        return f"https://{YOUTUBE}/embed/{film}", f"https://www.youtube.com/watch?v={film}"
    if player == VIMEO:
        return f"https://{VIMEO}/video/{film}?dnt=1", f"https://vimeo.com/{film}"
    return f"https://{player}/videos/embed/{film}", f"https://{player}/w/{film}"
