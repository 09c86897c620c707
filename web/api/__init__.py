"""The JSON API of the contract: the same actions and queries as the pages, for programs."""

from litestar.types import ControllerRouterHandler

API: list[ControllerRouterHandler] = []
