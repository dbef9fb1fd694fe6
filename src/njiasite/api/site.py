"""The API as Django serves it: its operations, its OpenAPI document, and what every answer of it has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema, get_schema
from ninja.parser import Parser

from njiasite.api import conditions, problems
from njiasite.api.doors import Door
from njiasite.api.operations import cases, contacts, figures, mine, offers, papers, public, reaching, registers
from njiasite.identities.access import NoSecondFactor, NotSignedIn
from njiasite.identities.access import public as for_everybody
from njiasite.pages.problems import MEDIA

View = Callable[..., HttpResponse]
_SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token made on the page of the account."},
    "session": {"type": "apiKey", "in": "cookie", "name": "session", "description": "A browser that is signed in."},
}


class _Strict(Parser):
    """JSON as it is defined: no NaN, no half characters."""

    def parse_body(self, request: HttpRequest) -> Any:
        return msgspec.json.decode(request.body)


class Api(NinjaAPI):
    """Version 1."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The document, with problems under their own media type."""
        document = get_schema(self, path_prefix="api/v1/")
        for operations in document["paths"].values():
            for operation in operations.values():
                _tell_problems_apart(operation)
        document["components"]["securitySchemes"] = _SECURITY
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the function."""
        return str(operation.view_func.__name__)


def _tell_problems_apart(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        if int(status) >= 400 and "content" in response:
            response["content"] = {MEDIA: next(iter(response["content"].values()))}
    if operation["operationId"] == "hand_out":
        operation["responses"][200]["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}


def _made() -> Api:
    api = Api(
        title="Njia", version="1", description="The same rules, rights and records as on the pages.",
        openapi_url=None, docs_url=None, parser=_Strict(), urls_namespace="api",
    )  # fmt: skip
    for module in (public, figures, offers, registers, contacts, cases, reaching, papers, mine):
        api.add_router("", module.router)
    said: dict[type[Exception], str] = {
        Http404: "not-found", NotSignedIn: "not-signed-in", NoSecondFactor: "second-factor",
        PermissionDenied: "forbidden",
    }  # fmt: skip
    for kind, name in said.items():
        api.add_exception_handler(kind, lambda request, error, name=name: problems.answer(name))
    api.add_exception_handler(problems.Problem, lambda request, error: problems.answer(error.kind, **error.more))
    api.add_exception_handler(ValidationError, problems.of_shape)
    api.add_exception_handler(HttpError, problems.of_http)
    api.add_exception_handler(Exception, problems.of_anything)
    return api


def operations() -> dict[str, dict[str, Door]]:
    """Every operation by the name of its address and its method, with its door; one without a door is an error."""
    found: dict[str, dict[str, Door]] = {}
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                door = next((one for one in operation.auth_callbacks if isinstance(one, Door)), None)
                if door is None:
                    raise ImproperlyConfigured(f"{operation.view_func.__name__} does not say who may come in")
                found.setdefault(operation.url_name, {})[operation.methods[0]] = door
    return found


def addresses() -> list[URLPattern]:
    """The addresses. Each door stands inside, at its operation, so the views themselves are open."""
    operations()
    own = {str(one.pattern): one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"}
    return [
        path("openapi.json", _finished(openapi), name="openapi"),
        *(URLPattern(one.pattern, _finished(one.callback), name=one.name) for one in own.values()),
    ]


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    if request.method != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET"})
    return JsonResponse(api.get_openapi_schema())


def _finished(view: View) -> View:
    """Entity tags, what is recorded of a read before it leaves, and problems where the framework says a bare no."""

    @for_everybody
    def finished(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            allowed = response["Allow"]
            response = problems.answer("wrong-method")
            response["Allow"] = allowed
        response.headers.setdefault("Cache-Control", "no-store")
        if request.method != "GET" or response.status_code != 200:
            return response
        response["ETag"] = tag = conditions.tag_of(response.content, getattr(request, "seen_tag", ""))
        if conditions.unchanged(request, tag):
            return conditions.not_modified(tag)
        if note := getattr(request, "on_shown", None):
            note()
        return response

    finished.csrf_exempt = True  # type: ignore[attr-defined]  # the doors look for it where a session came in
    return finished


api = _made()
