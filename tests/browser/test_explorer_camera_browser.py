"""The view moved by hand: dragged, zoomed by wheel and two fingers; things moved, named and clicked on the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from explorer_visits import Visit

pytestmark = pytest.mark.browser

HOLT = "nodeSpot('ent:dana-holt')"
CORNER = (8, 8)
"""A place of the stage where nothing is drawn."""


def point(seen: Visit, spot: dict[str, float]) -> tuple[float, float]:
    """Give a point of the stage as one of the page."""
    box = seen.page.locator("#canvas canvas").bounding_box()
    assert box is not None
    return box["x"] + spot["x"], box["y"] + spot["y"]


def drag(seen: Visit, start: tuple[float, float], dx: float, dy: float) -> None:
    """Press, move in steps, and let go."""
    seen.page.mouse.move(*start)
    seen.page.mouse.down()
    seen.page.mouse.move(start[0] + dx / 2, start[1] + dy / 2)
    seen.page.mouse.move(start[0] + dx, start[1] + dy)
    seen.page.mouse.up()


def test_dragging_the_ground_moves_the_view(news: Visit) -> None:
    """Everything moves with the pointer, and nothing is chosen by that."""
    before = news.explorer(HOLT)
    drag(news, point(news, {"x": CORNER[0], "y": CORNER[1]}), 60, 40)
    after = news.explorer(HOLT)
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((60, 40))
    expect(news.page.locator("#panel")).to_be_hidden()


def test_a_thing_stays_where_it_is_put(news: Visit) -> None:
    """A dragged thing moves alone and is not selected; another filter leaves it there."""
    before, other = news.explorer(HOLT), news.explorer("nodeSpot('ent:lowland')")
    drag(news, point(news, before), 50, 30)
    after = news.explorer(HOLT)
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((50, 30))
    assert news.explorer("nodeSpot('ent:lowland')") == other
    assert news.explorer("selected()") is None


def test_the_wheel_zooms_at_the_pointer(news: Visit) -> None:
    """What the pointer is on stays under it, other things come nearer or go away."""
    at, other = news.explorer(HOLT), news.explorer("nodeSpot('ent:lowland')")
    news.page.mouse.move(*point(news, at))
    for _ in range(3):
        seen = news.explorer("nodeSpot('ent:lowland')")
        news.page.mouse.wheel(0, -120)
        news.page.wait_for_function(f"kgraphExplorer.nodeSpot('ent:lowland').x !== {seen['x']}")
    now, then = news.explorer(HOLT), news.explorer("nodeSpot('ent:lowland')")
    assert (now["x"], now["y"]) == pytest.approx((at["x"], at["y"]), abs=1)
    assert abs(then["x"] - now["x"]) > 1.2 * abs(other["x"] - at["x"])


def test_a_name_is_clicked_like_its_dot(news: Visit) -> None:
    """A reader aims at the words that can be read."""
    (named,) = [one for one in news.explorer("named()") if one["id"] == "ent:audit-office"]
    middle = {axis: (named["from"][axis] + named["to"][axis]) / 2 for axis in "xy"}
    news.page.mouse.click(*point(news, middle))
    expect(news.page.locator("#panel h2")).to_have_text("National Audit Office")


def test_a_double_click_shows_what_is_around(news: Visit) -> None:
    """Though the first click opens the panel and may move the view, the second means the same thing."""
    news.page.mouse.dblclick(*point(news, news.explorer("nodeSpot('ent:sunward')")))
    assert set(news.explorer("shown().nodes")) == {
        "ent:sunward", "ent:helio", "ent:port-elin", "ent:north-bank", "evt:merger-1",
    }  # fmt: skip


def test_two_fingers_bring_the_drawing_nearer(browser: Browser, file: Path) -> None:
    """On a phone, two fingers zoom, one moves the view, and a tap beside a dot still finds it."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    seen = Visit(page)
    session = context.new_cdp_session(page)

    def touch(kind: str, *spots: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(spots)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    left, top = point(seen, {"x": 190, "y": 300})
    apart = "kgraphExplorer.nodeSpot('ent:lowland').y - kgraphExplorer.nodeSpot('ent:dana-holt').y"
    before = page.evaluate(apart)
    touch("touchStart", (left - 40, top), (left + 40, top))
    touch("touchMove", (left - 60, top), (left + 60, top))
    touch("touchMove", (left - 80, top), (left + 80, top))
    touch("touchEnd")
    assert page.evaluate(apart) == pytest.approx(2 * before, rel=0.05)
    page.get_by_role("button", name="Fit").click()
    x, y = point(seen, seen.explorer(HOLT))
    page.touchscreen.tap(x + 9, y)
    expect(page.locator("#panel h2")).to_have_text("Dana Holt")
    context.close()
