"""The newsroom: its record, pages, pictures and files, what people decided, the public search.

It replaces twenty-five migrations of the time before the first release. A database that has all of
them has this one too. One that has some of them is refused, by a check (`articles.E003`).

pg_trgm is a trusted extension: whoever may create objects in the database may create it. Where the
host of the database forbids even that, the search works without it and finds words with one or two
errors by their beginnings and ends; "manage.py rebuild_search" uses it once it is there.
"""

import articles.models.files
import articles.models.fuzzy_dates
import articles.models.users
import django.core.serializers.json
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
from django.db import DatabaseError, migrations, models, transaction

COLUMNS = "title_words, text_words"
SQLITE = (
    # "ascii" splits at spaces and takes any other character as a letter: the words are ready made.
    f"""CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        {COLUMNS}, content='articles_searchentry', content_rowid='id',
        tokenize='ascii', prefix='2 3')""",
    f"""CREATE TRIGGER articles_searchindex_insert AFTER INSERT ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(rowid, {COLUMNS})
        VALUES (new.id, new.title_words, new.text_words);
        END""",
    f"""CREATE TRIGGER articles_searchindex_delete AFTER DELETE ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, {COLUMNS})
        VALUES ('delete', old.id, old.title_words, old.text_words);
        END""",
    f"""CREATE TRIGGER articles_searchindex_update
        AFTER UPDATE OF {COLUMNS} ON articles_searchentry BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, {COLUMNS})
        VALUES ('delete', old.id, old.title_words, old.text_words);
        INSERT INTO articles_searchindex(rowid, {COLUMNS})
        VALUES (new.id, new.title_words, new.text_words);
        END""",
)
POSTGRESQL = (
    """ALTER TABLE articles_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('pg_catalog.simple', title_words), 'A') ||
        setweight(to_tsvector('pg_catalog.simple', text_words), 'D')) STORED""",
    "CREATE INDEX search_entry_vector ON articles_searchentry USING gin (vector)",
)
TRIGRAMS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # Of an expression: an index of the column would be taken for `word IN (...)` as well, and with
    # 500 words that costs 0.6 s and more at every publication.
    "CREATE INDEX search_word_trigrams ON articles_searchword USING gin (lower(word) gin_trgm_ops)",
)


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == 'sqlite':
        for statement in SQLITE:
            schema_editor.execute(statement, params=None)
        return
    for statement in POSTGRESQL:
        schema_editor.execute(statement, params=None)
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            for statement in TRIGRAMS:
                schema_editor.execute(statement, params=None)
    except DatabaseError:
        pass  # Not allowed here: see above.


def drop_index(apps, schema_editor):
    """On PostgreSQL it goes with the tables; the extension may be somebody else's as well."""
    if schema_editor.connection.vendor == 'sqlite':
        for name in ('insert', 'delete', 'update'):
            schema_editor.execute(f'DROP TRIGGER articles_searchindex_{name}', params=None)
        schema_editor.execute('DROP TABLE articles_searchindex', params=None)


class Migration(migrations.Migration):

    replaces = [
        ('articles', '0002_record'),
        ('articles', '0003_corrections'),
        ('articles', '0004_merging'),
        ('articles', '0005_kills'),
        ('articles', '0006_verifications'),
        ('articles', '0007_withheld_corrections'),
        ('articles', '0008_embargoes'),
        ('articles', '0009_accounts'),
        ('articles', '0010_workflow'),
        ('articles', '0011_reader_reports'),
        ('articles', '0012_public_changes'),
        ('articles', '0013_updates'),
        ('articles', '0014_sign_in_turn'),
        ('articles', '0015_search'),
        ('articles', '0016_event_order'),
        ('articles', '0017_document_statuses'),
        ('articles', '0018_file_checksums'),
        ('articles', '0019_hide_blocking'),
        ('articles', '0020_topic_lead_story'),
        ('articles', '0021_search_places'),
        ('articles', '0022_embargoed_records'),
        ('articles', '0023_imports_are_no_overrides'),
        ('articles', '0024_trigrams_of_an_expression'),
        ('articles', '0025_first_hand_words'),
        ('articles', '0026_name_of_the_override'),
    ]

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
                ('body', wagtail.fields.StreamField([('text', 0), ('heading', 1), ('image', 5), ('pull_quote', 7), ('excerpt', 10), ('timeline', 12)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul', 'make-quote'], 'icon': 'pilcrow', 'label': 'Text'}), 1: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 160, 'template': 'articles/blocks/heading.html'}), 2: ('wagtail.images.blocks.ImageBlock', [], {}), 3: ('wagtail.blocks.CharBlock', (), {'max_length': 400, 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'max_length': 255, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('image', 2), ('caption', 3), ('credit', 4)]], {}), 6: ('wagtail.blocks.TextBlock', (), {}), 7: ('wagtail.blocks.StructBlock', [[('words', 6), ('attribution', 4)]], {}), 8: ('wagtail.snippets.blocks.SnippetChooserBlock', ('articles.SourceDocument',), {'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Where in the document: “page 4”, “section 2”.', 'max_length': 120, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('document', 8), ('passage', 6), ('locator', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'default': 'What happened when', 'max_length': 120, 'required': False}), 12: ('wagtail.blocks.StructBlock', [[('title', 11)]], {})})),
                ('listing_title', models.CharField(blank=True, max_length=255)),
                ('listing_summary', models.TextField(blank=True)),
                ('address', models.CharField(blank=True, editable=False, max_length=255, validators=[django.core.validators.RegexValidator('^/\\d{4}/\\d{2}/\\d{2}/[-\\w]+/$', 'An address looks like /2017/07/13/letter-on-chechnya/.')])),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
                'indexes': [models.Index(fields=['-published_on', '-page_ptr'], name='article_newest_first')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('address', ''), _negated=True), fields=('address',), name='unique_article_address')],
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
                'verbose_name': 'standard page',
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
                'constraints': [models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='event_is_not_its_own_parent')],
                'indexes': [models.Index(fields=['-date_earliest', '-id'], name='event_newest_first')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EventMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Found automatically, not confirmed')], default='editor', editable=False, max_length=20)),
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
                ('sha256', models.CharField(blank=True, editable=False, max_length=64, verbose_name='SHA-256')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
                'indexes': [models.Index(fields=['file'], name='news_file_by_name')],
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
                'indexes': [models.Index(fields=['file'], name='news_image_by_name')],
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
            options={
                'indexes': [models.Index(fields=['file'], name='news_rendition_by_name')],
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_news_rendition')],
            },
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
                'constraints': [models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='organization_is_not_its_own_parent'), models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='unique_organization_wikidata')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='OrganizationMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Found automatically, not confirmed')], default='editor', editable=False, max_length=20)),
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
                'constraints': [models.UniqueConstraint(fields=('organization', 'name_key'), name='unique_other_name_of_organization')],
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
                ('standing', models.CharField(choices=[('private', 'Private: never named'), ('public_figure', 'Public figure'), ('named_with_consent', 'Named with consent')], default='private', max_length=20)),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('standing__in', ['private', 'public_figure', 'named_with_consent'])), name='person_standing_is_known'), models.CheckConstraint(condition=models.Q(('consent_method__in', ['', 'written', 'recorded', 'spoken'])), name='person_consent_method_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('standing', 'named_with_consent'), _negated=True), models.Q(('consent_given_on__isnull', False), ('consent_method__gt', '')), _connector='OR'), name='person_named_only_with_recorded_consent'), models.UniqueConstraint(condition=models.Q(('wikidata_id', ''), _negated=True), fields=('wikidata_id',), name='unique_person_wikidata'), models.UniqueConstraint(condition=models.Q(('bioguide_id', ''), _negated=True), fields=('bioguide_id',), name='unique_person_bioguide')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='event_participant_is_one_party')],
            },
        ),
        migrations.CreateModel(
            name='PersonMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('described_as', models.CharField(blank=True, help_text='How the story names them. Of a private person only this is printed.', max_length=255, verbose_name="in the story's words")),
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Found automatically, not confirmed')], default='editor', editable=False, max_length=20)),
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
                'constraints': [models.UniqueConstraint(fields=('person', 'name_key'), name='unique_other_name_of_person')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('start_earliest__isnull', True), ('end_latest__isnull', True), ('end_latest__gte', models.F('start_earliest')), _connector='OR'), name='membership_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('organization__isnull', False), models.Q(('role', ''), _negated=True), _connector='OR'), name='membership_says_where_or_what')],
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
                'constraints': [models.UniqueConstraint(fields=('article', 'key'), name='unique_rejected_proposal_of_article')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='signature_is_of_one_party'), models.UniqueConstraint(fields=('document', 'person'), name='unique_signature_of_person'), models.UniqueConstraint(fields=('document', 'organization'), name='unique_signature_of_organization')],
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
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Found automatically, not confirmed')], default='editor', editable=False, max_length=20)),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='document_author_is_one_party')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('person__isnull', True), ('organization__isnull', True), _connector='OR'), name='document_addressee_is_one_party')],
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
                'constraints': [models.UniqueConstraint(fields=('page', 'uid'), name='unique_source_uid_in_article')],
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
                ('hidden', models.BooleanField(default=False, help_text='Readers see it nowhere and it is not proposed; it stays on its stories here.')),
            ],
            options={
                'ordering': ['name_key', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='topic_is_not_its_own_parent')],
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
            options={
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='unique_topic_of_article')],
            },
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
        migrations.CreateModel(
            name='PublishedVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('published_at', models.DateTimeField()),
                ('revision_id', models.BigIntegerField(blank=True, null=True)),
                ('digest', models.CharField(max_length=64)),
                ('content', models.JSONField()),
                ('withheld_at', models.DateTimeField(blank=True, null=True)),
                ('withheld_reason', models.TextField(blank=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='published_versions', to='articles.articlepage')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withheld_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='unique_version_number'), models.CheckConstraint(condition=models.Q(('withheld_at__isnull', True), models.Q(('withheld_reason', ''), _negated=True), _connector='OR'), name='withheld_version_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('clarification', 'Clarification'), ('update', 'Update'), ('editors_note', "Editor's note"), ('retraction', 'Retraction')], max_length=20)),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)])),
                ('headline', models.CharField(max_length=255)),
                ('issued_at', models.DateTimeField()),
                ('quote_uid', models.UUIDField(blank=True, help_text='The quote that it is about.', null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='articles.articlepage')),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='superseded_by', to='articles.correction')),
                ('version_after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.publishedversion')),
                ('version_before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.publishedversion')),
                ('withheld_at', models.DateTimeField(blank=True, null=True)),
                ('withheld_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withheld_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'clarification', 'update', 'editors_note', 'retraction'])), name='correction_kind_is_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='correction_has_text'), models.CheckConstraint(condition=models.Q(('withheld_at__isnull', True), models.Q(('withheld_reason', ''), _negated=True), _connector='OR'), name='withheld_correction_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='PlannedCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('clarification', 'Clarification'), ('update', 'Update'), ('editors_note', "Editor's note"), ('minor', 'Minor: not announced to readers')], max_length=20)),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)])),
                ('quote_uid', models.UUIDField(blank=True, null=True)),
                ('revision_id', models.BigIntegerField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('planned_at', models.DateTimeField()),
                ('report_id', models.BigIntegerField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_corrections', to='articles.articlepage')),
                ('correction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='articles.correction')),
                ('planned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['article', 'revision_id'], name='planned_for_revision')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['correction', 'clarification', 'update', 'editors_note', 'minor'])), name='planned_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'minor'), _negated=True), models.Q(('digest', ''), _negated=True), _connector='OR'), name='minor_mark_has_a_digest'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='planned_has_text')],
            },
        ),
        migrations.CreateModel(
            name='ConsentRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deed', models.CharField(choices=[('given', 'Consent recorded'), ('withdrawn', 'Consent withdrawn')], max_length=20)),
                ('method', models.CharField(blank=True, choices=[('written', 'In writing'), ('recorded', 'On a recording'), ('spoken', 'Spoken, before a witness')], max_length=20)),
                ('given_on', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('withdrawn_on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=255)),
                ('recorded_at', models.DateTimeField()),
                ('person', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='consent_records', to='articles.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-recorded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RecordMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept_id', models.BigIntegerField()),
                ('kept_name', models.CharField(max_length=255)),
                ('moves', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('reason', models.CharField(max_length=255)),
                ('merged_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('unrestored', models.JSONField(default=list)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('merged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-merged_at', '-pk'],
                'indexes': [models.Index(fields=['content_type', 'kept_id'], name='merge_kept')],
            },
        ),
        migrations.CreateModel(
            name='MergedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('removed_id', models.BigIntegerField()),
                ('name', models.CharField(max_length=255)),
                ('snapshot', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='removed', to='articles.recordmerge')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['content_type', 'removed_id'], name='merged_record')],
            },
        ),
        migrations.CreateModel(
            name='RetiredRecordAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=140)),
                ('record_id', models.BigIntegerField(null=True)),
                ('retired_at', models.DateTimeField()),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('retired_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'retired addresses of records',
                'ordering': ['content_type', 'slug'],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'slug'), name='unique_retired_record_address')],
            },
        ),
        migrations.CreateModel(
            name='DistinctRecords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low_id', models.BigIntegerField()),
                ('high_id', models.BigIntegerField()),
                ('decided_at', models.DateTimeField()),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-decided_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'low_id', 'high_id'), name='unique_distinct_records'), models.CheckConstraint(condition=models.Q(('low_id__lt', models.F('high_id'))), name='distinct_records_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Kill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField(unique=True)),
                ('cause', models.CharField(choices=[('danger', 'It puts someone in danger'), ('privacy', 'It exposes private information about someone'), ('legal', 'A court or the law requires it'), ('other', 'Another reason')], max_length=20)),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('cause__in', ['danger', 'privacy', 'legal', 'other'])), name='kill_cause_is_known')],
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
        migrations.CreateModel(
            name='QuoteVerification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote_uid', models.UUIDField()),
                ('digest', models.CharField(max_length=64)),
                ('outcome', models.CharField(choices=[('verified', 'Verified'), ('failed', 'Does not match its source'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('note', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quote_verifications', to='articles.articlepage')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-decided_at', '-pk'],
                'indexes': [models.Index(fields=['article', 'quote_uid'], name='verification_of_quote')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['verified', 'failed', 'withdrawn'])), name='verification_outcome_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'failed'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='failed_verification_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Embargo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
                ('reason', models.TextField()),
                ('set_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('lift_reason', models.TextField(blank=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='embargoes', to='articles.articlepage')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.sectionpage')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['until', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('article',), name='one_embargo_in_force_per_story')],
            },
        ),
        migrations.CreateModel(
            name='EmbargoedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('collection', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.collection')),
                ('embargo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='articles.embargo')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.newsfile')),
                ('image', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.newsimage')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EmbargoedPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('collection', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.collection')),
            ],
            options={
                'verbose_name': 'embargoed stories',
                'verbose_name_plural': 'embargoed stories',
            },
            bases=('wagtailcore.page', models.Model),
        ),
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
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('copy_edit', 'Copy edit'), ('fact_check', 'Fact check'), ('safety_review', 'Safety review')], max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('revision_id', models.BigIntegerField()),
                ('outcome', models.CharField(choices=[('passed', 'Passed'), ('failed', 'Failed')], max_length=10)),
                ('answers', models.JSONField(blank=True, default=list)),
                ('note', models.TextField(blank=True)),
                ('done_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='articles.articlepage')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-done_at', '-pk'],
                'indexes': [models.Index(fields=['article', 'kind'], name='check_of_article')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'failed'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='failed_check_says_why'), models.CheckConstraint(condition=models.Q(('kind__in', ['copy_edit', 'fact_check', 'safety_review'])), name='check_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='CheckTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('kind', models.CharField(choices=[('copy_edit', 'Copy edit'), ('fact_check', 'Fact check'), ('safety_review', 'Safety review')], max_length=20, verbose_name='which check')),
                ('checklist', models.TextField(blank=True, help_text='One question on each line, in the order in which they are asked. A check is passed when each is ticked, or has a note that says why it does not apply.')),
                ('short_checklist', models.TextField(blank=True, help_text='The few questions that are asked even when breaking news is published fast, one on each line. Used for the safety review.', verbose_name='checklist of the fast lane')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claimed_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                ('note', models.TextField(blank=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='articles.articlepage')),
                ('claimed_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to=settings.AUTH_USER_MODEL)),
                ('handed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task_state', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='newsroom_claim', to='wagtailcore.taskstate')),
            ],
            options={
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SkippedCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('copy_edit', 'Copy edit'), ('fact_check', 'Fact check'), ('safety_review', 'Safety review')], max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('reason', models.TextField()),
                ('skipped_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skipped_checks', to='articles.articlepage')),
                ('skipped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['skipped_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('article', 'kind'), name='one_open_skipped_check')],
            },
        ),
        migrations.CreateModel(
            name='CannedReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='For the newsroom alone.', max_length=100, unique=True)),
                ('text', models.TextField(help_text='It is put into the answer, where it can be changed before a reader sees it.', validators=[django.core.validators.MaxLengthValidator(5000)])),
            ],
            options={
                'verbose_name': 'canned reply',
                'verbose_name_plural': 'canned replies',
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote_uid', models.UUIDField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('error', 'There is an error'), ('safety', 'Someone is in danger'), ('privacy', "It exposes someone's private information"), ('other', 'Something else')], max_length=20)),
                ('text', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('is_danger', models.BooleanField(default=False, verbose_name='danger')),
                ('state', models.CharField(choices=[('new', 'New'), ('assigned', 'Assigned'), ('answered', 'Answered, still open'), ('closed_changed', 'Closed: change made'), ('closed_no_change', 'Closed: no change'), ('duplicate', 'Duplicate')], default='new', max_length=20)),
                ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('received_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reader_reports', to='articles.articlepage')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assigned_reports', to=settings.AUTH_USER_MODEL)),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='duplicates', to='articles.readerreport')),
            ],
            options={
                'verbose_name': 'report from a reader',
                'verbose_name_plural': 'reports from readers',
                'ordering': ['-received_at', '-pk'],
                'default_permissions': ('change', 'view'),
                'indexes': [models.Index(fields=['state', 'received_at'], name='report_state_received')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['error', 'safety', 'privacy', 'other'])), name='report_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'assigned', 'answered', 'closed_changed', 'closed_no_change', 'duplicate'])), name='report_state_is_known'), models.CheckConstraint(condition=models.Q(('duplicate_of__isnull', True), ('state', 'duplicate'), _connector='OR'), name='report_doubles_when_duplicate')],
            },
        ),
        migrations.CreateModel(
            name='ReportNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(5000)])),
                ('written_at', models.DateTimeField()),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='articles.readerreport')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['written_at', 'pk'],
                'default_permissions': (),
            },
        ),
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
        migrations.AddField(
            model_name='articlepage',
            name='updated_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='sign_in_turn',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=64, unique=True)),
                ('stem', models.CharField(db_index=True, max_length=64)),
                ('backwards', models.CharField(db_index=True, max_length=64)),
                ('length', models.PositiveSmallIntegerField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'Story'), ('quote', 'Quote'), ('person', 'Person'), ('organization', 'Organization'), ('document', 'Document'), ('event', 'Event'), ('topic', 'Topic'), ('place', 'Place')], max_length=20)),
                ('record_key', models.BigIntegerField(null=True)),
                ('uid', models.UUIDField(null=True)),
                ('person_key', models.BigIntegerField(null=True)),
                ('section_key', models.BigIntegerField(null=True)),
                ('address', models.CharField(blank=True, max_length=400)),
                ('title', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('title_words', models.TextField()),
                ('text_words', models.TextField(blank=True)),
                ('dated_on', models.DateField(null=True)),
                ('story', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='articles.articlepage')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'default_permissions': (),
                'indexes': [models.Index(fields=['person_key'], name='search_entry_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', ('story', 'quote')), _negated=True), fields=('kind', 'record_key'), name='unique_search_entry_of_record'), models.UniqueConstraint(condition=models.Q(('kind', 'story')), fields=('story',), name='unique_search_entry_of_story'), models.UniqueConstraint(condition=models.Q(('kind', 'quote')), fields=('story', 'uid'), name='unique_search_entry_of_quote')],
            },
        ),
        migrations.CreateModel(
            name='DocumentStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date_edtf', models.CharField(blank=True, help_text='A day (2017-06-27), a month (2017-05), a year (2016), a span (2017-07-01/2017-07-12) or one without an end (2017-03-01/..).', max_length=60, validators=[articles.models.fuzzy_dates.validate_edtf], verbose_name='date')),
                ('date_as_said', models.CharField(blank=True, help_text='“earlier this month”', max_length=120, verbose_name="date in the source's words")),
                ('date_earliest', models.DateField(blank=True, editable=False, null=True)),
                ('date_latest', models.DateField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('sent', 'Sent'), ('received', 'Received'), ('introduced', 'Introduced'), ('in_committee', 'In committee'), ('deadline', 'Answer due by'), ('answered', 'Answered'), ('passed', 'Passed'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], max_length=20, verbose_name='what happened')),
                ('note', models.CharField(blank=True, help_text='“by the House, without a dissenting vote”. Readers see it.', max_length=255, verbose_name='in words')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='where it says so')),
                ('document', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='statuses', to='articles.sourcedocument')),
            ],
            options={
                'verbose_name': 'status of a document',
                'verbose_name_plural': 'statuses of documents',
                'ordering': ['date_earliest', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('date_edtf', ''), _negated=True), name='document_status_has_a_date', violation_error_message='Enter a date: without one, this step has no effect.')],
            },
        ),
        migrations.CreateModel(
            name='BlockingComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marked_at', models.DateTimeField()),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.comment')),
                ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='topic',
            name='lead_story',
            field=models.ForeignKey(blank=True, help_text="Stands first on the topic's page while it is published. Without one the newest story does.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='leads_topics', to='articles.articlepage'),
        ),
        migrations.CreateModel(
            name='SearchFacet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('story', 'Story'), ('quote', 'Quote'), ('person', 'Person'), ('organization', 'Organization'), ('document', 'Document'), ('event', 'Event'), ('topic', 'Topic'), ('place', 'Place')], max_length=20)),
                ('record_key', models.BigIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='articles.searchentry')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['kind', 'record_key', 'entry'], name='search_facet_record')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'kind', 'record_key'), name='unique_search_facet_of_entry')],
            },
        ),
        migrations.CreateModel(
            name='EmbargoedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record_id', models.BigIntegerField()),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('embargo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='articles.embargo')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('embargo', 'content_type', 'record_id'), name='unique_embargoed_record')],
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
                ('origin', models.CharField(choices=[('editor', 'An editor'), ('import', 'Imported with its record'), ('machine', 'Found automatically, not confirmed')], default='editor', editable=False, max_length=20)),
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
                ('first_hand', models.BooleanField(db_default=False, default=False, help_text='Counts them among those affected in “Who is heard”, as long as readers are not told their name. It stands nowhere else.', verbose_name='speaks of what they went through themselves')),
            ],
            options={
                'verbose_name': 'quote',
                'ordering': ['sort_order'],
                'abstract': False,
                'indexes': [models.Index(fields=['uid'], name='quote_uid')],
                'constraints': [models.UniqueConstraint(fields=('page', 'uid'), name='unique_quote_uid_in_article'), models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', True), ('person__isnull', True)), models.Q(('document__isnull', True), ('person__isnull', True)), models.Q(('document__isnull', True), ('organization__isnull', True)), _connector='OR'), name='quote_has_one_speaker'), models.CheckConstraint(condition=models.Q(('speaker_kind__in', ['person', 'organization', 'document', 'described'])), name='quote_speaker_kind_is_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='quote_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision_id', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('review', 'Approved in review'), ('minor_edit', 'Minor edit, approved by a second person'), ('fast_lane', 'Published fast, checks to follow'), ('override', 'Approved by override, with a reason'), ('import', 'Imported without a review, with a reason')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField()),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='articles.articlepage')),
            ],
            options={
                'ordering': ['-approved_at', '-pk'],
                'indexes': [models.Index(fields=['article', 'revision_id'], name='approval_revision')],
                'permissions': [('override_approval', 'Publish by override, though nobody has approved it')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['override', 'import']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='override_has_a_reason'), models.CheckConstraint(condition=models.Q(('kind__in', ['review', 'minor_edit', 'fast_lane', 'override', 'import'])), name='approval_kind_is_known')],
            },
        ),
        migrations.AddIndex(
            model_name='articlepage',
            index=models.Index(condition=models.Q(('updated_at__isnull', False)), fields=['-updated_at', '-page_ptr'], name='article_last_updated_first'),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
