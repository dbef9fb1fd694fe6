"""The code in a picture of a sealed paper. Needs the extra `njia[ocr]`."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np


def code_in(picture: Any) -> str:
    """The address or code in a grey picture; empty where there is none."""
    # The older QRCodeDetector misses half of the turned or small photos of a code as large as ours.
    return str(cv2.QRCodeDetectorAruco().detectAndDecode(picture)[0])


def code_in_file(data: bytes) -> str:
    """The same for a picture file of any kind that OpenCV reads."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
    return "" if picture is None else code_in(picture)
