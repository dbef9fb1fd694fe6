"""Registers and job orders."""

from __future__ import annotations

from django.urls import path

from njiasite.registers.views import board, lists, look, orders

urlpatterns = [
    path("agencies", look.agencies, name="agencies"),
    path("orders", orders.orders, name="orders"),
    path("orders/<str:reference>.pdf", orders.order_pdf, name="order_pdf"),
    path("orders/<str:reference>.txt", orders.order_text, name="order_text"),
    path("orders/<str:reference>", orders.order, name="order"),
    path("registers", board.registers, name="registers"),
    path("registers/lists", lists.send, name="register_send"),
    path("registers/lists/<uuid:draft>", lists.look, name="register_list"),
    path("registers/<uuid:entry_id>", board.entry, name="register_entry"),
]
