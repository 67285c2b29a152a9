"""Stories that were killed: digests of their addresses and a report."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_merging'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField(unique=True)),
                ('cause', models.CharField(choices=[('danger', 'Somebody is in danger because of it'), ('privacy', 'It says what nobody may know about a person'), ('legal', 'A court or the law demands it'), ('other', 'Another reason')], max_length=20)),
                ('killed_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('removed', models.JSONField(default=list)),
                ('kept', models.JSONField(default=list)),
                ('files_left', models.JSONField(default=list)),
                ('pages_left', models.JSONField(default=list)),
                ('killed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-killed_at', '-pk'],
                'default_permissions': ('add', 'view'),
            },
        ),
        migrations.CreateModel(
            name='KilledAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('kill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='articles.kill')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='kill',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['danger', 'privacy', 'legal', 'other'])), name='kill_cause_is_known'),
        ),
    ]
