import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('library', models.CharField(blank=True, max_length=8)),
                ('wanted', models.TextField(null=True)),
                ('minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('why_now', models.TextField(null=True)),
                ('due_on', models.DateField()),
                ('specific', models.BooleanField()),
                ('asked_on', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('silent_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, max_length=8, null=True)),
                ('answer_words', models.TextField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('channel', models.CharField(blank=True, max_length=12, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Chase',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('channel', models.CharField(max_length=12)),
                ('chased_on', models.DateField()),
                ('chased_at', models.DateTimeField()),
                ('ask', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='asks.ask')),
                ('chased_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('quarter_from', models.DateField()),
                ('due_on', models.DateField()),
                ('words', models.TextField(null=True)),
                ('made_at', models.DateTimeField()),
                ('met_on', models.DateField(blank=True, null=True)),
                ('met_at', models.DateTimeField(blank=True, null=True)),
                ('met_words', models.TextField(blank=True, null=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(fields=['organisation', 'due_on'], name='asks_by_day'),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(fields=['organisation', 'leader'], name='asks_of_leader'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.CheckConstraint(condition=models.Q(('answered_at', None), ('withdrawn_at', None), _connector='OR'), name='ask_answered_or_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='ask_due_after_it_is_made'),
        ),
        migrations.AddIndex(
            model_name='chase',
            index=models.Index(fields=['organisation', 'ask'], name='chases_of_ask'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.UniqueConstraint(models.F('organisation'), models.F('leader'), models.F('quarter_from'), condition=models.Q(('taken_back_at', None)), name='one_commitment_a_quarter'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('met_at', None), ('taken_back_at', None), _connector='OR'), name='met_or_taken_back'),
        ),
    ]
