"""Steps that ask several checks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_newsroom")]

    operations = [
        migrations.AddField(
            model_name="reviewtask",
            name="asks",
            field=models.ManyToManyField(
                blank=True,
                help_text="The checks whose questions are answered in this very step.",
                related_name="asked_in",
                to="articles.checktask",
            ),
        ),
    ]
