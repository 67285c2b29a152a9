"""A newsroom that is set up once in each process, not again for every test that wants one.

It stands in a transaction around the tests that ask for the fixture `newsroom`; each of them takes
back its own part, as every test does. The transaction is taken back before a test that does not
ask for it, so that this one finds the database as the migrations leave it.
"""

from django.db import connection, transaction


class StandingNewsroom:
    def __init__(self, set_up, blocker):
        """`set_up` is called, without arguments, in a new transaction; `blocker` is what keeps
        tests from the database (`django_db_blocker`)."""
        self._set_up, self._blocker, self._block = set_up, blocker, None
        self.times = 0

    def open(self):
        if self._block is not None or connection.in_atomic_block:
            return
        with self._blocker.unblock():
            block = transaction.atomic()
            # A durable block inside would be refused; tests are let pass.
            block._from_testcase = True
            block.__enter__()
            self._set_up()
        self._block = block
        self.times += 1

    @property
    def is_open(self):
        return self._block is not None

    def close(self):
        # A module's own transaction inside ours goes first, at the end of that module.
        if self._block is None or connection.atomic_blocks[-1] is not self._block:
            return
        with self._blocker.unblock():
            transaction.set_rollback(True)
            self._block.__exit__(None, None, None)
        self._block = None
