"""What is larger than any file we take is refused before it is read: a disk fills up faster than one notices."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class Limit(FileUploadHandler):
    """Stands first in the line of upload handlers, and looks only at the size that the browser declared.

    No more than what was declared is ever read. The rest of a form may be as large as Django takes it elsewhere.
    """

    def handle_raw_input(self, *given: Any, **_named: Any) -> None:
        _data, _meta, declared, *_rest = given
        largest = settings.COUNTERSIGN_LARGEST_UPLOAD + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if declared > largest:
            raise RequestDataTooBig(f"{declared} bytes, and at most {largest} are read")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
