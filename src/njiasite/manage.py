#!/usr/bin/env python
"""The file Django's habits expect; the same as ``python -m njiasite``."""

from njiasite.__main__ import main

if __name__ == "__main__":
    main()
