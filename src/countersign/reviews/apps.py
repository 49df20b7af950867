from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "countersign.reviews"
    label = "reviews"
