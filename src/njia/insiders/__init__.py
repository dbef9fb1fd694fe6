"""Who inside looks at more than their work needs: signs for the auditor, counted from the log of reads."""
