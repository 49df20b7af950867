import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('kind', models.CharField(max_length=16)),
                ('title', models.CharField(max_length=200)),
                ('story', models.TextField(blank=True, null=True)),
                ('happened_on', models.DateField()),
                ('reported_at', models.DateTimeField()),
                ('assessed_on', models.DateField(blank=True, null=True)),
                ('assessed_at', models.DateTimeField(blank=True, null=True)),
                ('reviews_policy', models.BooleanField(blank=True, null=True)),
                ('checks_roles', models.BooleanField(blank=True, null=True)),
                ('for_review', models.BooleanField(blank=True, null=True)),
                ('because', models.TextField(blank=True, null=True)),
                ('learnt', models.TextField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('assessed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'happened_on'], name='events_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('assessed_at', None), models.Q(('assessed_on__isnull', False), ('checks_roles__isnull', False), ('for_review__isnull', False), ('reviews_policy__isnull', False)), _connector='OR'), name='assessed_with_what_follows')],
            },
        ),
    ]
