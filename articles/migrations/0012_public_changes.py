"""When what readers see changed last: one row a change."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_reader_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'ordering': ['-changed_at', '-pk'],
                'default_permissions': (),
            },
        ),
    ]
