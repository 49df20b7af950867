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
            options={
                'indexes': [models.Index(fields=['organisation', 'appointment', 'checked_on'], name='role_checks_of_holder')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'appointment', 'seed'), name='asked_once_with_a_seed'), models.CheckConstraint(condition=models.Q(('right__lte', models.F('asked'))), name='no_more_right_than_asked')],
            },
        ),
    ]
