"""Compiled templates, each beside the hash of its content: a damaged one could crash Python."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

DIGEST_SIZE = hashlib.sha256().digest_size


class SealedBytecodeCache(FileSystemBytecodeCache):
    """A cache of compiled templates that gives none which is not as it was written."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, unless there is none, or its hash differs."""
        try:
            content = Path(self._get_cache_filename(bucket)).read_bytes()
        except OSError:
            return
        digest, code = content[:DIGEST_SIZE], content[DIGEST_SIZE:]
        if hashlib.sha256(code).digest() == digest:
            bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template below its hash; one that cannot be written is made again."""
        code = bucket.bytecode_to_string()
        path = Path(self._get_cache_filename(bucket))
        partial = path.with_name(f"{path.name}.{id(bucket)}.part")
        with suppress(OSError):
            partial.write_bytes(hashlib.sha256(code).digest() + code)
            partial.replace(path)
