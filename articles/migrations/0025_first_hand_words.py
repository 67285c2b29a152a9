"""Whether the words of a quote are of what their speaker went through."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_trigrams_of_an_expression'),
    ]

    operations = [
        migrations.AddField(
            model_name='quote',
            name='first_hand',
            field=models.BooleanField(db_default=False, default=False, help_text='Counts them among those affected in “Who is heard”, as long as readers are not told their name. It stands nowhere else.', verbose_name='speaks of what they went through themselves'),
        ),
    ]
