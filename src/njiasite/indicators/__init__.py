"""Public figures: releases of settled quarters, made from the ledger's acts, and the pages that show them."""
