"""Addresses that gateways call. Each holds a secret; who does not know it finds nothing there."""

from __future__ import annotations

from django.urls import path

from njiasite.channels.rapidpro import views as rapidpro
from njiasite.channels.sms import views as sms
from njiasite.channels.ussd import views as ussd
from njiasite.channels.whatsapp import views as whatsapp

urlpatterns = [
    path("gateways/ussd/<str:secret>", ussd.step, name="gateway_ussd"),
    path("gateways/ussd/<str:secret>/ended", ussd.ended, name="gateway_ussd_ended"),
    path("gateways/sms/<str:secret>", sms.message, name="gateway_sms"),
    path("gateways/sms/<str:secret>/report", sms.report, name="gateway_sms_report"),
    path("gateways/rapidpro/<str:secret>", rapidpro.flow, name="gateway_rapidpro"),
    path("gateways/whatsapp/<str:secret>", whatsapp.hook, name="gateway_whatsapp"),
]
