"""Who is due is put into the queue by one statement, however many they are. No act is recorded by that."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

_QUEUE = """
INSERT INTO checkins_errand (enrolment_id, rank, due_at)
SELECT one.id, CASE one.stage WHEN 'held' THEN 0 WHEN 'contact' THEN 0 WHEN 'again' THEN 1 ELSE 2 END, one.look_at
FROM checkins_enrolment one
WHERE one.look_at <= %s AND one.stage <> 'left'
ON CONFLICT DO NOTHING
"""  # without NOT EXISTS: PostgreSQL would look through its own new rows for each next one


def queue(now: datetime) -> int:
    """Queues everybody to whom something is owed by now and who is not queued yet. How many that were."""
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, [connection.ops.adapt_datetimefield_value(now)])
        return cursor.rowcount
