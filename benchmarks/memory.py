"""What the elements of a page take, as Chromium itself counts it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

#: Where the browser's own objects live: nodes, styles and layout. The text itself and the scripts' objects do
#: not.
HEAP, SIZE = "blink_gc/main/heap", "allocated_objects_size"
CATEGORY = "disabled-by-default-memory-infra"


def element_megabytes(browser: Browser, page: Page) -> float:
    """Return the megabytes of the browser's objects for this page, garbage taken away.

    Of the browser's processes the one with the most is taken for the page's. Raises TimeoutError.
    """
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    session = browser.new_browser_cdp_session()
    events: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(dict(told)))
    config = {"includedCategories": [CATEGORY], "excludedCategories": ["*"]}
    session.send("Tracing.start", {"traceConfig": config, "transferMode": "ReportEvents"})
    session.send("Tracing.requestMemoryDump", {"deterministic": True})
    session.send("Tracing.end")
    for _ in range(100):
        if ended:
            break
        page.wait_for_timeout(100)
    else:
        raise TimeoutError("The browser didn't tell what memory it uses.")
    session.detach()
    heaps = [
        event["args"]["dumps"].get("allocators", {}).get(HEAP, {}).get("attrs", {})
        for event in events
        if event["ph"] == "v"
    ]
    return max(int(heap[SIZE]["value"], 16) for heap in heaps if SIZE in heap) / 1_000_000
