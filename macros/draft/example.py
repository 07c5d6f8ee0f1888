"""The example of a framework that is no source's, for somebody to change."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path("data/examples/attendance")
#: How a file names its schema where the example lies, and where a framework of one's own does.
SCHEMA, OWN_SCHEMA = "$schema=../../schemas/", "$schema=../../../schemas/layer/"
REMARK = "# An example to copy:"


def copy_example(root: Path, folder: Path) -> list[Path]:
    """Copy the example's files into a folder that is not there yet, and return their paths.

    Raises FileNotFoundError where the project has no example.
    """
    sources = sorted((root / EXAMPLE).glob("*.yml"))
    if not sources:
        raise FileNotFoundError(f"There is no example in {EXAMPLE.as_posix()}.")
    folder.mkdir(parents=True)
    paths = []
    for source in sources:
        lines = source.read_text("utf-8").replace(SCHEMA, OWN_SCHEMA).splitlines(keepends=True)
        path = folder / source.name
        kept = (line for line in lines if not line.startswith(REMARK))
        path.write_text("".join(kept), "utf-8")
        paths.append(path)
    return paths
