"""What the page of a data set tells programs (schema.org Dataset)."""

from collections.abc import Mapping
from typing import Any

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports import structured
from weerbaar.shared.describing.structured import day, organisation, work_of


def plug() -> None:
    structured.tell("dataset_detail", dataset, picture="Dataset")


def dataset(context: Mapping[str, Any]) -> structured.Data:
    """With every file that can be taken along, and its columns."""
    one = context["dataset"]
    period = "/".join(day(when) or ".." for when in (one.period_from, one.period_to))
    return work_of(
        one,
        "Dataset",
        creator=organisation(one.author),
        datePublished=day(one.issued_on or one.published_at),
        version=one.version,
        keywords=", ".join(one.keywords),
        temporalCoverage="" if period == "../.." else period,
        isAccessibleForFree=True,
        variableMeasured=[column["name"] for column in context.get("every_column", ())],
        distribution=[
            {"@type": "DataDownload", "name": file["title"], "contentUrl": absolute(file["url"])}
            for file in context["downloads"]
        ],
    )
