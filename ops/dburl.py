"""`DATABASE_URL`: any PostgreSQL 15 or newer; a wrong value stops with one sentence."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ops.say import StopError

OLDEST = 15
SHAPE = "postgresql://gebruiker:wachtwoord@machine:5432/naam"
CONNECT_SECONDS = 8


def parse(url: str) -> dict[str, Any]:
    """Django's settings for a database address. Raises StopError when it is not one of PostgreSQL."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise StopError(f"DATABASE_URL is niet te lezen. Schrijf het zo: {SHAPE}") from None
    if not parts.scheme or "://" not in url:
        raise StopError(f"DATABASE_URL is geen adres van een database. Schrijf het zo: {SHAPE}")
    if parts.scheme not in ("postgres", "postgresql"):
        raise StopError(
            f"DATABASE_URL begint met “{parts.scheme}”, maar alleen PostgreSQL {OLDEST} of nieuwer kan. "
            f"Schrijf het zo: {SHAPE}"
        )
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise StopError(f"In DATABASE_URL ontbreekt de naam van de database. Schrijf het zo: {SHAPE}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "weerbaar.foundation.kit.postgres",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def check(settings: dict[str, Any], what: str, oldest: int = OLDEST) -> None:
    """Connects once. Raises StopError, beginning with `what`, when that fails or the server is older than `oldest`."""
    import psycopg

    try:
        connection = psycopg.connect(
            host=settings["HOST"] or None,
            port=settings["PORT"] or None,
            user=settings["USER"] or None,
            password=settings.get("PASSWORD") or None,
            dbname=settings["NAME"],
            **{"connect_timeout": CONNECT_SECONDS, **settings.get("OPTIONS", {})},
        )
    except psycopg.Error as error:
        raise StopError(f"{what}: {_reason(settings, str(error))}") from None
    with connection:
        version = connection.info.server_version // 10000
    if version < oldest:
        raise StopError(f"{what}: deze PostgreSQL heeft versie {version}; nodig is versie {oldest} of nieuwer.")


def _reason(settings: dict[str, Any], message: str) -> str:
    """Why connecting failed, in Dutch, without the password."""
    place = settings["HOST"] or "deze machine"
    where = f"{place}, poort {settings['PORT'] or 5432}"
    if "password" in message or "no pg_hba.conf entry" in message or ("role" in message and "not exist" in message):
        return f"de database op {where} laat gebruiker “{settings['USER']}” niet toe; kijk naam en wachtwoord na."
    if "database" in message and "not exist" in message:
        return f"op {where} bestaat geen database “{settings['NAME']}”; maak die eerst aan."
    if "invalid" in message and "option" in message:
        return "de opties achter het vraagteken kloppen niet; haal weg wat PostgreSQL niet kent."
    if "translate host name" in message or "resolve" in message:
        return f"de machine “{place}” is niet te vinden; kijk de naam na."
    return f"op {where} antwoordt geen PostgreSQL; kijk of die draait en of het adres klopt."
