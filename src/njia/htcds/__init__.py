"""The Human Trafficking Case Data Standard 2.0: what a case says in it, and what the standard has no place for.

``fields.json`` is the standard's field list: «HTCDS Field Standards 2.0», International Organization for Migration,
https://github.com/UNMigration/HTCDS (commit 3c2f653, January 2023), licensed CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/); read from the spreadsheet into JSON, otherwise unchanged. IOM has not
endorsed this.
"""
