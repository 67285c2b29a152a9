"""What leans on Wagtail's insides, and nothing else: one file for each workaround.

A file has the mechanism alone. The newsroom's rule comes as an argument, from
`articles.editing.wiring`, so that nothing here knows a story or an embargo. Each file says what it
replaces, which ticket of Wagtail's would make it needless, and what ends it; its test in
`tests/wagtail_compat/` fails when Wagtail has changed underneath. Three files only pass on names
that Wagtail's documentation does not promise: `admin_names`, `core_names` and `stored_rows`.

Import-linter lets nobody else import the private modules (`pyproject.toml`).
"""
