"""Draws every form of the site with our own templates, so that a field looks and speaks the same everywhere."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """``{{ form }}`` is an error summary and its fields; ``{{ field.as_field_group }}`` is one field."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
