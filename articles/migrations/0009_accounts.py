"""Accounts: sessions that end at once, invitations, the second factor, counted attempts."""

import articles.models.users
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_embargoes'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='session_salt',
            field=models.CharField(default=articles.models.users.new_session_salt, editable=False, max_length=32),
        ),
        migrations.CreateModel(
            name='AttemptCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64)),
                ('begun_at', models.DateTimeField()),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['-begun_at', 'pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['begun_at'], name='attempts_begun_at')],
                'constraints': [models.UniqueConstraint(fields=('scope', 'digest', 'begun_at'), name='unique_attempts')],
            },
        ),
        migrations.CreateModel(
            name='GroupSecurity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('second_factor_required', models.BooleanField(default=False)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='security', to='auth.group')),
            ],
            options={
                'verbose_name_plural': 'group security',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('first_name', models.CharField(blank=True, max_length=150)),
                ('last_name', models.CharField(blank=True, max_length=150)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('account', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('groups', models.ManyToManyField(blank=True, related_name='+', to='auth.group')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-invited_at', '-pk'],
            },
        ),
    ]
