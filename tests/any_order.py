"""Rows that nobody put in order come in any order: `pytest -p tests.any_order`.

PostgreSQL mostly gives rows as they were written, so a test, or a page, that forgot the last key of its order passes a
thousand times and fails the next. With this plugin every query ends in `ORDER BY …, RANDOM()`.
"""

from typing import Any

import pytest
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler

_ordered = SQLCompiler.get_order_by


def _shuffled(compiler: Any) -> Any:
    query, order = compiler.query, _ordered(compiler)
    if query.distinct or query.distinct_fields or query.combinator or query.group_by or query.subquery:
        return order
    if query.annotation_select and any(each.contains_aggregate for each in query.annotation_select.values()):
        return order
    return [*order, (OrderBy(Random()), ("RANDOM()", (), False))]


def pytest_configure(config: pytest.Config) -> None:
    SQLCompiler.get_order_by = _shuffled  # type: ignore[assignment, method-assign]
