"""Lists of organisations as people keep them: names mangled in every way, with known duplicates among them."""

from __future__ import annotations

import random
from dataclasses import replace

from weerbaar.foundation.organisations.duplicates import Party

KINDS = (
    "Bakkerij Bouwbedrijf Transportbedrijf Installatiebedrijf Hotel Zorgcentrum Buurthuis Voetbalvereniging Scouting "
    "Basisschool Museum Theater Garage Loonbedrijf Woningcorporatie Huisartsenpraktijk Apotheek Dierenkliniek "
    "Drukkerij Catering Kerk Moskee Camping Zwembad Muziekvereniging Wijkraad Dorpshuis Technisch Bureau Garagebedrijf"
).split()
LEGAL = ("B.V.", "BV", "N.V.", "V.O.F.", "Stichting", "Stg.", "Vereniging", "Coöperatie", "Holding B.V.", "")
PLACES = (
    "Middelburg Vlissingen Goes Terneuzen Hulst Veere Breda Tilburg Eindhoven Rotterdam Delft Leiden Utrecht "
    "Amersfoort Zwolle Deventer Enschede Groningen Assen Emmen Leeuwarden Sneek Almere Lelystad Haarlem Alkmaar "
    "Nijmegen Apeldoorn Maastricht Roermond Venlo Heerlen Gouda Dordrecht Zoetermeer Ede Helmond Oss"
).split()
SYLLABLES = (
    "bra ven ka lo mer dijk ste win hol ter ga bos ro vel den kam sche wou ber li no zon der pol ha ze ri mo".split()
)
THINGS = (
    "Zon Brug Molen Haven Linde Eik Ster Kroon Leeuw Zwaan Anker Roos Poort Toren Vuurtoren Duin Polder Horizon".split()
)
ORDER = "Eerste Tweede Derde Nieuwe Oude Grote Kleine Groene Blauwe Gouden".split()


class Messy:
    """`existing` organisations, `new` rows, and `truth`: pairs (key of new, key of existing) that are one."""

    def __init__(self, rows: int = 5_000, there: int = 20_000, planted: int = 1_500, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._names: set[str] = set()
        self.existing = [self._party(number) for number in range(there)]
        self.truth: set[tuple[str, int]] = set()
        self.new: list[Party] = []
        for number, original in enumerate(self._random.sample(self.existing, planted)):
            self.new.append(self._mangled(original, f"rij {number}"))
            self.truth.add((f"rij {number}", int(str(original.key))))
        siblings = self._random.sample(self.existing, rows // 5)
        for number, original in enumerate(siblings, planted):
            self.new.append(self._sibling(original, f"rij {number}"))
        for number in range(planted + len(siblings), rows):
            self.new.append(replace(self._party(number), key=f"rij {number}"))
        self._random.shuffle(self.new)

    def _surname(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.choice((2, 3, 3)))).capitalize()

    def _name(self) -> str:
        choose = self._random.choice
        proper = choose(
            [
                lambda: self._surname(),
                lambda: f"Van {self._surname()}",
                lambda: f"Gebroeders {self._surname()}",
                lambda: f"{self._surname()} & {self._surname()}",
                lambda: f"De {choose(ORDER)} {choose(THINGS)} {self._surname()}",
                lambda: f"De {choose(THINGS)} {self._surname()}",
            ]
        )()
        name = f"{choose(KINDS)} {proper}" if self._random.random() < 0.85 else f"{proper} {choose(KINDS)}"
        legal = choose(LEGAL) if self._random.random() < 0.5 else ""
        return f"{legal} {name}" if legal.startswith(("St", "Ver", "Co")) else f"{name} {legal}".strip()

    def _party(self, number: int) -> Party:
        name = self._name()
        while name in self._names:
            name = self._name()
        self._names.add(name)
        kvk = f"{self._random.randrange(1_000_000, 99_999_999):08}" if self._random.random() < 0.6 else ""
        site = f"https://www.{self._slug(name)}{number}.invalid" if self._random.random() < 0.6 else ""
        place = self._random.choice(PLACES) if self._random.random() < 0.85 else ""
        return Party(number, name, kvk=kvk, website=site, place=place)

    def _slug(self, name: str) -> str:
        return "".join(letter for letter in name.casefold() if letter.isalnum())[:20]

    def _mangled(self, party: Party, key: str) -> Party:
        """The same organisation as somebody else types it: one to three things differ."""
        ways = [self._legal, self._slip, self._order, self._loud, self._signs, self._short]
        name = party.name
        for way in self._random.sample(ways, self._random.choice((1, 1, 2, 3))):
            name = way(name)
        site = party.website
        if site:
            site = self._random.choice(
                [site, site.replace("https://www.", ""), site.replace("https", "http") + "/over", ""]
            )
        kvk = self._random.choice([party.kvk, party.kvk, ""])
        place = self._random.choice(
            [party.place, party.place, party.place.upper(), "", f"{party.place} (Nl)" if party.place else ""]
        )
        return Party(key, name, kvk=kvk, website=site, place=place)

    def _sibling(self, party: Party, key: str) -> Party:
        """Another organisation that looks like it: elsewhere, a number further, another family, another kind."""
        number = f"{self._random.randrange(1_000_000, 99_999_999):08}"
        other_place = self._random.choice([place for place in PLACES if place != party.place])
        words = party.name.split()
        if party.place and self._random.random() < 0.4:
            return Party(key, party.name, kvk=number if party.kvk else "", place=other_place)
        if self._random.random() < 0.4:
            return Party(key, f"{party.name} {self._random.randrange(2, 9)}", place=party.place)
        kinds = [at for at, word in enumerate(words) if word not in KINDS and word not in LEGAL and len(word) > 4]
        if kinds:
            words[kinds[-1]] = self._surname()
        return Party(
            key, " ".join(words) if " ".join(words) != party.name else self._name(), kvk=number, place=party.place
        )

    def _legal(self, name: str) -> str:
        words = [word for word in name.split() if word not in LEGAL]
        legal = self._random.choice(LEGAL)
        return (
            f"{' '.join(words)} {legal}".strip()
            if self._random.random() < 0.7
            else f"{legal} {' '.join(words)}".strip()
        )

    def _slip(self, name: str) -> str:
        places = [at for at in range(1, len(name) - 2) if name[at].isalpha() and name[at + 1].isalpha()]
        at = self._random.choice(places)
        return self._random.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                name[:at] + self._random.choice("aeionrst") + name[at + 1 :],
                name[:at] + name[at] * 2 + name[at + 1 :],
            ]
        )

    def _order(self, name: str) -> str:
        words = name.split()
        return f"{' '.join(words[1:])}, {words[0]}" if len(words) > 1 else name

    def _loud(self, name: str) -> str:
        return self._random.choice([name.upper(), name.lower(), f"  {name} "])

    def _signs(self, name: str) -> str:
        return name.replace("&", "en").replace("ee", "eé").replace(" De ", " de ").replace("-", " ")

    def _short(self, name: str) -> str:
        return (
            name.replace("Gebroeders", "Gebr.")
            .replace("Voetbalvereniging", "VV")
            .replace("Stichting", "Stg")
            .replace("Technisch", "Techn.")
        )
