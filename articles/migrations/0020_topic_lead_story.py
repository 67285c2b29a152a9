import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The story that an editor puts first on the page of a topic."""

    dependencies = [("articles", "0019_hide_blocking")]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="lead_story",
            field=models.ForeignKey(
                blank=True,
                help_text="Stands first on the topic's page while it is published. Without one the "
                "newest story does.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="leads_topics",
                to="articles.articlepage",
            ),
        ),
    ]
