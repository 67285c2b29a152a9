"""What templates of Wagtail that are extended here ask for."""
