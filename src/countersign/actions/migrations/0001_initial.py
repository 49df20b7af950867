import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('kind', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('task', models.TextField(blank=True, null=True)),
                ('cause', models.TextField(blank=True, null=True)),
                ('source_kind', models.CharField(max_length=16)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('source_ref', models.CharField(blank=True, max_length=64, null=True)),
                ('raised_on', models.DateField()),
                ('added_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('first_due_on', models.DateField()),
                ('agreed_due_on', models.DateField(blank=True, null=True)),
                ('sponsored_on', models.DateField(blank=True, null=True)),
                ('sponsored_at', models.DateTimeField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.TextField(blank=True, null=True)),
                ('evidence', models.CharField(blank=True, max_length=300, null=True)),
                ('file', models.CharField(blank=True, max_length=71, null=True)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('effective', models.BooleanField(blank=True, null=True)),
                ('verdict', models.TextField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actions.action')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sponsor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sponsor_told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Replan',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('due_before', models.DateField()),
                ('due_on', models.DateField()),
                ('reason', models.TextField(blank=True, null=True)),
                ('replanned_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('single_handed', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='actions.action')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('replanned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['organisation', 'due_on'], name='actions_by_day'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['organisation', 'owner', 'due_on'], name='actions_of_owner'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['organisation', 'source_ref'], name='actions_by_source'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('done_at', None), ('dropped_at', None), _connector='OR'), name='done_or_dropped'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('verified_at', None), ('done_at__isnull', False), _connector='OR'), name='done_then_verified'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('verified_by', None), models.Q(('verified_by', models.F('done_by')), _negated=True), _connector='OR'), name='verified_by_another'),
        ),
        migrations.AddIndex(
            model_name='replan',
            index=models.Index(fields=['organisation', 'action'], name='replans_of_action'),
        ),
    ]
