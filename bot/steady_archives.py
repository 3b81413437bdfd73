"""Office files whose bytes depend on their content alone: an equal document is an equal file.

Promises: no moment of writing is left in the file; what opens stays as it was.
Must not: look into the parts of a document.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

_PROPERTIES: Final = "docProps/core.xml"
_MOMENTS: Final = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the first day an archive knows


def without_moments(path: Path) -> Path:
    """Rewrite an .xlsx or .docx in place without the moments its library noted. Raises OSError, zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            kept = _MOMENTS.sub(b"", content) if name == _PROPERTIES else content
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, kept)
    return path
