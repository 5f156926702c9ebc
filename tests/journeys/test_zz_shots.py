from tests.journeys.conftest import *
from tests.journeys.conftest import visitor
from tests.journeys.keyboard import *
from tests.journeys.entering import sign_in
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id

def test_shots(browser, server, editor, actor):
    load_sample()
    for name, opts in {"wide": {}, "dark": {"color_scheme":"dark"}, "phone": {"viewport":{"width":390,"height":844},"has_touch":True,"is_mobile":True}, "forced":{"forced_colors":"active"}}.items():
        with visitor(browser, server, **opts) as page:
            sign_in(page, editor, server.url)
            page.goto(f"/articles/{sample_id('article')}/")
            expect(page.locator("#desk")).to_have_attribute("data-ready","true")
            page.locator("#story").focus()
            page.wait_for_timeout(600)
            page.screenshot(path=f"/tmp/shots/{name}-desk.png")
            press(page,"g","c"); press(page,"l"); page.wait_for_timeout(500)
            page.screenshot(path=f"/tmp/shots/{name}-link.png")
            press(page,"Escape"); press(page,"Enter"); page.wait_for_timeout(300)
            page.screenshot(path=f"/tmp/shots/{name}-card.png")
            press(page,"Escape"); press(page,"r","v"); page.wait_for_timeout(400)
            page.screenshot(path=f"/tmp/shots/{name}-verdict.png")
            press(page,"Escape"); press(page,"r","f"); page.wait_for_timeout(400)
            page.screenshot(path=f"/tmp/shots/{name}-figures.png")
    assert 1
