"""Who asks, and what the asker may do: device tokens, the count of wrong codes, writes that happen once."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request, Response

from kiosk.api.problem import ErrorCode
from kiosk.hub.db.transaction import Tx
from kiosk.hub.devices import Device, bearer
from kiosk.hub.hub import Hub
from kiosk.hub.problems import OverError, ProblemError, stop
from kiosk.hub.reservations.answers import Answer, Key, once
from kiosk.hub.reservations.moment import Moment
from kiosk.hub.web.answering import answered
from kiosk.hub.web.reading import key_of

Use = Callable[[Tx, Moment], Answer]


async def device_of(hub: Hub, request: Request) -> Device:
    """The device whose token came with the request."""
    token = bearer(request.headers.get("authorization"))
    if token is None or not token.isascii() or "\0" in token:
        raise stop(ErrorCode.NOT_AUTHORISED)
    known = hub.gate.known(token, hub.clock.monotonic())
    if known is None:
        known = await hub.read(lambda conn: hub.gate.ask(conn, token, hub.clock.monotonic()))
    if known is None:
        raise stop(ErrorCode.NOT_AUTHORISED)
    return known


async def staff_of(hub: Hub, request: Request) -> Device:
    """The same, for what only staff may do."""
    device = await device_of(hub, request)
    if not device.staff:
        raise stop(ErrorCode.FORBIDDEN)
    return device


async def write_once(hub: Hub, request: Request, device: Device, body: bytes, use: Use) -> Response:
    """Run a use case under the request's idempotency key."""
    answer = await answer_once(hub, request, device, body, use)
    hub.remotes.wake()
    return answered(answer)


async def answer_once(hub: Hub, request: Request, device: Device, body: bytes, use: Use) -> Answer:
    """The same, the answer still to be looked at."""
    # The bytes as they came: a URL put together again could raise on what a client wrote into it.
    path: str = request.scope["path"]
    key = Key(device.id, key_of(request), hub.secrecy.fingerprint(path, body))
    moment = hub.moment()
    return await hub.write(lambda tx: once(tx, key, moment.now, lambda inner: use(inner, moment)))


class Guess:
    """Around a request that shows a code: `async with Guess(hub, device)` counts it as wrong until it proves right."""

    def __init__(self, hub: Hub, device: Device) -> None:
        self._hub = hub
        self._device = device.id

    async def __aenter__(self) -> None:
        hub, device = self._hub, self._device
        if not hub.guesses.knows(device):
            await hub.read(lambda conn: hub.guesses.load(conn, device, hub.clock.now(), hub.clock.monotonic()))
        self._before = hub.guesses.begin(device, hub.clock.monotonic())

    async def __aexit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        hub, device = self._hub, self._device
        unknown = isinstance(error, ProblemError) and error.problem.code == ErrorCode.CODE_UNKNOWN
        if unknown and not isinstance(error, OverError):
            await hub.write(lambda tx: hub.guesses.keep(tx, device, hub.clock.now()))
        else:
            hub.guesses.was_right(device, self._before)
