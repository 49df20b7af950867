import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('cause', models.TextField(blank=True)),
                ('consequence', models.TextField(blank=True)),
                ('affected', models.TextField(blank=True)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('named_at', models.DateTimeField(blank=True, null=True)),
                ('owned_at', models.DateTimeField(blank=True, null=True)),
                ('source', models.CharField(max_length=10)),
                ('file', models.CharField(blank=True, max_length=71, null=True)),
                ('identified_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('named_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('likelihood_steps', models.PositiveSmallIntegerField()),
                ('impact_steps', models.PositiveSmallIntegerField()),
                ('assessed_on', models.DateField()),
                ('why', models.TextField(blank=True, null=True)),
                ('by_owner', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=10)),
                ('file', models.CharField(blank=True, max_length=71, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='risks.risk')),
            ],
            options={
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='RiskReceipt',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('score', models.PositiveSmallIntegerField()),
                ('seen_as', models.TextField()),
                ('stance', models.CharField(max_length=12)),
                ('words', models.TextField()),
                ('note', models.TextField(blank=True, null=True)),
                ('seen_at', models.DateTimeField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='risks.assessment')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='risks.risk')),
            ],
        ),
        migrations.CreateModel(
            name='Treatment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('likelihood_steps', models.PositiveSmallIntegerField()),
                ('impact_steps', models.PositiveSmallIntegerField()),
                ('option', models.CharField(max_length=10)),
                ('plan', models.TextField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('action', models.CharField(blank=True, max_length=300)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('document', models.CharField(max_length=71)),
                ('proposed_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_as', models.TextField(blank=True, null=True)),
                ('single_handed', models.BooleanField(default=False)),
                ('carried_out_on', models.DateField(blank=True, null=True)),
                ('carried_out_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='risks.assessment')),
                ('carried_out_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('carrier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='risks.risk')),
            ],
            options={
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='risk',
            index=models.Index(fields=['organisation', 'identified_on'], name='risks_by_day'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.UniqueConstraint(models.F('organisation'), models.F('reference'), condition=models.Q(('closed_at', None), models.Q(('reference', ''), _negated=True)), name='one_open_risk'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['organisation', 'risk', 'assessed_on'], name='assessments_by_day'),
        ),
        migrations.AddIndex(
            model_name='riskreceipt',
            index=models.Index(fields=['organisation', 'risk', 'person'], name='receipts_of_risk'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(models.F('organisation'), models.F('risk'), condition=models.Q(('approved_at', None), ('closed_at', None)), name='one_open_treatment'),
        ),
    ]
