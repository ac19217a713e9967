from django.urls import path

from weerbaar.features.networks.imports.views import batches, deciding, downloads

urlpatterns = [
    path("inlezen/", batches.import_list, name="import_list"),
    path("inlezen/nieuw/", batches.import_add, name="import_add"),
    path("inlezen/sjabloon/", downloads.import_template, name="import_template"),
    path("inlezen/eigen-gegevens/", downloads.import_own_rows, name="import_own_rows"),
    path("inlezen/<slug:ref>/", batches.import_detail, name="import_detail"),
    path("inlezen/<slug:ref>/kolommen/", deciding.import_columns, name="import_columns"),
    path("inlezen/<slug:ref>/keuzes/", deciding.import_choose, name="import_choose"),
    path("inlezen/<slug:ref>/bevestigen/", deciding.import_confirm, name="import_confirm"),
    path("inlezen/<slug:ref>/terugdraaien/", deciding.import_undo, name="import_undo"),
    path("inlezen/<slug:ref>/opnieuw/", deciding.import_again, name="import_again"),
    path("inlezen/<slug:ref>/verwerpen/", deciding.import_drop, name="import_drop"),
    path("inlezen/<slug:ref>/opmerkingen/", downloads.import_remarks, name="import_remarks"),
]
