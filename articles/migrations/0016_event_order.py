"""An index in the order of the timeline, which is paged by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_search"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-date_earliest", "-id"], name="event_newest_first"),
        ),
    ]
