"""What other programs read of the newsroom, as plain values and text.

Pure: no Django, no Wagtail, no clock, no disk.
"""
