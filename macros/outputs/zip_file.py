"""Zip files of which the same content always gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from macros.outputs.fixed_date import FIXED_DATE


def write_zip(files: Mapping[str, bytes], mode: int = 0) -> bytes:
    """Return a zip file of some files, in their order.

    `mode` holds the permissions of each, as Unix has them; 0 leaves them to whoever unpacks it.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, FIXED_DATE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    return out.getvalue()
