"""The public search: from what somebody typed to the page of results."""
