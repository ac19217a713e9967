"""The geography straight from the files, for tests that need no database."""

from collections import defaultdict

import pytest

from weerbaar.foundation.taxonomy.geography import Table
from weerbaar.foundation.taxonomy.loading import read


def table_from_files() -> Table:
    rows = sorted(read("municipalities.csv"), key=lambda row: row["name"])
    current = {row["code"]: row for row in rows if not row["ended_on"]}
    of_region: dict[str, tuple[str, ...]] = defaultdict(tuple)
    of_province: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, row in current.items():
        of_region[row["region"]] += (code,)
        of_province[row["province"]] += (code,)
    return Table(
        regions={row["code"]: row["name"] for row in read("regions.csv")},
        provinces={row["code"]: row["name"] for row in read("provinces.csv")},
        municipalities={code: row["name"] for code, row in current.items()},
        region_of={code: row["region"] for code, row in current.items()},
        province_of={code: row["province"] for code, row in current.items()},
        municipalities_of_region=of_region,
        municipalities_of_province=of_province,
        successors={row["code"]: row["successor"] for row in rows if row["successor"]},
    )


@pytest.fixture(scope="session")
def areas_table() -> Table:
    return table_from_files()
