"""`word-template.js`: the Word file that pages fill in with the record of a team or a district.

It is a script, as that of a framework is: a page from a disk may fetch no file.
"""

from __future__ import annotations

import base64
import json

from macros.layers.dataset import Dataset
from macros.outputs.word.record_template import write_record_template
from macros.views.messages import load_messages


def write_word_template_script(data: Dataset) -> str:
    """Return a script that hands the file over, as text; the same site gives the same text."""
    page = load_messages(data).say("guide-page")
    file = base64.b64encode(write_record_template(data.project.site, page)).decode("ascii")
    return f"(self.practiceProfiles ??= {{}}).wordTemplate = {json.dumps(file)};\n"
