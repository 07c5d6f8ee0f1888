"""How the pages of guides lead to their documents."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from macros.model.site_paths import SECTION_DOCUMENTS
from tests.support.guide_pages import DATA, GUIDE, PRACTICES, SAY
from tests.support.html_pages import destination, page
from tests.support.levels import SECTION
from tests.support.site_texts import alive


def test_the_list_of_guides_tells_formats_pages_and_sizes(site: Path) -> None:
    here = page(site, "guides/")
    for section in alive(DATA, "section"):
        for name in SECTION_DOCUMENTS.values():
            file = site / section.address / name
            wanted = (f"{section.address}/{name}", "")
            (link,) = [each for each, target in here.links if destination(here, target) == wanted]
            assert link.parent
            said = link.parent.text
            assert f"{-(-file.stat().st_size // 1024)} KB" in said
            if file.suffix == ".pdf":
                number = len(pypdfium2.PdfDocument(file))
                assert f"{number} page" in said
    for key in DATA.project.shown:
        # A framework of one section has no booklet; the section's guide is found at its address.
        number = sum(section.framework == key for section in alive(DATA, "section"))
        is_linked = any(target == f"../{key}/guide.pdf" for _, target in here.links)
        assert is_linked == (number > 1), key
        assert (site / key / "guide.pdf").is_file()


def test_the_papers_of_a_meeting_come_first_each_with_whom_it_is_for(site: Path) -> None:
    here = page(site, GUIDE)
    lists = here.root.all("dl")
    packs = next(each.text for each in lists if each.attributes.get("class") == "pp-packs")
    papers = (
        ("handout-for", "document-handout"),
        ("record-for", "document-record"),
        ("run-sheet-for", "document-facilitator"),
    )
    places = [packs.index(SAY[key]) for paper in papers for key in paper]
    assert places == sorted(places)
    holds = SAY["document-practices-other"].replace("{count}", str(len(PRACTICES)))
    assert packs.count(holds) >= len(papers)
    former = site / SECTION.address / "guide-facilitator.pdf"
    assert former.read_bytes() == (site / SECTION.address / "facilitator.pdf").read_bytes()


def test_profile_and_guide_lead_to_the_documents(site: Path) -> None:
    for section in alive(DATA, "section"):
        wanted = [f"{section.address}/{name}" for name in SECTION_DOCUMENTS.values()]
        for path in (f"{section.address}/", f"{section.address}/guide/"):
            here = page(site, path)
            found = [destination(here, target) for _, target in here.links]
            listed = [target[0] for target in found if target and target[0] in wanted]
            assert sorted(listed) == sorted(wanted)
