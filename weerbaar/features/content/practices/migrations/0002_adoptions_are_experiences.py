from django.db import migrations

# Raw SQL: moments and references stay as they were, also those that Django fills in by itself.
FORWARDS = """
INSERT INTO experiences_experience
    (uuid, ref, created_at, updated_at, kind, target, organisation_id, place, "on", text, by_id, is_example)
SELECT a.uuid, a.ref, a.created_at, a.updated_at, 'practice', p.uuid, a.organisation_id, '', NULL, a.text, a.by_id,
    a.is_example
FROM practices_adoption a JOIN practices_practice p ON p.id = a.practice_id
ORDER BY a.id;
DELETE FROM practices_adoption;
"""
BACKWARDS = """
INSERT INTO practices_adoption
    (uuid, ref, created_at, updated_at, practice_id, organisation_id, text, by_id, is_example)
SELECT e.uuid, e.ref, e.created_at, e.updated_at, p.id, e.organisation_id, e.text, e.by_id, e.is_example
FROM experiences_experience e JOIN practices_practice p ON p.uuid = e.target
WHERE e.kind = 'practice'
ORDER BY e.id;
DELETE FROM experiences_experience WHERE kind = 'practice';
"""


class Migration(migrations.Migration):
    """'Wij doen dit ook' becomes an experience with a practice. The way back loses place and day."""

    dependencies = [("practices", "0001_initial"), ("experiences", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
