import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_importing'),
    ]

    operations = [
        migrations.AddField(
            model_name='embargoedrecord',
            name='made_openly',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='kill',
            name='opened_by',
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name='MailProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-sent_at', '-pk'],
                'get_latest_by': 'sent_at',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PolicyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('directive', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['-day', 'directive'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'directive'), name='one_policy_count_per_day')],
            },
        ),
        migrations.CreateModel(
            name='HistorySeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.CharField(choices=[('pages', 'pages'), ('records', 'records')], max_length=10)),
                ('entry_id', models.BigIntegerField()),
                ('salt', models.CharField(blank=True, max_length=64)),
                ('commitment', models.CharField(max_length=64)),
                ('previous', models.CharField(blank=True, max_length=64, unique=True)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('sealed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('log', 'entry_id'), name='one_seal_per_entry'), models.CheckConstraint(condition=models.Q(('log__in', ['pages', 'records'])), name='seal_is_of_a_known_log')],
            },
        ),
        migrations.CreateModel(
            name='Passkey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The human-readable name of this device.', max_length=64)),
                ('confirmed', models.BooleanField(default=True, help_text='Is this device ready for use?')),
                ('credential_id', models.CharField(max_length=1400, unique=True)),
                ('public_key', models.BinaryField()),
                ('sign_count', models.PositiveBigIntegerField(default=0)),
                ('added_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(help_text='The user that this device belongs to.', on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['added_at', 'pk'],
                'default_permissions': (),
            },
        ),
    ]
