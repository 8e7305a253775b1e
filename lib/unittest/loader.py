"""Finding tests: in classes, modules, by name, in folders."""

import sys

from . import case, suite

__unittest = True


class _FailedTest(case.TestCase):
    """A test that could not be loaded; it runs by raising the reason."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super(_FailedTest, self).__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super(_FailedTest, self).__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _format_exc():
    import traceback
    return traceback.format_exc()


def _failed_import(name, suite_class):
    message = 'Failed to import test module: %s\n%s' % (name, _format_exc())
    return _failed_test(name, ImportError(message), suite_class, message)


def _failed_load_tests(name, exception, suite_class):
    message = 'Failed to call load_tests:\n%s' % (_format_exc(),)
    return _failed_test(name, exception, suite_class, message)


def _failed_test(methodname, exception, suite_class, message):
    return suite_class((_FailedTest(methodname, exception),)), message


def _skipped_test(methodname, exception, suite_class):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    cls = type("ModuleSkipped", (case.TestCase,), {methodname: testSkipped})
    return suite_class((cls(methodname),))


def _stem(path):
    import os
    return path[:-9] if path.lower().endswith('$py.class') else os.path.splitext(path)[0]


def _compare(x, y):
    return (x > y) - (x < y)


class TestLoader(object):
    """Loads tests and wraps them in suites.

    errors keeps texts about what could not be loaded; such a test fails when it is run.
    """

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(_compare)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super(TestLoader, self).__init__()
        self.errors = []
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all test methods of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            return self.suiteClass()        # bases of tests, even if imported by name
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """Return a suite of all test cases in a module."""
        # An undocumented positional argument of old is accepted and ignored.
        if len(args) > 0 or 'use_load_tests' in kws:
            import warnings
            warnings.warn('use_load_tests is deprecated and ignored', DeprecationWarning)
            kws.pop('use_load_tests', None)
        if len(args) > 1:
            # The count includes self.
            raise TypeError('loadTestsFromModule() takes 1 positional argument but {} were given'
                            .format(len(args) + 1))
        if len(kws) != 0:
            raise TypeError("loadTestsFromModule() got an unexpected keyword argument '{}'"
                            .format(sorted(kws)[0]))
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, 'load_tests', None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                failed, message = _failed_load_tests(module.__name__, e, self.suiteClass)
                self.errors.append(message)
                return failed
        return tests

    def loadTestsFromName(self, name, module=None):
        """Return a suite for a dotted name: of a module, a class, a method, a suite or a function returning one."""
        parts = name.split('.')
        failed = message = None
        if module is None:
            module_parts = parts[:]
            while module_parts:
                try:
                    module_name = '.'.join(module_parts)
                    module = __import__(module_name)
                    break
                except ImportError:
                    missing = module_parts.pop()
                    failed, message = _failed_import(missing, self.suiteClass)
                    if not module_parts:
                        self.errors.append(message)
                        return failed
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    # The import of a submodule went wrong, which is what to tell.
                    self.errors.append(message)
                    return failed
                failed, message = _failed_test(part, e, self.suiteClass,
                                               'Failed to access attribute:\n%s' % (_format_exc(),))
                self.errors.append(message)
                return failed
        return self._load_object(obj, parent, parts)

    def _load_object(self, obj, parent, parts):
        import types
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                and obj not in (case.TestCase, case.FunctionTestCase)):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            name = parts[-1]
            instance = parent(name)
            # A static method is a function without an instance: a factory of tests like any other.
            if not isinstance(getattr(instance, name), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError("calling %s returned %s, not a test" % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        """Return a suite for several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return the sorted names of a class's test methods."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    # -- folders

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Return a suite of all tests in files matching pattern in a folder (or package) and below."""
        import os
        implicit_start = False
        if top_level_dir is None and self._top_level_dir is not None:
            top_level_dir = self._top_level_dir
        elif top_level_dir is None:
            implicit_start = True
            top_level_dir = start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir

        is_not_importable = False
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                is_not_importable = not os.path.isfile(os.path.join(start_dir, '__init__.py'))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                is_not_importable = True
            else:
                module = sys.modules[start_dir]
                top_part = start_dir.split('.')[0]
                try:
                    start_dir = os.path.abspath(os.path.dirname(module.__file__))
                except AttributeError:
                    if module.__name__ in sys.builtin_module_names:
                        raise TypeError('Can not use builtin modules as dotted module names') from None
                    raise TypeError(f"don't know how to discover from {module!r}") from None
                if implicit_start:
                    self._top_level_dir = self._get_directory_containing_module(top_part)
                    sys.path.remove(top_level_dir)
        if is_not_importable:
            raise ImportError('Start directory is not importable: %r' % start_dir)
        return self.suiteClass(list(self._find_tests(start_dir, pattern)))

    def _get_directory_containing_module(self, module_name):
        import os
        full_path = os.path.abspath(sys.modules[module_name].__file__)
        if os.path.basename(full_path).lower().startswith('__init__.py'):
            return os.path.dirname(os.path.dirname(full_path))
        return os.path.dirname(full_path)

    def _get_name_from_path(self, path):
        import os
        if path == self._top_level_dir:
            return '.'
        relative = os.path.relpath(_stem(os.path.normpath(path)), self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith('..'), "Path must be within the project"
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        import os
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            tests, should_recurse = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not should_recurse:
                return      # load_tests of the package has done the rest
        for path in sorted(os.listdir(start_dir)):
            full_path = os.path.join(start_dir, path)
            tests, should_recurse = self._find_test_path(full_path, pattern)
            if tests is not None:
                yield tests
            if should_recurse:
                name = self._get_name_from_path(full_path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(full_path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """Return (tests, go on inside?) for one file or folder."""
        import os
        if os.path.isfile(full_path):
            return self._load_file(full_path, pattern), False
        if os.path.isdir(full_path) and os.path.isfile(os.path.join(full_path, '__init__.py')):
            return self._load_package(full_path, pattern)
        return None, False

    def _load_file(self, full_path, pattern):
        import os
        basename = os.path.basename(full_path)
        if not basename.endswith('.py') or not basename[:-3].isidentifier():
            return None
        if not self._match_path(basename, full_path, pattern):
            return None
        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as e:
            return _skipped_test(name, e, self.suiteClass)
        except:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed
        mod_file = os.path.abspath(getattr(module, '__file__', full_path))
        realpath = _stem(os.path.realpath(mod_file))
        fullpath_noext = _stem(os.path.realpath(full_path))
        if realpath.lower() != fullpath_noext.lower():
            module_dir = os.path.dirname(realpath)
            mod_name = _stem(os.path.basename(full_path))
            expected_dir = os.path.dirname(full_path)
            raise ImportError("%r module incorrectly imported from %r. Expected %r. "
                              "Is this module globally installed?" % (mod_name, module_dir, expected_dir))
        return self.loadTestsFromModule(module, pattern=pattern)

    def _load_package(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        try:
            package = self._get_module_from_name(name)
        except case.SkipTest as e:
            return _skipped_test(name, e, self.suiteClass), False
        except:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed, False
        load_tests = getattr(package, 'load_tests', None)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
            return tests, load_tests is None
        finally:
            self._loading_packages.discard(name)


defaultTestLoader = TestLoader()


def _makeLoader(prefix, sortUsing, suiteClass=None, testNamePatterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sortUsing
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = testNamePatterns
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def _deprecated(name, instead):
    import warnings
    warnings.warn(f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
                  f"Please use unittest.TestLoader.{instead}() instead.", DeprecationWarning, stacklevel=3)


def getTestCaseNames(testCaseClass, prefix, sortUsing=_compare, testNamePatterns=None):
    _deprecated('getTestCaseNames', 'getTestCaseNames')
    loader = _makeLoader(prefix, sortUsing, testNamePatterns=testNamePatterns)
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix='test', sortUsing=_compare, suiteClass=suite.TestSuite):
    _deprecated('makeSuite', 'loadTestsFromTestCase')
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix='test', sortUsing=_compare, suiteClass=suite.TestSuite):
    _deprecated('findTestCases', 'loadTestsFromModule')
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
