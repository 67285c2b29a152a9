"""Which turn of an account the failures to sign in are counted for: the next one ends a lock-out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_updates")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="sign_in_turn",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
