"""What a browser keeps of a site: read, changed and broken as a test asks."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

#: Defines `useTexts(act)`, which hands the table of texts of the page's site to a function.
TABLE = """const useTexts = async (act) => {
  const store = practiceProfiles.siteStore;
  while (!store.isIdle) await new Promise((done) => setTimeout(done, 5));
  const database = await new Promise((done, fail) => {
    const asked = indexedDB.open(store.name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("texts");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const transaction = database.transaction("texts", "readwrite");
  const result = act(transaction.objectStore("texts"));
  await new Promise((done) => { transaction.oncomplete = done; });
  database.close();
  return result;
};"""

READ = f"""async () => {{ {TABLE}
  const found = {{}};
  await useTexts((table) => {{
    table.openCursor().onsuccess = (event) => {{
      const cursor = event.target.result;
      if (!cursor) return;
      found[cursor.key] = cursor.value;
      cursor.continue();
    }};
  }});
  return found; }}"""


def texts(page: Page, kind: str = "") -> dict[str, str]:
    """What is on the disk for the page's site, by its keys, once nothing is under way."""
    found = page.evaluate(READ)
    return {key: found[key] for key in sorted(found) if key.startswith(kind)}


def kept(page: Page, kind: str = "reflection") -> list[dict[str, Any]]:
    """What is kept on the device, as files."""
    return [json.loads(text)["file"] for text in texts(page, f"{kind}/").values()]


def put_text(page: Page, key: str, text: str) -> None:
    """Put a text on the disk, of which no tab hears."""
    page.evaluate(
        f"async ([key, text]) => {{ {TABLE}\nawait useTexts((table) => table.put(text, key)); }}",
        [key, text],
    )


def clear_texts(page: Page) -> None:
    """Take away everything that is kept, as a browser does that is short of room."""
    page.evaluate(f"async () => {{ {TABLE}\nawait useTexts((table) => {{ table.clear(); }}); }}")
    page.evaluate("() => practiceProfiles.siteStore.refresh()")
