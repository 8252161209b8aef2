"""The reading room: a ledger as a site, whole without JavaScript, nothing from another host."""

from graftwatch.publish.site.app import create_app
from graftwatch.publish.site.guard import LOOPBACK

__all__ = ["create_app", "LOOPBACK"]
