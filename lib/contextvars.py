"""Variables that have a value of their own in each context; every task of asyncio runs in a context."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
