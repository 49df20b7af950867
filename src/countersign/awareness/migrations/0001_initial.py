import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('roles', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('algorithm', models.CharField(max_length=40)),
                ('population', models.CharField(max_length=71)),
                ('people', models.PositiveIntegerField()),
                ('on_leave', models.PositiveIntegerField()),
                ('strata', models.JSONField()),
                ('needed', models.PositiveIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('fixed_on', models.DateField()),
                ('fixed_at', models.DateTimeField()),
                ('seed', models.CharField(blank=True, max_length=64, null=True)),
                ('asked', models.PositiveIntegerField(blank=True, null=True)),
                ('drawn_at', models.DateTimeField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('answered', models.PositiveIntegerField(blank=True, null=True)),
                ('gone', models.PositiveIntegerField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('drawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('fixed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('asked_as', models.CharField(max_length=8)),
                ('questions', models.JSONField()),
                ('passed', models.BooleanField()),
                ('asked_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('department', models.CharField(blank=True, max_length=200)),
                ('newcomer', models.BooleanField()),
                ('outsider', models.BooleanField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awareness.draw')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('bank', models.CharField(max_length=8)),
                ('seed', models.CharField(max_length=64)),
                ('questions', models.JSONField()),
                ('scores', models.JSONField(null=True)),
                ('core_ok', models.PositiveSmallIntegerField(null=True)),
                ('scored', models.BooleanField()),
                ('rehearsed_on', models.DateField()),
                ('rehearsed_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='RoleCheck',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('seed', models.CharField(max_length=64)),
                ('questions', models.JSONField()),
                ('document', models.CharField(max_length=71)),
                ('answers', models.JSONField(null=True)),
                ('asked', models.PositiveSmallIntegerField()),
                ('right', models.PositiveSmallIntegerField()),
                ('passed', models.BooleanField()),
                ('checked_on', models.DateField()),
                ('checked_at', models.DateTimeField()),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='roles.appointment')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='roles.role')),
            ],
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('department', models.CharField(blank=True, max_length=200)),
                ('how', models.CharField(max_length=10)),
                ('marks', models.JSONField()),
                ('found', models.BooleanField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awareness.draw')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='SpotCheck',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('how', models.CharField(max_length=10)),
                ('said', models.JSONField(null=True)),
                ('found', models.BooleanField()),
                ('passed', models.BooleanField()),
                ('counted_on', models.DateField()),
                ('counted_at', models.DateTimeField()),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awareness.draw')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Urn',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('salt', models.CharField(max_length=64)),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awareness.draw')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('course', models.CharField(max_length=200)),
                ('completed_on', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('score', models.CharField(blank=True, max_length=40, null=True)),
                ('source', models.CharField(max_length=12)),
                ('file', models.CharField(blank=True, max_length=71, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'person', 'completed_on'], name='completions_of_person')],
                'constraints': [models.UniqueConstraint(models.F('organisation'), models.F('person'), models.F('course'), models.F('completed_on'), condition=models.Q(('withdrawn_at', None)), name='one_completion_a_day'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('completed_on')), _connector='OR'), name='valid_from_its_day_on'), models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('source', 'IMPORTED')), models.Q(('file', None), ('source', 'RECORDED')), _connector='OR'), name='imported_from_a_kept_file')],
            },
        ),
        migrations.AddIndex(
            model_name='draw',
            index=models.Index(fields=['organisation', 'fixed_at'], name='draws_by_day'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.UniqueConstraint(models.F('organisation'), condition=models.Q(('closed_at', None), ('drawn_at__isnull', False)), name='one_open_draw'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('size__lte', models.F('people'))), name='no_more_drawn_than_there_are'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('drawn_at', None), ('seed', None)), models.Q(('drawn_at__isnull', False), ('seed__isnull', False)), _connector='OR'), name='drawn_by_a_seed'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('drawn_at__isnull', False), _connector='OR'), name='closed_when_drawn'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('answered', None), ('answered__lte', models.F('asked')), _connector='OR'), name='answered_if_asked'),
        ),
        migrations.AddIndex(
            model_name='interview',
            index=models.Index(fields=['organisation', 'asked_on'], name='interviews_by_day'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['organisation', 'person'], name='invitations_of_person'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('organisation', 'draw', 'person'), name='asked_once_in_a_draw'),
        ),
        migrations.AddIndex(
            model_name='rehearsal',
            index=models.Index(fields=['organisation', 'person', 'rehearsed_on'], name='rehearsals_of_person'),
        ),
        migrations.AddIndex(
            model_name='rehearsal',
            index=models.Index(fields=['organisation', 'rehearsed_on'], name='rehearsals_by_day'),
        ),
        migrations.AddConstraint(
            model_name='rehearsal',
            constraint=models.CheckConstraint(condition=models.Q(('core_ok', None), ('core_ok__lte', 5), _connector='OR'), name='five_core_questions'),
        ),
        migrations.AddConstraint(
            model_name='rehearsal',
            constraint=models.CheckConstraint(condition=models.Q(('scored', True), models.Q(('core_ok', None), ('scores__isnull', True)), _connector='OR'), name='a_briefing_no_score'),
        ),
        migrations.AddIndex(
            model_name='rolecheck',
            index=models.Index(fields=['organisation', 'appointment', 'checked_on'], name='role_checks_of_holder'),
        ),
        migrations.AddConstraint(
            model_name='rolecheck',
            constraint=models.UniqueConstraint(fields=('organisation', 'appointment', 'seed'), name='asked_once_with_a_seed'),
        ),
        migrations.AddConstraint(
            model_name='rolecheck',
            constraint=models.CheckConstraint(condition=models.Q(('right__lte', models.F('asked'))), name='no_more_right_than_asked'),
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(fields=['organisation', 'draw'], name='slips_of_draw'),
        ),
        migrations.AddIndex(
            model_name='spotcheck',
            index=models.Index(fields=['organisation', 'counted_on'], name='spot_checks_by_day'),
        ),
        migrations.AddConstraint(
            model_name='spotcheck',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten_at', None), ('said__isnull', True), _connector='OR'), name='forgotten_is_empty'),
        ),
        migrations.AddConstraint(
            model_name='urn',
            constraint=models.UniqueConstraint(fields=('organisation', 'draw'), name='one_salt_a_draw'),
        ),
    ]
