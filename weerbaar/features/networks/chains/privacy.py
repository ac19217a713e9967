"""Chains are about organisations; they know nothing about people."""

from weerbaar.foundation.ports.privacy import not_personal

not_personal("chains.chain", "audience ref need sub_need source", "Een code.")
not_personal("chains.chain", "name description", "Wat organisaties elkaar leveren; er wordt geen naam gevraagd.")
not_personal("chains.chainstep", "task", "Wat een organisatie in de keten doet.")
