"""Lists of codes hold nothing about people; what is free text stands in `plugs.py`."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("capabilities.capability", "audience ref sub_needs phases area regions falls_away", "Een code.")
