import countersign.acknowledgements.enums
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('policies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('words', models.TextField(blank=True)),
                ('accepted_at', models.DateTimeField()),
                ('accepted_on', models.DateField()),
                ('hat', models.CharField(max_length=20)),
                ('executive', models.BooleanField()),
                ('kind', models.CharField(max_length=12)),
                ('confirmed', models.CharField(max_length=12)),
                ('understood', models.PositiveSmallIntegerField(default=0)),
                ('read_through', models.BooleanField(default=False)),
                ('scan', models.CharField(blank=True, max_length=71, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('translation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policies.translation')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policies.version')),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('wording', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.wording')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'version', 'person', 'accepted_on'], name='acceptances_of_version')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'person', 'version', 'wording', 'accepted_on'), name='accepted_once_a_day_in_a_wording'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['OTHER_HANDS'], countersign.acknowledgements.enums.Confirmed['OTHER_SYSTEM'], countersign.acknowledgements.enums.Confirmed['PAPER']]), ('recorded_by__isnull', False), ('scan__isnull', False)), models.Q(models.Q(('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['OTHER_HANDS'], countersign.acknowledgements.enums.Confirmed['OTHER_SYSTEM'], countersign.acknowledgements.enums.Confirmed['PAPER']]), _negated=True), ('recorded_by', None), ('scan', None), ('witness', None)), _connector='OR'), name='recorded_by_somebody_from_something'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['PAPER']]), ('witness__isnull', False)), models.Q(models.Q(('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['PAPER']]), _negated=True), ('witness', None)), _connector='OR'), name='witnessed_when_signed_on_a_sheet'), models.CheckConstraint(condition=models.Q(('translation', None), models.Q(('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['OTHER_HANDS'], countersign.acknowledgements.enums.Confirmed['OTHER_SYSTEM'], countersign.acknowledgements.enums.Confirmed['PAPER']]), _negated=True), _connector='OR'), name='translated_when_accepted_here'), models.CheckConstraint(condition=models.Q(('wording__isnull', False), ('confirmed__in', [countersign.acknowledgements.enums.Confirmed['KIOSK'], countersign.acknowledgements.enums.Confirmed['OTHER_HANDS'], countersign.acknowledgements.enums.Confirmed['OTHER_SYSTEM'], countersign.acknowledgements.enums.Confirmed['PAPER']]), _connector='OR'), name='worded_when_accepted_here')],
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('reason', models.TextField(null=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('granted_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'person', 'until_on'], name='exemptions_of_person')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('kind', models.CharField(max_length=10)),
                ('text', models.TextField(null=True)),
                ('replied_at', models.DateTimeField()),
                ('confirmed', models.CharField(max_length=12)),
                ('answer', models.TextField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policies.version')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'version', 'person'], name='replies_to_version'), models.Index(condition=models.Q(('answered_at', None)), fields=['organisation', 'replied_at'], name='replies_that_wait')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('version', models.UUIDField()),
                ('executive', models.BooleanField()),
                ('kind', models.CharField(max_length=12)),
                ('accepted', models.PositiveIntegerField()),
                ('seq', models.PositiveBigIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-seq'], name='tallied_so_far')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'version', 'executive', 'kind'), name='one_tally_for_each_sort')],
            },
        ),
        migrations.CreateModel(
            name='Undertaking',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('supplier', models.CharField(max_length=200)),
                ('reference', models.CharField(max_length=200)),
                ('signed_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('scan', models.CharField(blank=True, max_length=71, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'person', 'signed_on'], name='undertakings_of_person')],
            },
        ),
    ]
