"""runpy: find and run modules as programs, for `balloon -m`."""
import sys

__all__ = ["run_module", "run_path"]


def _source_of(mod_name):
    """(spec, code) of the module to run; for a package that of its __main__."""
    import importlib.util

    parent = mod_name.rpartition(".")[0]
    if parent:
        __import__(parent)
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        raise ImportError("Error while finding module specification for {!r} ({}: {})".format(mod_name, type(ex).__name__, ex)) from ex
    if spec is None:
        raise ImportError("No module named %s" % mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == "__main__" or mod_name.endswith(".__main__"):
            raise ImportError("Cannot use package as __main__ module")
        try:
            return _source_of(mod_name + ".__main__")
        except ImportError as e:
            if mod_name not in sys.modules:
                raise
            raise ImportError(("%s; %r is a package and cannot be directly executed") % (e, mod_name))
    code = spec.loader.get_code(mod_name)
    if code is None:
        raise ImportError("No code object available for %s" % mod_name)
    return spec, code


def _fill(namespace, run_name, spec, file):
    namespace.update(
        __name__=run_name,
        __file__=file,
        __cached__=None,
        __doc__=None,
        __loader__=spec.loader if spec else None,
        __package__=spec.parent if spec else "",
        __spec__=spec,
    )
    return namespace


def _run_module_as_main(mod_name, alter_argv=True):
    try:
        spec, code = _source_of(mod_name)
    except ImportError as exc:
        sys.exit("%s: %s" % (sys.executable, exc))
    if alter_argv:
        sys.argv[0] = spec.origin
    namespace = _fill(sys.modules["__main__"].__dict__, "__main__", spec, spec.origin)
    exec(code, namespace)
    return namespace


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    spec, code = _source_of(mod_name)
    namespace = dict(init_globals or {})
    _fill(namespace, run_name or mod_name, spec, spec.origin)
    exec(code, namespace)
    return namespace


def run_path(path_name, init_globals=None, run_name="<run_path>"):
    with open(path_name, "rb") as f:
        code = compile(f.read(), path_name, "exec")
    namespace = dict(init_globals or {})
    _fill(namespace, run_name, None, path_name)
    exec(code, namespace)
    return namespace
