"""Articles are published by the editors; what is told in them about people, the editors answer for."""

from weerbaar.foundation.ports.privacy import not_personal, personal

DESCRIBED = "needs sub_needs phases threats area regions levels target_groups language"
for _model in ("article", "standingpage", "theme", "question", "introduction"):
    not_personal(f"articles.{_model}", "ref audience", "Een code.")
for _model in ("article", "standingpage", "question"):
    not_personal(f"articles.{_model}", DESCRIBED, "Codes van lijsten.")
for _model, _fields in {
    "article": "summary body picture_alt",
    "standingpage": "summary body",
    "theme": "summary",
    "question": "answer",
    "introduction": "body",
}.items():
    personal(
        f"articles.{_model}",
        _fields,
        purpose="Nieuws en uitleg. In een tekst kan iemand worden genoemd of aangehaald.",
        ground="Uitvoering van een taak van algemeen belang.",
        retention="Zolang de tekst op het platform staat; eerdere versies zolang de pagina bestaat.",
        erasure="De redactie past de tekst op verzoek aan.",
    )
for _model in ("article", "question"):
    not_personal(f"articles.{_model}", "source source_url", "Een organisatie of publicatie, niet een persoon.")
not_personal("articles.question", "norm", "Een norm, zoals 72 uur.")
not_personal("articles.introduction", "code", "Een code van een behoefte of regio.")

# What every page of Wagtail has.
PAGES = (
    "article", "standingpage", "theme", "question", "introduction",
    "newsindex", "questionindex", "standingindex", "introductionindex",
)  # fmt: skip
for _model in PAGES:
    not_personal(f"articles.{_model}", "path slug url_path", "Waar een bladzijde staat.")
    not_personal(
        f"articles.{_model}", "title draft_title seo_title search_description", "Waar een bladzijde over gaat."
    )
    personal(
        f"articles.{_model}",
        "owner locked_by",
        purpose="Weten welke redacteur een bladzijde begon, en wie haar nu vasthoudt.",
        ground="Uitvoering van een taak van algemeen belang.",
        retention="Zolang de bladzijde er staat.",
        erasure="De koppeling met de redacteur wordt gewist als die het account opheft.",
    )
not_personal("articles.secondeditor", "name", "Hoe een stap van de controle heet.")
