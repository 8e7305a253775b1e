# unittest: what a run prints, without the time it takes and the place of this file.
import io
import os
import re
import unittest


class Some(unittest.TestCase):
    """Doc of the class."""

    def test_ok(self):
        "First line of the doc."

    def test_fail(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "with a message")

    def test_error(self):
        {}["missing"]

    @unittest.skip("no reason")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(3):
            with self.subTest("part", i=i):
                self.assertNotEqual(i, 1)

    def test_raises(self):
        with self.assertRaises(KeyError) as caught:
            {}["x"]
        self.assertEqual(caught.exception.args, ("x",))
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("z")
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    def test_lines(self):
        self.assertEqual("one\ntwo\n", "one\n2\n")

    def test_dicts(self):
        self.assertEqual({"a": 1}, {"a": 2})


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp")
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("tearDown")

    def test_one(self):
        print("one")

    def test_two(self):
        self.skipTest("later")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no class")

    def test_never(self):
        pass


def run(verbosity, *cases):
    out = io.StringIO()
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases)
    result = unittest.TextTestRunner(out, verbosity=verbosity).run(suite)
    text = out.getvalue().replace(os.path.abspath(__file__), "FILE")
    print(re.sub(r"in \d+\.\d+s", "in TIME", text), end="")
    return result


print(run(1, Some))
print(run(2, Some))
print(run(1, Fixtures), run(2, Broken), run(0, Fixtures).wasSuccessful())
print(unittest.defaultTestLoader.getTestCaseNames(Fixtures), Some("test_ok"), Some("test_ok").id())
