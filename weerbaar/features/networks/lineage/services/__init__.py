"""Merging, splitting and ending organisations, and undoing that. Always: may, lock and check, write, record."""

from weerbaar.features.networks.lineage.services.ending import end_organisation, resume_organisation
from weerbaar.features.networks.lineage.services.rehearsing import rehearse

__all__ = ["end_organisation", "rehearse", "resume_organisation"]
