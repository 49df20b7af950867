from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "countersign.messages"
    label = "messages"
