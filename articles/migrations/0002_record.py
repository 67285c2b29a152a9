"""Everything but the user: the record, the pages, pictures and files, and what people decided."""

import articles.models.files
import articles.models.fuzzy_dates
import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import taggit.managers
import uuid
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0001_user'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kicker', models.CharField(blank=True, max_length=80)),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst (dek)')),
                ('slugline', models.CharField(blank=True, help_text="The newsroom's own short name for the story.", max_length=80)),
                ('published_on', models.DateField(verbose_name='date of the story')),
                ('lead_image_alt', models.CharField(blank=True, help_text='What the picture shows, for readers who do not see it.', max_length=255, verbose_name='alternative text')),
                ('lead_image_caption', models.CharField(blank=True, max_length=400, verbose_name='caption')),
                ('lead_image_credit', models.CharField(blank=True, max_length=255, verbose_name='credit')),
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('image', 5), ('pull_quote', 7), ('excerpt', 10), ('timeline', 12)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul', 'make-quote'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 160, 'template': 'articles/blocks/heading.html'}), 2: ('wagtail.images.blocks.ImageBlock', [], {}), 3: ('wagtail.blocks.CharBlock', (), {'max_length': 400, 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'max_length': 255, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('image', 2), ('caption', 3), ('credit', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {}), 7: ('wagtail.blocks.StructBlock', [[('words', 6), ('attribution', 4)]], {}), 8: ('wagtail.snippets.blocks.SnippetChooserBlock', ('articles.SourceDocument',), {'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Where it stands: “page 4”, “section 2”.', 'max_length': 120, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('document', 8), ('passage', 6), ('locator', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'default': 'What happened when', 'max_length': 120, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 11)]], {})})),
                ('listing_title', models.CharField(blank=True, max_length=255)),
                ('listing_summary', models.TextField(blank=True)),
                ('address', models.CharField(blank=True, editable=False, max_length=255, validators=[django.core.validators.RegexValidator('^/\\d{4}/\\d{2}/\\d{2}/[-\\w]+/$', 'An address looks like /2017/07/13/letter-on-chechnya/.')])),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('tagline', models.CharField(blank=True, max_length=160)),
                ('footer', wagtail.fields.RichTextField(blank=True)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('is_demo', models.BooleanField(default=False, help_text='Shows on every page that this newsroom is a demonstration.')),
            ],
            options={
                'verbose_name': 'front page',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='SectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'section',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True)),
                ('body', wagtail.fields.RichTextField(blank=True)),
            ],
            options={
                'verbose_name': 'standing page',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('biography', models.TextField(blank=True)),
                ('has_public_page', models.BooleanField(default=False)),
                ('user', models.ForeignKey(blank=True, help_text='Seen in the newsroom only; leave empty to protect a pseudonym.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='authors', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name_key', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bylines', to='articles.author')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'byline',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('date_edtf', models.CharField(blank=True, help_text='A day (2017-06-27), a month (2017-05), a year (2016), a span (2017-07-01/2017-07-12) or one without an end (2017-03-01/..).', max_length=60, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='date')),
                ('date_as_said', models.CharField(blank=True, help_text='“earlier this month”', max_length=120, verbose_name="date in the source's words")),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('description', models.TextField(blank=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='articles.event')),
            ],
            options={
                'ordering': ['date_earliest', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EventMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Proposed by the machine, not confirmed')], default='editor', editable=False, max_length=20)),
                ('role', models.CharField(choices=[('subject', 'Subject'), ('background', 'Background')], default='subject', max_length=20)),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mentions', to='articles.event')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='event_mentions', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'event in the story',
                'verbose_name_plural': 'events in the story',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LeadStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lead_places', to='articles.articlepage')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='lead_stories', to='articles.homepage')),
            ],
            options={
                'verbose_name': 'lead story',
                'verbose_name_plural': 'lead stories',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NewsFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('file', models.FileField(upload_to=articles.models.files.upload_to)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='NewsImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, width_field='width')),
                ('credit', models.CharField(blank=True, max_length=255)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.newsimage'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='social_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.newsimage'),
        ),
        migrations.CreateModel(
            name='NewsRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='articles.newsimage')),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('kind', models.CharField(choices=[('government', 'Government'), ('legislature', 'Legislature'), ('committee', 'Legislative committee'), ('department', 'Government department'), ('court', 'Court'), ('police', 'Police or security service'), ('political_party', 'Political party'), ('advocacy', 'Advocacy organization'), ('news', 'News organization'), ('union', 'Trade union'), ('company', 'Company'), ('intergovernmental', 'Intergovernmental organization'), ('religious', 'Religious organization'), ('other', 'Other')], default='other', max_length=20)),
                ('abbreviation', models.CharField(blank=True, help_text='“D” for the Democratic Party, “U.N.”', max_length=20)),
                ('description', models.TextField(blank=True)),
                ('wikidata_id', models.CharField(blank=True, max_length=20, verbose_name='Wikidata id')),
                ('url', models.URLField(blank=True, verbose_name='web site')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='articles.organization')),
            ],
            options={
                'ordering': ['name_key', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='OrganizationMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Proposed by the machine, not confirmed')], default='editor', editable=False, max_length=20)),
                ('role', models.CharField(choices=[('subject', 'Subject'), ('speaker', 'Speaker'), ('author', 'Author of a document'), ('addressee', 'Addressee'), ('authority', 'Authority that decided'), ('accused', 'Accused'), ('publisher', 'Publisher'), ('mentioned', 'Mentioned')], default='mentioned', max_length=20)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mentions', to='articles.organization')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='organization_mentions', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'organization in the story',
                'verbose_name_plural': 'organizations in the story',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OrganizationOtherName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('organization', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='articles.organization')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('sort_name', models.CharField(blank=True, help_text='“Cicilline, David”; empty: made from the name.', max_length=255)),
                ('standing', models.CharField(choices=[('private', "Private: printed only in the story's own words"), ('public_figure', 'Public figure'), ('named_with_consent', 'Named with consent')], default='private', max_length=20)),
                ('biography', models.TextField(blank=True)),
                ('wikidata_id', models.CharField(blank=True, max_length=20, verbose_name='Wikidata id')),
                ('bioguide_id', models.CharField(blank=True, max_length=10, verbose_name='Bioguide id')),
                ('consent_method', models.CharField(blank=True, choices=[('written', 'In writing'), ('recorded', 'On a recording'), ('spoken', 'Spoken, before a witness')], help_text='How they agreed.', max_length=20)),
                ('consent_given_on', models.DateField(blank=True, null=True)),
                ('consent_expires_on', models.DateField(blank=True, null=True)),
                ('consent_withdrawn_on', models.DateField(blank=True, null=True)),
                ('consent_recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.newsimage')),
            ],
            options={
                'verbose_name_plural': 'people',
                'ordering': ['name_key', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EventParticipant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('role', models.CharField(blank=True, max_length=120)),
                ('event', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='articles.event')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='articles.organization')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='articles.person')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Proposed by the machine, not confirmed')], default='editor', editable=False, max_length=20)),
                ('role', models.CharField(choices=[('subject', 'Subject'), ('speaker', 'Speaker'), ('signatory', 'Signatory'), ('addressee', 'Addressee'), ('official', 'Official'), ('witness', 'Witness'), ('author', 'Author of a document'), ('mentioned', 'Mentioned')], default='mentioned', max_length=20)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='person_mentions', to='articles.articlepage')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mentions', to='articles.person')),
            ],
            options={
                'verbose_name': 'person in the story',
                'verbose_name_plural': 'people in the story',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PersonOtherName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='articles.person')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('kind', models.CharField(blank=True, help_text='“country”, “republic”, “city”', max_length=60)),
                ('country', models.CharField(blank=True, help_text='Two letters of ISO 3166: RU, US.', max_length=2)),
                ('code', models.CharField(blank=True, help_text='ISO 3166-2, where it has one: US-RI.', max_length=10)),
                ('abbreviation', models.CharField(blank=True, help_text='In copy: “R.I.”', max_length=20)),
                ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)])),
                ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)])),
                ('wikidata_id', models.CharField(blank=True, max_length=20, verbose_name='Wikidata id')),
            ],
            options={
                'ordering': ['name_key', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='place_has_both_coordinates_or_none'), models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='unique_place_code')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='organization',
            name='jurisdiction',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organizations', to='articles.place'),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, help_text='“U.S. Rep.”, “spokesperson”', max_length=160)),
                ('start_edtf', models.CharField(blank=True, max_length=40, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='from')),
                ('end_edtf', models.CharField(blank=True, max_length=40, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='until')),
                ('start_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('end_latest', models.DateField(blank=True, editable=False, null=True)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='articles.organization')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='members_of', to='articles.organization')),
                ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='articles.person')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seats', to='articles.place')),
            ],
            options={
                'ordering': ['-start_earliest', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='articles.place'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='dateline_place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.place'),
        ),
        migrations.CreateModel(
            name='RejectedProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('rejected_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rejected_proposals', to='articles.articlepage')),
                ('rejected_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-rejected_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RetiredAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=255, unique=True)),
                ('retired_at', models.DateTimeField(auto_now_add=True)),
                ('article', models.ForeignKey(blank=True, help_text='The story it leads to; empty: it is gone.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retired_addresses', to='articles.articlepage')),
                ('retired_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'retired addresses',
                'ordering': ['address', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReviewTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'review',
                'verbose_name_plural': 'reviews',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=140, unique=True)),
                ('date_edtf', models.CharField(blank=True, help_text='A day (2017-06-27), a month (2017-05), a year (2016), a span (2017-07-01/2017-07-12) or one without an end (2017-03-01/..).', max_length=60, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='date')),
                ('date_as_said', models.CharField(blank=True, help_text='“earlier this month”', max_length=120, verbose_name="date in the source's words")),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('letter', 'Letter'), ('resolution', 'Resolution'), ('bill', 'Bill'), ('report', 'Report'), ('statement', 'Statement'), ('court_filing', 'Court filing'), ('other', 'Other document')], default='other', max_length=20)),
                ('number', models.CharField(blank=True, help_text='“H.Res. 351”', max_length=60)),
                ('description', models.TextField(blank=True)),
                ('excerpt', models.TextField(blank=True, verbose_name='text or excerpt')),
                ('other_signatories', models.PositiveIntegerField(default=0, help_text='How many signed besides those named below: “and 51 others”.')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('archived_url', models.URLField(blank=True, max_length=500, verbose_name='archived copy')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.newsfile')),
            ],
            options={
                'verbose_name': 'source document',
                'ordering': ['-date_earliest', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, max_length=255)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.organization')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.person')),
                ('document', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='articles.sourcedocument')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('words', models.TextField(help_text='The exact words, without the outer quotation marks.')),
                ('selectors', models.JSONField(blank=True, default=list, editable=False)),
                ('anchored', models.BooleanField(default=False, editable=False)),
                ('speaker_kind', models.CharField(choices=[('person', 'Person'), ('organization', 'Organization'), ('document', 'Document'), ('described', 'Described in words only')], default='person', max_length=20, verbose_name='said by')),
                ('attributed_as', models.CharField(blank=True, help_text='“a man who fled Grozny”. Of a private speaker only this is printed.', max_length=255, verbose_name="speaker in the story's words")),
                ('verb', models.CharField(blank=True, help_text='“said”, “wrote”, “reads”', max_length=40)),
                ('medium', models.CharField(blank=True, help_text='“interview”, “letter”, “testimony”', max_length=120)),
                ('said_edtf', models.CharField(blank=True, max_length=60, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='date said')),
                ('said_in_source', models.UUIDField(blank=True, help_text="One of this story's sources.", null=True, verbose_name='said in source')),
                ('continues', models.UUIDField(blank=True, help_text='The first part, where a quote is split.', null=True)),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Proposed by the machine, not confirmed')], default='editor', editable=False, max_length=20)),
                ('addressee_organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.organization')),
                ('addressee_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.person')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='quotes', to='articles.organization')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='articles.articlepage')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='quotes', to='articles.person')),
                ('reported_by_organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.organization')),
                ('reported_by_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.person')),
                ('said_in_event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.event')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='quotes', to='articles.sourcedocument')),
                ('reported_by_document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.sourcedocument')),
                ('said_in_document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.sourcedocument')),
            ],
            options={
                'verbose_name': 'quote',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='event',
            name='documents',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='events', to='articles.sourcedocument'),
        ),
        migrations.CreateModel(
            name='DocumentMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Proposed by the machine, not confirmed')], default='editor', editable=False, max_length=20)),
                ('role', models.CharField(choices=[('subject', 'Subject'), ('evidence', 'Evidence'), ('background', 'Background')], default='evidence', max_length=20)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='document_mentions', to='articles.articlepage')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mentions', to='articles.sourcedocument')),
            ],
            options={
                'verbose_name': 'document in the story',
                'verbose_name_plural': 'documents in the story',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DocumentAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, max_length=255)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.organization')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.person')),
                ('document', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='articles.sourcedocument')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DocumentAddressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, max_length=255)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.organization')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.person')),
                ('document', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='articles.sourcedocument')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(max_length=255)),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('publisher', models.CharField(blank=True, max_length=160)),
                ('accessed_on', models.DateField(blank=True, null=True)),
                ('archived_url', models.URLField(blank=True, max_length=500, verbose_name='archived copy')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='articles.articlepage')),
            ],
            options={
                'verbose_name': 'source',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('name_key', models.CharField(editable=False, max_length=100, unique=True)),
                ('description', models.TextField(blank=True)),
                ('iptc_id', models.CharField(blank=True, help_text='“20000592”', max_length=20, verbose_name='IPTC Media Topic')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='articles.topic')),
            ],
            options={
                'ordering': ['name_key', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='TaggedArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_topics', to='articles.articlepage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_articles', to='articles.topic')),
            ],
        ),
        migrations.AddField(
            model_name='articlepage',
            name='topics',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='articles.TaggedArticle', to='articles.Topic', verbose_name='topics'),
        ),
        migrations.CreateModel(
            name='TopicSynonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('name_key', models.CharField(editable=False, max_length=100, unique=True)),
                ('slug', models.SlugField(allow_unicode=True, editable=False, max_length=100, unique=True)),
                ('topic', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='synonyms', to='articles.topic')),
            ],
            options={
                'ordering': ['name_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision_id', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('review', 'Approved in review'), ('minor_edit', 'Minor edit, approved by a second person'), ('override', 'Approved by override, with a reason')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField()),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='articles.articlepage')),
            ],
            options={
                'ordering': ['-approved_at', '-pk'],
                'indexes': [models.Index(fields=['article', 'revision_id'], name='approval_revision')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'override'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='override_has_a_reason'), models.CheckConstraint(condition=models.Q(('kind__in', ['review', 'minor_edit', 'override'])), name='approval_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='ImportedFrom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('content_digest', models.CharField(blank=True, max_length=64)),
                ('object_id', models.BigIntegerField()),
                ('imported_at', models.DateTimeField()),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'ordering': ['scheme', 'key', 'pk'],
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='imported_target')],
                'constraints': [models.UniqueConstraint(fields=('scheme', 'key'), name='unique_imported_from')],
            },
        ),
        migrations.AddIndex(
            model_name='newsfile',
            index=models.Index(fields=['file'], name='news_file_by_name'),
        ),
        migrations.AddIndex(
            model_name='newsimage',
            index=models.Index(fields=['file'], name='news_image_by_name'),
        ),
        migrations.AddIndex(
            model_name='newsrendition',
            index=models.Index(fields=['file'], name='news_rendition_by_name'),
        ),
        migrations.AddConstraint(
            model_name='newsrendition',
            constraint=models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_news_rendition'),
        ),
        migrations.AddConstraint(
            model_name='organizationothername',
            constraint=models.UniqueConstraint(fields=('organization', 'name_key'), name='unique_other_name_of_organization'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['private', 'public_figure', 'named_with_consent'])), name='person_standing_is_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('consent_method__in', ['', 'written', 'recorded', 'spoken'])), name='person_consent_method_is_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing', 'named_with_consent'), _negated=True), models.Q(('consent_given_on__isnull', False), ('consent_method__gt', '')), _connector='OR'), name='person_named_only_with_recorded_consent'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='unique_person_wikidata'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(condition=models.Q(('bioguide_id', ''), _negated=True), fields=('bioguide_id',), name='unique_person_bioguide'),
        ),
        migrations.AddConstraint(
            model_name='eventparticipant',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='event_participant_is_one_party'),
        ),
        migrations.AddConstraint(
            model_name='personothername',
            constraint=models.UniqueConstraint(fields=('person', 'name_key'), name='unique_other_name_of_person'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='organization_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='unique_organization_wikidata'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('start_earliest__isnull', True), ('end_latest__isnull', True), ('end_latest__gte', models.F('start_earliest')), _connector='OR'), name='membership_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('organization__isnull', False), models.Q(('role', ''), _negated=True), _connector='OR'), name='membership_says_where_or_what'),
        ),
        migrations.AddConstraint(
            model_name='rejectedproposal',
            constraint=models.UniqueConstraint(fields=('article', 'key'), name='unique_rejected_proposal_of_article'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='signature_is_of_one_party'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('document', 'person'), name='unique_signature_of_person'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('document', 'organization'), name='unique_signature_of_organization'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(fields=['uid'], name='quote_uid'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.UniqueConstraint(fields=('page', 'uid'), name='unique_quote_uid_in_article'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', True), ('person__isnull', True)), models.Q(('document__isnull', True), ('person__isnull', True)), models.Q(('document__isnull', True), ('organization__isnull', True)), _connector='OR'), name='quote_has_one_speaker'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('speaker_kind__in', ['person', 'organization', 'document', 'described'])), name='quote_speaker_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='quote_has_words'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='event_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='documentauthor',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='document_author_is_one_party'),
        ),
        migrations.AddConstraint(
            model_name='documentaddressee',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='document_addressee_is_one_party'),
        ),
        migrations.AddConstraint(
            model_name='sourcelink',
            constraint=models.UniqueConstraint(fields=('page', 'uid'), name='unique_source_uid_in_article'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='topic_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='taggedarticle',
            constraint=models.UniqueConstraint(fields=('content_object', 'tag'), name='unique_topic_of_article'),
        ),
        migrations.AddIndex(
            model_name='articlepage',
            index=models.Index(fields=['-published_on', '-page_ptr'], name='article_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='articlepage',
            constraint=models.UniqueConstraint(condition=models.Q(('address', ''), _negated=True), fields=('address',), name='unique_article_address'),
        ),
    ]
