import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('to_staff', models.BooleanField(default=True)),
                ('to_contractors', models.BooleanField(default=True)),
                ('departments', models.JSONField(default=list)),
                ('written_at', models.DateTimeField()),
                ('offered_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('offered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'written_at'], name='drafts_of_messages')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('entry', models.UUIDField(editable=False)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('channel', models.CharField(max_length=12)),
                ('to_staff', models.BooleanField()),
                ('to_contractors', models.BooleanField()),
                ('departments', models.JSONField(default=list)),
                ('said_on', models.DateField()),
                ('scan', models.CharField(blank=True, max_length=71, null=True)),
                ('link', models.CharField(blank=True, max_length=500)),
                ('document', models.CharField(blank=True, max_length=71, null=True)),
                ('said_as', models.TextField(blank=True)),
                ('addressed', models.PositiveIntegerField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'said_on'], name='messages_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_staff', True), ('to_contractors', True), _connector='OR'), name='message_to_somebody')],
            },
        ),
    ]
