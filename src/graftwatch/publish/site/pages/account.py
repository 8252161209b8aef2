"""Logging in and out, and one's own account; who has one is seen to on the command line (`graftwatch user`)."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from graftwatch.publish.site.accounts import (
    LONGEST_SESSION,
    SHORTEST,
    Attempts,
    is_password,
    new_token,
    put_account,
    token_hash,
)
from graftwatch.publish.site.forms import Sent, local, sent_by
from graftwatch.publish.site.gate import COOKIE
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, see_other


@dataclass(frozen=True, kw_only=True)
class LoginPage(Page):
    template: ClassVar[str] = "login.html"

    wrong: str = field(metadata={"help": "Why nobody was let in."})
    name: str = field(metadata={"help": "The name that was typed."})
    back: str = field(metadata={"help": "Where to go from here."})


@dataclass(frozen=True, kw_only=True)
class AccountPage(Page):
    template: ClassVar[str] = "account.html"
    section: ClassVar[str] = "/account"

    wrong: str = field(metadata={"help": "Why the password was not changed."})
    shortest: int = field(metadata={"help": "The fewest characters of a password."})


def routes(site: Site) -> APIRouter:
    """Login, logout, the account."""
    router = APIRouter(include_in_schema=False)
    attempts = Attempts()
    _sessions(site, router, attempts)
    _own(site, router, attempts)
    return router


def _sessions(site: Site, router: APIRouter, attempts: Attempts) -> None:
    """In and out."""
    ledger = site.ledger

    @site.page(router, "/login", machine=False)
    def login(request: Request, back: str = "/") -> Response:
        return site.render(request, LoginPage(wrong="", name="", back=local(back, "/")))

    @router.post("/login")
    def let_in(request: Request, sent: Annotated[Sent, Depends(sent_by(site, "nobody"))]) -> Response:
        name, back = sent.text("name", 64), sent.back("/")
        address = request.client.host if request.client else ""

        def refused(wrong: str, status: int) -> Response:
            return site.render(request, LoginPage(wrong=wrong, name=name, back=back), status=status)

        if wait := attempts.wait_s(name, address):
            answer = refused(f"Too many attempts failed. Try again in {int(wait // 60) + 1} minutes.", 429)
            answer.headers["Retry-After"] = str(int(wait) + 1)
            return answer
        with ledger.accounts() as accounts:
            account = accounts.get(name)
        password = sent.form.get("password", "")
        if not is_password(account.password if account else None, password if isinstance(password, str) else ""):
            attempts.failed(name, address)
            return refused("Name and password do not fit.", 401)
        attempts.succeeded(name, address)
        token = new_token()
        with ledger.accounts(writes=True) as accounts:
            accounts.forget_sessions(longest=LONGEST_SESSION)
            accounts.open_session(token_hash(token), name)
        answer = see_other(back)
        answer.set_cookie(
            COOKIE, token, max_age=int(LONGEST_SESSION.total_seconds()), httponly=True, samesite="strict", path="/",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return answer

    @router.post("/logout")
    def let_out(request: Request, sent: Annotated[Sent, Depends(sent_by(site, "reader"))]) -> Response:
        with ledger.accounts(writes=True) as accounts:
            accounts.close_session(sent.viewer.session)
        answer = see_other("/login")
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", path="/")
        return answer


def _own(site: Site, router: APIRouter, attempts: Attempts) -> None:
    """The account of whoever looks."""
    ledger = site.ledger

    @site.page(router, "/account", machine=False)
    def account(request: Request) -> Response:
        return site.render(request, AccountPage(wrong="", shortest=SHORTEST))

    @router.post("/account")
    def change(request: Request, sent: Annotated[Sent, Depends(sent_by(site, "reader"))]) -> Response:
        """Another password, for whoever knows the old one; every session ends."""
        old, new, again = (str(sent.form.get(field, "")) for field in ("old", "new", "again"))
        with ledger.accounts() as accounts:
            held = accounts.get(sent.viewer.name)
        address = request.client.host if request.client else ""
        wrong = ""
        if held is None or attempts.wait_s(sent.viewer.name, address):
            wrong = "The password cannot be changed now; try again later."
        elif not is_password(held.password, old):
            attempts.failed(sent.viewer.name, address)
            wrong = "The old password is another one."
        elif new != again:
            wrong = "The new password was typed in two ways."
        elif len(new) < SHORTEST:
            wrong = f"A password has at least {SHORTEST} characters."
        if wrong or held is None:
            return site.render(request, AccountPage(wrong=wrong, shortest=SHORTEST), status=422)
        put_account(ledger, held.name, role=held.role, password=new, by=held.name)
        return see_other("/login")
