"""Merging, splitting and ending organisations, and undoing that. Always: may, lock and check, write, record."""

from weerbaar.features.networks.lineage.services.ending import end_organisation, resume_organisation
from weerbaar.features.networks.lineage.services.merging import merge_organisations
from weerbaar.features.networks.lineage.services.rehearsing import rehearse
from weerbaar.features.networks.lineage.services.splitting import split_organisation
from weerbaar.features.networks.lineage.services.undoing import undo_succession

__all__ = [
    "end_organisation",
    "merge_organisations",
    "rehearse",
    "resume_organisation",
    "split_organisation",
    "undo_succession",
]
