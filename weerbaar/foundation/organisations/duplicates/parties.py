"""What is compared of two organisations, brought back to what makes them differ."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from weerbaar.foundation.kit.text import fold

# Forms that say what somebody is before the law, and not who.
LEGAL = frozenset(
    "bv nv vof cv ua ba stichting stg sticht vereniging ver cooperatie coop maatschap eenmanszaak holding gmbh ltd "
    "sa".split()
)
SHORT = {
    "gem": "gemeente", "kon": "koninklijke", "ned": "nederlandse", "nl": "nederland", "zkh": "ziekenhuis",
    "vr": "veiligheidsregio", "prov": "provincie", "mij": "maatschappij", "wbv": "woningbouwvereniging",
    "vv": "voetbalvereniging", "int": "internationaal", "transp": "transport", "ond": "onderneming", "cie": "compagnie",
    "st": "sint", "afd": "afdeling", "ass": "assurantien", "dienstverl": "dienstverlening", "bros": "gebroeders",
    "gebr": "gebroeders", "fa": "firma", "techn": "technisch", "adv": "advies", "bouwbedr": "bouwbedrijf",
    "bedr": "bedrijf",
}  # fmt: skip
SMALL = frozenset("de het een en van der den ter ten te in op aan bij voor met t s d n the of and".split())
PLACES = {
    "den haag": "s gravenhage", "den bosch": "s hertogenbosch", "a dam": "amsterdam", "adam": "amsterdam",
    "rdam": "rotterdam", "r dam": "rotterdam",
}  # fmt: skip
# Addresses that many share say nothing about who somebody is.
SHARED_SITES = frozenset(
    "facebook.com instagram.com linkedin.com twitter.com x.com youtube.com wordpress.com weebly.com wixsite.com "
    "google.com blogspot.com jouwweb.nl mijndomein.nl gmail.com hotmail.com github.io".split()
)
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}|\b[a-z](?:/[a-z])+\b|\b[a-z]\.[a-z]\b")
_NO_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Party:
    """One organisation as far as it is told; `key` is whatever the caller knows it by."""

    key: Hashable
    name: str
    other_names: tuple[str, ...] = ()
    kvk: str = ""
    website: str = ""
    place: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell, in order: folded, abbreviations written out, without legal forms.

    >>> words_of("Stg. Het Gebr. Janssen-Fonds B.V.")
    ('het', 'gebroeders', 'janssen', 'fonds')
    """
    text = fold(name).replace("&", " en ").replace("+", " en ")
    text = _DOTTED.sub(lambda found: re.sub(r"[./]", "", found[0]) + " ", text)
    words = [SHORT.get(word, word) for word in _NO_WORD.split(text) if word]
    telling = [word for word in words if word not in LEGAL]
    return tuple(telling or words)


@lru_cache(maxsize=100_000)
def domain_of(website: str) -> str:
    """'https://www.voorbeeld.nl/over' is 'voorbeeld.nl'; '' for an address that many share."""
    text = website.strip().casefold()
    host = urlsplit(text if "://" in text else f"//{text}").netloc.rpartition("@")[2].partition(":")[0]
    host = host.removeprefix("www.").rstrip(".")
    return "" if not host or any(host == site or host.endswith(f".{site}") for site in SHARED_SITES) else host


@lru_cache(maxsize=50_000)
def place_of(place: str) -> str:
    """A place without what people write behind it: 'Middelburg (Zld)' is 'middelburg'."""
    text = " ".join(_NO_WORD.sub(" ", fold(re.sub(r"\(.*?\)", "", place))).split())
    return PLACES.get(text, text)
