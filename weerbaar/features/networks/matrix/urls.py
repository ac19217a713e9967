from django.urls import path

from weerbaar.features.networks.matrix import views

urlpatterns = [path("netwerkkaart/dubbel-beloofd/", views.double_promises, name="double_promises")]
