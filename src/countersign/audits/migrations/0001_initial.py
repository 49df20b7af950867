import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='InternalAudit',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('title', models.CharField(max_length=200)),
                ('audit_on', models.DateField()),
                ('of_isms', models.BooleanField()),
                ('subject_roles', models.JSONField(default=list)),
                ('departments', models.JSONField(default=list)),
                ('covers', models.JSONField(default=list)),
                ('outsider', models.CharField(blank=True, max_length=200, null=True)),
                ('firm', models.CharField(blank=True, max_length=200)),
                ('planned_at', models.DateTimeField()),
                ('conducted_on', models.DateField(blank=True, null=True)),
                ('conducted_at', models.DateTimeField(blank=True, null=True)),
                ('result', models.TextField(blank=True)),
                ('report', models.CharField(blank=True, max_length=300)),
                ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ('called_off_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('auditor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('called_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('coordinator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'audit_on'], name='internal_audits_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('auditor', None), models.Q(('outsider', None), ('firm', '')), _connector='OR'), name='one_auditor_an_audit'), models.CheckConstraint(condition=models.Q(('conducted_at', None), ('called_off_at', None), _connector='OR'), name='conducted_or_called_off')],
            },
        ),
        migrations.CreateModel(
            name='AuditException',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('conflicts', models.JSONField()),
                ('reason', models.TextField()),
                ('safeguards', models.TextField()),
                ('document', models.CharField(max_length=71)),
                ('requested_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_as', models.TextField(blank=True)),
                ('single_handed', models.BooleanField(default=False)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audits.internalaudit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('organisation'), models.F('audit'), models.F('auditor'), condition=models.Q(('closed_at', None)), name='one_open_exception')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('kind', models.CharField(max_length=16)),
                ('visit_on', models.DateField()),
                ('driver', models.TextField()),
                ('certifier', models.CharField(blank=True, max_length=200)),
                ('planned_at', models.DateTimeField()),
                ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ('called_off_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('called_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'visit_on'], name='visits_by_day')],
            },
        ),
    ]
