import articles.models.languages
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0019_private_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='articlepage',
            name='language',
            field=models.CharField(blank=True, db_default="", default="", max_length=35, validators=[articles.models.languages.validate_language]),
        ),
    ]
