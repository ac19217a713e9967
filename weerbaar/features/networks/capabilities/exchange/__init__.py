"""Capabilities as a table: read a file, plan what it would do, do it. One file, all or nothing.

    table = sheets.read(name, data, COLUMNS)   # foundation.kit.sheets: XLSX, CSV or ODS
    plan = make_plan(table, actor)             # writes nothing; `plan.errors` names each wrong cell
    outcome = apply_plan(plan, actor)          # one transaction, one record
    write_template(template_rows(capabilities), kind)      # what goes out comes back in as unchanged
    write_with_remarks(table, plan.errors, plan.refused.values())

The screen, the command and the demo content all go this way.
"""

from weerbaar.features.networks.capabilities.exchange.applying import Outcome, apply_plan
from weerbaar.features.networks.capabilities.exchange.columns import COLUMNS
from weerbaar.features.networks.capabilities.exchange.likely import Answers
from weerbaar.features.networks.capabilities.exchange.planning import make_plan
from weerbaar.features.networks.capabilities.exchange.plans import CellError, Double, Plan
from weerbaar.features.networks.capabilities.exchange.templates import template_rows, write_template, write_with_remarks

__all__ = [
    "COLUMNS",
    "Answers",
    "CellError",
    "Double",
    "Outcome",
    "Plan",
    "apply_plan",
    "make_plan",
    "template_rows",
    "write_template",
    "write_with_remarks",
]
