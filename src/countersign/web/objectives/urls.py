from __future__ import annotations

from django.urls import path

from countersign.web.objectives import acts, adopting, goals, measuring, taking, views, writing

app_name = "objectives"
urlpatterns = [
    path("", views.everything, name="list"),
    path("objectives.csv", taking.csv_file, name="list_csv"),
    path("objectives.xlsx", taking.workbook_file, name="list_xlsx"),
    path("examples/", writing.examples, name="examples"),
    path("propose/", writing.propose, name="propose"),
    path("adopt/", adopting.adopt, name="adopt"),
    path("goals/set/", goals.set_one, name="set_goal"),
    path("goals/<hex:goal_id>/change/", goals.change, name="change_goal"),
    path("goals/<hex:goal_id>/end/", goals.end, name="end_goal"),
    path("<hex:objective_id>/", views.objective, name="objective"),
    path("<hex:objective_id>/terms/", writing.terms, name="terms"),
    path("<hex:objective_id>/adoption/", adopting.record, name="record_adoption"),
    path("<hex:objective_id>/copy/", adopting.copy, name="copy"),
    path("<hex:objective_id>/withdraw/", acts.withdraw, name="withdraw"),
    path("<hex:objective_id>/tell/", acts.tell, name="tell"),
    path("<hex:objective_id>/extend/", acts.extend, name="extend"),
    path("<hex:objective_id>/conclude/", acts.conclude, name="conclude"),
    path("<hex:objective_id>/measure/", measuring.measure, name="measure"),
    path("<hex:objective_id>/count/", measuring.count, name="count"),
    path("measurements/<hex:measurement_id>/correct/", measuring.correct, name="correct"),
]
