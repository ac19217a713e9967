"""What saved searches know about people."""

from weerbaar.foundation.ports.privacy import not_personal, personal

personal(
    "find.savedsearch",
    "owner name query known",
    purpose="U laten weten als er iets nieuws is bij een vraag die u bewaarde.",
    ground="Toestemming: u bewaart de zoekopdracht zelf.",
    retention="Tot u de zoekopdracht weghaalt, en daarna nog 30 dagen om dat terug te draaien.",
    erasure="U haalt de zoekopdracht weg. Heft u uw account op, dan wordt alles meteen gewist.",
)
not_personal("find.savedsearch", "ref often", "Een code.")
