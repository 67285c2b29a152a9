import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The name of a relation alone: nothing changes in the database."""

    dependencies = [
        ("articles", "0018_file_checksums"),
    ]

    operations = [
        migrations.AlterField(
            model_name="blockingcomment",
            name="comment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.comment",
            ),
        ),
    ]
