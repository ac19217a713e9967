from functools import partial

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "weerbaar.foundation.taxonomy"
    label = "taxonomy"
    verbose_name = "Begrippenlijsten"

    def ready(self) -> None:
        from weerbaar.foundation.ports import api
        from weerbaar.foundation.taxonomy import geography, vocabularies
        from weerbaar.foundation.taxonomy.api import router
        from weerbaar.foundation.taxonomy.models import Vocabulary

        api.add(api.Resource("begrippen en gebieden", router))
        for vocabulary in Vocabulary:
            api.tell_codes(vocabulary.value, partial(vocabularies.words, vocabulary.value))
        api.tell_codes("region", lambda: geography.table().regions)
