"""Pages on cases. The rules are the procedure's and the scopes' are the grants'; the pages only ask and show."""
