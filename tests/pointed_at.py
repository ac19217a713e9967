"""What the addresses of the rights matrix point at: records around the cast, each made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.cast import ZEELAND, Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_chain,
    make_claim,
    make_contact,
    make_dataset,
    make_dilemma,
    make_document,
    make_episode,
    make_experience,
    make_file,
    make_invitation,
    make_kit,
    make_kit_file,
    make_notion,
    make_organisation,
    make_practice,
    make_relation,
    make_report,
    make_series,
)
from tests.offering import offer_a_file
from weerbaar.doors.find.models import SavedSearch
from weerbaar.doors.find.services import STOP, save_search
from weerbaar.features.content.articles.tests import made as pages
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.services import change_capability
from weerbaar.features.networks.drafts.services import start_draft
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.imports.services import confirm_batch
from weerbaar.features.networks.lineage.services import end_organisation, merge_organisations
from weerbaar.features.networks.reports.following import token_of
from weerbaar.foundation.letters.links import sign
from weerbaar.foundation.organisations.models import Clash, Organisation
from weerbaar.foundation.organisations.services import change_organisation
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.links.services import add_link


@dataclass(frozen=True, slots=True)
class World:
    """What the addresses point at. Each is made when asked for, as (args of the address)."""

    cast: Cast

    def args(self, what: str) -> list[Any]:
        if what == "-":
            return []
        make: Callable[[], list[Any]] = getattr(self, what)
        return make()

    def absent(self) -> list[Any]:
        return ["bestaat-niet"]

    def map_part(self) -> list[Any]:
        return ["organisatie", self.cast.aggregaten.pk // 20_000 + 1]

    def absent_part(self) -> list[Any]:
        return ["melding", 1]

    def plain_picture(self) -> list[Any]:
        return ["pagina"]

    def saved(self) -> list[Any]:
        """Eefje keeps a search."""
        return [self._saved().ref]

    def stop_letters(self) -> list[Any]:
        return [sign(STOP, {"ref": self._saved().ref})]

    def _saved(self) -> SavedSearch:
        return save_search(self.cast["eefje"], Asked(q="noodstroom"), "wekelijks")

    def document(self) -> list[Any]:
        return [make_document().ref]

    def page_of_document(self) -> list[Any]:
        return [*self.document(), 1]

    def dataset(self) -> list[Any]:
        return [make_dataset(read=True).ref]

    def closed_dataset(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_dataset(visibility="crisisprofessionals", area=["VR19"], read=True).ref]

    def draft_dataset(self) -> list[Any]:
        return [make_dataset(status="concept").ref]

    def unread_dataset(self) -> list[Any]:
        return [make_dataset(reading="mislukt", problem="Beschadigd.").ref]

    def table_of_dataset(self) -> list[Any]:
        return [*self.dataset(), 1]

    def table_of_closed(self) -> list[Any]:
        return [*self.closed_dataset(), 1]

    def made_of_dataset(self) -> list[Any]:
        return [*self.dataset(), "blad-1", "csv"]

    def made_of_closed(self) -> list[Any]:
        return [*self.closed_dataset(), "blad-1", "csv"]

    def as_turtle(self) -> list[Any]:
        return ["ttl"]

    def id_of_dataset(self) -> list[Any]:
        return [f"dataset/{self.dataset()[0]}"]

    def id_of_closed(self) -> list[Any]:
        return [f"dataset/{self.closed_dataset()[0]}"]

    def described_dataset(self) -> list[Any]:
        return [*self.id_of_dataset(), "ttl"]

    def described_closed(self) -> list[Any]:
        return [*self.id_of_closed(), "ttl"]

    def list_of_phases(self) -> list[Any]:
        return ["fasen"]

    def phases_as_turtle(self) -> list[Any]:
        return ["fasen", "ttl"]

    def closed_document(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_document(visibility="crisisprofessionals", area=["VR19"]).ref]

    def page_of_closed(self) -> list[Any]:
        return [*self.closed_document(), 1]

    def draft_document(self) -> list[Any]:
        return [make_document(status="concept").ref]

    def dilemma(self) -> list[Any]:
        return [make_dilemma().ref]

    def closed_dilemma(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_dilemma(visibility="crisisprofessionals", area=["VR19"]).ref]

    def draft_dilemma(self) -> list[Any]:
        return [make_dilemma(status="concept").ref]

    def kit(self) -> list[Any]:
        return [make_kit().ref]

    def closed_kit(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_kit(visibility="crisisprofessionals", area=["VR19"]).ref]

    def draft_kit(self) -> list[Any]:
        return [make_kit(status="concept").ref]

    def file_in_kit(self) -> list[Any]:
        held = make_kit_file(make_kit())
        return [held.kit.ref, held.ref]

    def file_in_closed_kit(self) -> list[Any]:
        held = make_kit_file(make_kit(visibility="crisisprofessionals", area=["VR19"]))
        return [held.kit.ref, held.ref]

    def kit_to_tell_of(self) -> list[Any]:
        return ["pakket", *self.kit()]

    def closed_kit_to_tell_of(self) -> list[Any]:
        return ["pakket", *self.closed_kit()]

    def experience(self) -> list[Any]:
        """Of Eefje's organisation, with a kit."""
        return [make_experience(make_kit(), self.cast.aggregaten).ref]

    def closed_experience(self) -> list[Any]:
        """Of Eefje's organisation, with a kit for crisis professionals."""
        kit = make_kit(visibility="crisisprofessionals", area=["VR19"])
        return [make_experience(kit, self.cast.aggregaten).ref]

    def notion(self) -> list[Any]:
        return [make_notion().ref]

    def closed_notion(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_notion(visibility="crisisprofessionals", area=["VR19"]).ref]

    def draft_notion(self) -> list[Any]:
        return [make_notion(status="concept").ref]

    def unread_document(self) -> list[Any]:
        return [make_document(reading="mislukt", problem="Beschadigd.").ref]

    def practice(self) -> list[Any]:
        return [make_practice().ref]

    def closed_practice(self) -> list[Any]:
        """For crisis professionals of Zeeland, and editors."""
        return [make_practice(visibility="crisisprofessionals", area=["VR19"]).ref]

    def draft_practice(self) -> list[Any]:
        return [make_practice(status="concept").ref]

    def proposal(self) -> list[Any]:
        """By Eefje, of her organisation."""
        whose = {"organisation": self.cast.aggregaten, "proposed_by": self.cast["eefje"]}
        return [make_practice(status="concept", **whose).ref]

    def initiative(self) -> list[Any]:
        return [make_practice(stage="initiatief").ref]

    def practice_to_tell_of(self) -> list[Any]:
        return ["praktijk", *self.practice()]

    def closed_practice_to_tell_of(self) -> list[Any]:
        return ["praktijk", *self.closed_practice()]

    def own_practice_to_tell_of(self) -> list[Any]:
        """Of Eefje's organisation itself, which is sent back to the page."""
        return ["praktijk", make_practice(organisation=self.cast.aggregaten).ref]

    def experience_with_practice(self) -> list[Any]:
        """Eefje's organisation does this too."""
        return [make_experience(make_practice(), self.cast.aggregaten).ref]

    def experience_of_closed(self) -> list[Any]:
        """An organisation that is not for everybody does this too."""
        return [make_experience(make_practice(), make_organisation("Besloten", visibility="crisisprofessionals")).ref]

    def unfollowing(self) -> list[Any]:
        """The link in a letter to Mats."""
        practice = Practice.objects.get(ref=self.practice()[0])
        return [sign("practice_unfollow", {"practice": practice.pk, "user": self.cast["mats"].pk})]

    def on_its_way(self) -> list[Any]:
        """Rosa is sending a file."""
        return [make_file(self.cast["rosa"], state="onderweg").ref]

    def document_to_link(self) -> list[Any]:
        return ["document", *self.document()]

    def closed_to_link(self) -> list[Any]:
        return ["document", *self.closed_document()]

    def linked_pair(self) -> list[Any]:
        """A document that belongs to Eefje's organisation."""
        document = make_document()
        add_link(self.cast["rosa"], document, self.cast.aggregaten)
        return ["document", document.ref, "organisatie", self.cast.aggregaten.ref]

    def draft(self) -> list[Any]:
        """Olaf's organisation asks Eefje's for something; not all is filled in."""
        asker, giver = self.cast.veldkeuken, self.cast.aggregaten
        return [start_draft(self.cast["olaf"], asker, giver, {"title": "Stroom"}).ref]

    def own_print(self) -> list[Any]:
        """A paper of Zeeland that Rick had made."""
        from tests.prints import make_print

        make_capability(self.cast.aggregaten)
        return [make_print(self.cast["rick"], "regio=VR19").ref]

    def yaml(self) -> list[Any]:
        return ["yaml"]

    def need(self) -> list[Any]:
        return ["bevolkingszorg"]

    def region(self) -> list[Any]:
        return ["VR19"]

    def municipality(self) -> list[Any]:
        return ["GM0687"]

    def my_org(self) -> list[Any]:
        return ["organisatie", *self.open()]

    def my_own(self) -> list[Any]:
        return ["organisatie", *self.own()]

    def my_place(self) -> list[Any]:
        return ["gemeente", "GM0687"]

    def my_region(self) -> list[Any]:
        return ["regio", "VR19"]

    def my_need(self) -> list[Any]:
        return ["behoefte", "bevolkingszorg"]

    def editors(self) -> list[Any]:
        return ["redactie", "alles"]

    def csv_of_org(self) -> list[Any]:
        return [*self.my_org(), "csv"]

    def csv_of_own(self) -> list[Any]:
        return [*self.my_own(), "csv"]

    def csv_of_place(self) -> list[Any]:
        return [*self.my_place(), "csv"]

    def csv_of_need(self) -> list[Any]:
        return [*self.my_need(), "csv"]

    def pdf_of_place(self) -> list[Any]:
        return [*self.my_place(), "pdf"]

    def nowhere(self) -> list[Any]:
        return ["gemeente", "GM9999"]

    def my_matter(self) -> list[Any]:
        return ["gemeente", "GM0687", "niet-erkend"]

    def no_matter(self) -> list[Any]:
        return ["gemeente", "GM0687", "bestaat-niet"]

    def open(self) -> list[Any]:
        """Public, local, in Middelburg; Eefje's."""
        return [self.cast.aggregaten.ref]

    def closed(self) -> list[Any]:
        """For crisis professionals of Zeeland; regional; nobody's in particular."""
        return [make_organisation("Besloten", visibility="crisisprofessionals", level="regionaal").ref]

    def own(self) -> list[Any]:
        """Eefje's, for her organisation only."""
        from tests.factories import set_visibility

        return [set_visibility(self.cast.aggregaten, "eigen-organisatie").ref]

    def nation(self) -> list[Any]:
        return [make_organisation("Landelijke Club", area=["NL"], level="landelijk").ref]

    def contact(self) -> list[Any]:
        """Of Eefje's organisation, for crisis professionals of Zeeland."""
        return [make_contact(self.cast.aggregaten, visibility="crisisprofessionals").ref]

    def served(self) -> list[Any]:
        """Eefje's, which has beds to offer: Tessa's need."""
        make_capability(self.cast.aggregaten, sub_needs=["bed"])
        return [self.cast.aggregaten.ref]

    def invitation(self) -> list[Any]:
        """For Eefje's organisation, an hour ago."""
        return [make_invitation(self.cast.aggregaten, sent_at=timezone.now() - timedelta(hours=1)).ref]

    def used_invitation(self) -> list[Any]:
        return [make_invitation(self.cast.aggregaten, state="aangenomen").ref]

    def invited(self) -> list[Any]:
        """The address in the mail: whoever has it reads it, the account of the invited address accepts."""
        return [sign("invitation_answer", {"ref": self.invitation()[0]})]

    def claim(self) -> list[Any]:
        """Rosa says that Eefje's organisation is hers."""
        return [make_claim(self.cast.aggregaten, self.cast["rosa"]).ref]

    def far_claim(self) -> list[Any]:
        """About an organisation that nobody coordinates."""
        return [make_claim(self.cast.veldkeuken, self.cast["rosa"]).ref]

    def letter(self) -> list[Any]:
        """The link in a letter to Eefje: whoever has it, has it."""
        from weerbaar.features.networks.upkeep.models import Ask
        from weerbaar.foundation.letters.links import sign

        ask = Ask.objects.create(
            user=self.cast["eefje"], organisation=self.cast.aggregaten, asked_on=timezone.localdate()
        )
        return [sign("upkeep_by_mail", {"ask": ask.pk})]

    def colleague(self) -> list[Any]:
        """Eefje, of her organisation."""
        return [self.cast.aggregaten.ref, self.cast["eefje"].uuid]

    def relation(self) -> list[Any]:
        """Eefje's organisation counts on Olaf's."""
        return [make_relation(self.cast.aggregaten, self.cast.veldkeuken).ref]

    def hidden_end(self) -> list[Any]:
        hidden = make_organisation("Besloten", visibility="crisisprofessionals")
        return [make_relation(hidden, self.cast.veldkeuken).ref]

    def membership(self) -> list[Any]:
        network = make_organisation("Netwerk Twente", area=["VR05"])
        network.members.create(member=self.cast.aggregaten)
        return [self.cast.aggregaten.ref, network.ref]

    def offer(self) -> list[Any]:
        """Energy, by Eefje's organisation, public."""
        return [make_capability(self.cast.aggregaten).ref]

    def closed_offer(self) -> list[Any]:
        """Beds, by Eefje's organisation, for crisis professionals of Zeeland."""
        return [make_capability(self.cast.aggregaten, sub_needs=["bed"], visibility="crisisprofessionals").ref]

    def withdrawn(self) -> list[Any]:
        return [make_capability(self.cast.aggregaten, status="ingetrokken").ref]

    def as_csv(self) -> list[Any]:
        return ["csv"]

    def as_xlsx(self) -> list[Any]:
        return ["xlsx"]

    def as_ods(self) -> list[Any]:
        return ["ods"]

    def as_hsds(self) -> list[Any]:
        return ["hsds"]

    def as_geojson(self) -> list[Any]:
        return ["geojson"]

    def as_graphml(self) -> list[Any]:
        return ["graphml"]

    def as_kumu(self) -> list[Any]:
        return ["kumu"]

    def as_svg(self) -> list[Any]:
        """Of the list, which is no picture."""
        return ["svg"]

    def as_png(self) -> list[Any]:
        return ["png"]

    def as_nothing(self) -> list[Any]:
        return ["docx"]

    def being_made(self) -> list[Any]:
        """A long selection that Eefje asked for."""
        owner = self.cast["eefje"]
        return [Export.objects.create(owner=owner, format="csv", address="?", has_second_step=True).ref]

    def taken_along(self) -> list[Any]:
        """The same, and it is there; in it is what a member sees."""
        export = Export.objects.get(ref=self.being_made()[0])
        export.file.save("kaart.csv", ContentFile(b"ref"), save=False)
        export.state, export.keys = "klaar", ["openbaar", "leden"]
        export.save()
        return [export.ref]

    def file(self) -> list[Any]:
        """One that Eefje offered and has not confirmed."""
        return [offer_a_file(self.cast).ref]

    def wrong_file(self) -> list[Any]:
        return [offer_a_file(self.cast, text="organisatie;vorm\nAggregaten Walcheren;onzin").ref]

    def read_file(self) -> list[Any]:
        """One that Eefje read in."""
        return [confirm_batch(self.cast["eefje"], offer_a_file(self.cast)).ref]

    def agreement(self) -> list[Any]:
        return [self._agreement("openbaar")]

    def closed_one(self) -> list[Any]:
        return [self._agreement("crisisprofessionals")]

    def chain(self) -> list[Any]:
        return [make_chain([self.cast.aggregaten, self.cast.veldkeuken]).ref]

    def closed_chain(self) -> list[Any]:
        """Public itself, with a hidden organisation in it."""
        return [make_chain([self.cast.aggregaten, make_organisation("Besloten", visibility="crisisprofessionals")]).ref]

    def report(self) -> list[Any]:
        """About Eefje's organisation, by nobody in particular."""
        return [make_report(self.cast.aggregaten).ref]

    def unkept_report(self) -> list[Any]:
        """About an organisation without editor or coordinator: it lies with the administrators."""
        return [make_report(make_organisation("Niemands Werf", area=["VR25"]), desk="platform").ref]

    def followed(self) -> list[Any]:
        return [token_of(make_report(self.cast.aggregaten))]

    def ended(self) -> list[Any]:
        """Eefje's, and it has stopped."""
        end_organisation(self.cast["eefje"], self.cast.aggregaten, date(2026, 1, 31))
        return self.open()

    def two_open(self) -> list[Any]:
        """Eefje's, and one in Veere."""
        return [self.cast.aggregaten.ref, make_organisation("Nog een", area=["VR19"], municipality="GM0717").ref]

    def one_closed(self) -> list[Any]:
        return [self.cast.aggregaten.ref, *self.closed()]

    def merged(self, visibility: str = "openbaar") -> list[Any]:
        """One in Veere went up in Eefje's."""
        other = make_organisation("Nog een", visibility, area=["VR19"], municipality="GM0717")
        outcome = merge_organisations(self.cast["rick"], self.cast.aggregaten, other)
        assert outcome.succession is not None
        return [outcome.succession.ref]

    def merged_closed(self) -> list[Any]:
        return self.merged("crisisprofessionals")

    def clash(self, visibility: str = "openbaar") -> list[Any]:
        """Eefje's organisation carries the number of another."""
        clash = Clash.objects.create(scheme="kvk", value="12345678")
        clash.organisations.add(self.cast.aggregaten, make_organisation("Ook", visibility, area=["VR19"]))
        return ["kvk", "12345678"]

    def clash_hidden(self) -> list[Any]:
        return self.clash("eigen-organisatie")

    def open_versions(self) -> list[Any]:
        return ["organisaties", *self.open()]

    def closed_versions(self) -> list[Any]:
        return ["organisaties", *self.closed()]

    def no_such_kind(self) -> list[Any]:
        return ["regels", *self.open()]

    def open_version(self) -> list[Any]:
        """As Eefje's organisation stood before it was changed."""
        change_organisation(self.cast["eefje"], self.cast.aggregaten, {"seat": "Veere"})
        return ["organisaties", self.cast.aggregaten.ref, "begin"]

    def closed_version(self) -> list[Any]:
        """As the closed offer stood before it was changed."""
        offer = make_capability(self.cast.aggregaten, sub_needs=["bed"], visibility="crisisprofessionals")
        change_capability(self.cast["eefje"], offer, {"name": "Veldbed"})
        return ["capaciteiten", offer.ref, "begin"]

    def article(self, **fields: Any) -> list[Any]:
        return [pages.make_article(area=[ZEELAND], **fields).slug]

    def closed_article(self) -> list[Any]:
        return self.article(visibility="crisisprofessionals")

    def draft_article(self) -> list[Any]:
        return self.article(is_live=False)

    def history_of_article(self, **fields: Any) -> list[Any]:
        return ["article", pages.make_article(**fields).ref]

    def history_of_draft(self) -> list[Any]:
        return self.history_of_article(is_live=False)

    def history_of_nothing(self) -> list[Any]:
        return ["regel", self.cast.aggregaten.ref]

    def standing(self) -> list[Any]:
        return [pages.make_standing_page().slug]

    def theme(self) -> list[Any]:
        return [pages.make_theme().slug]

    def draft_theme(self) -> list[Any]:
        return [pages.make_theme(is_live=False).slug]

    def question(self, visibility: str = "openbaar") -> list[Any]:
        theme = pages.make_theme()
        return [theme.slug, pages.make_question(theme, visibility=visibility, area=[ZEELAND]).slug]

    def closed_question(self) -> list[Any]:
        return self.question("crisisprofessionals")

    def picture(self, visibility: str = "openbaar") -> list[Any]:
        """One size of a picture on an article."""
        picture = pages.make_picture()
        pages.make_article(picture=picture, is_decoration=True, visibility=visibility, area=[ZEELAND])
        return [picture.pk, picture.get_rendition("width-100").url.rpartition("/")[2]]

    def closed_picture(self) -> list[Any]:
        return self.picture("crisisprofessionals")

    def attachment(self) -> list[Any]:
        file = pages.make_attachment()
        pages.make_article(body=[("download", {"file": file, "about": ""})])
        return [file.pk, file.filename]

    def unused_attachment(self) -> list[Any]:
        file = pages.make_attachment()
        return [file.pk, file.filename]

    def _agreement(self, visibility: str) -> str:
        party = self.cast.aggregaten
        made = make_agreement([party], [make_capability(party)], visibility=visibility)
        made.document.save("afspraak.pdf", ContentFile(b"%PDF-1.7"))
        return made.ref

    def series(self) -> list[Any]:
        return [make_series().ref]

    def closed_series(self) -> list[Any]:
        """For crisis professionals of Zeeland."""
        return [make_series("Besloten", "crisisprofessionals", area=["VR19"]).ref]

    def draft_series(self) -> list[Any]:
        return [make_series(status="concept").ref]

    def episode(self) -> list[Any]:
        return [make_episode(series=make_series()).ref]

    def closed_episode(self) -> list[Any]:
        """Public itself, in a series for crisis professionals of Zeeland."""
        return [make_episode(series=make_series("Besloten", "crisisprofessionals", area=["VR19"])).ref]

    def draft_episode(self) -> list[Any]:
        return [make_episode(status="concept").ref]

    def film_elsewhere(self) -> list[Any]:
        return [make_episode(address="https://vimeo.com/123456789").ref]

    def recording(self) -> list[Any]:
        return [*self.episode(), "mp3"]

    def closed_recording(self) -> list[Any]:
        return [*self.closed_episode(), "mp3"]

    def draft_recording(self) -> list[Any]:
        return [*self.draft_episode(), "mp3"]

    def other_recording(self) -> list[Any]:
        """Of a kind that this episode has not."""
        return [*self.episode(), "mp4"]


def uuid_of(ref: str) -> Any:
    """What the API calls the record that pages call `ref`; a code stays a code."""
    for model in (Organisation, Capability, Agreement, Practice):
        if found := model.objects.filter(ref=ref).first():
            return found.uuid
    return ref
