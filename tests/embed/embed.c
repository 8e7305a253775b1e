/* embed.c -- an interpreter inside another program, as balloon.h promises: values both ways, exceptions, a memory limit, the end.
 *
 * Each CHECK prints what is wrong and counts; run it under valgrind or the address sanitizer to see that nothing is left behind.
 */
#include <balloon.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;

static void check(bool good, const char *what, int line)
{
    good ? passed++ : failed++;
    if (!good)
        printf("FAIL line %d: %s\n", line, what);
}
#define CHECK(x) check((x), #x, __LINE__)

static void values(Balloon *b)
{
    BalloonValue f, args[3], r, item;
    int64_t n = 0;
    char *text = NULL;
    size_t size = 0;
    CHECK(balloon_run(b, "def join(n, x, words):\n    return [n * 2, x / 2, '-'.join(words)]\n", "<test>"));
    CHECK(balloon_get(b, "join", &f));
    BalloonValue words[2];
    CHECK(balloon_int(b, 21, &args[0]) && balloon_float(b, 5.0, &args[1]));
    CHECK(balloon_text(b, "gr\xC3\xBC\xC3\x9F", 6, &words[0]) && balloon_text(b, "dich", 4, &words[1]));
    CHECK(balloon_list(b, words, 2, &args[2]));
    CHECK(balloon_call(b, f, args, 3, &r));
    CHECK(balloon_length(b, r, &size) && size == 3);
    CHECK(balloon_item(b, r, 0, &item) && balloon_as_int(b, item, &n) && n == 42);
    balloon_drop(b, item);
    double x = 0;
    CHECK(balloon_item(b, r, 1, &item) && balloon_as_float(b, item, &x) && x == 2.5);
    balloon_drop(b, item);
    CHECK(balloon_item(b, r, 2, &item) && balloon_as_text(b, item, &text, &size) && size == 11 && strcmp(text, "gr\xC3\xBC\xC3\x9F-dich") == 0);
    free(text);
    balloon_drop(b, item);
    balloon_drop(b, r);
    for (int i = 0; i < 3; i++)
        balloon_drop(b, args[i]);
    balloon_drop(b, words[0]);
    balloon_drop(b, words[1]);
    balloon_drop(b, f);
    bool truth = true;
    CHECK(balloon_eval(b, "[]", &r) && balloon_as_bool(b, r, &truth) && !truth);
    balloon_drop(b, r);
    balloon_bool(b, true, &r);
    CHECK(balloon_set(b, "flag", r) && balloon_run(b, "assert flag is True", NULL));
    CHECK(balloon_import(b, "math", &r) && balloon_attribute(b, r, "pi", &item) && balloon_as_float(b, item, &x) && x > 3.14 && x < 3.15);
    balloon_drop(b, item);
    balloon_drop(b, r);
}

static void exceptions(Balloon *b)
{
    BalloonValue f, zero = {0}, r;
    CHECK(balloon_run(b, "def divide(x):\n    return 1 / x\n", "divide.py"));
    CHECK(balloon_get(b, "divide", &f) && balloon_int(b, 0, &zero));
    CHECK(!balloon_call(b, f, &zero, 1, &r));
    CHECK(strcmp(balloon_error_type(b), "ZeroDivisionError") == 0);
    CHECK(strcmp(balloon_error(b), "Traceback (most recent call last):\n  File \"divide.py\", line 2, in divide\nZeroDivisionError: division by zero\n") == 0);
    balloon_clear_error(b);
    CHECK(strcmp(balloon_error(b), "") == 0);
    CHECK(!balloon_run(b, "x = = 1", "<wrong>") && strcmp(balloon_error_type(b), "SyntaxError") == 0);
    CHECK(!balloon_get(b, "nowhere", &r) && strcmp(balloon_error_type(b), "NameError") == 0);
    CHECK(!balloon_run(b, "raise SystemExit(3)", NULL) && strcmp(balloon_error_type(b), "SystemExit") == 0);
    int64_t n;
    CHECK(balloon_eval(b, "2 ** 70", &r) && !balloon_as_int(b, r, &n) && strcmp(balloon_error_type(b), "OverflowError") == 0);
    balloon_drop(b, r);
    balloon_drop(b, f);
    balloon_drop(b, zero);
    CHECK(!balloon_run(b, "def f(): f()\nf()", NULL) && strcmp(balloon_error_type(b), "RecursionError") == 0);
}

/* sum(args) + *(int *)context; no arguments: ValueError. */
static bool add_all(Balloon *b, void *context, const BalloonValue *args, size_t nargs, BalloonValue *result)
{
    int64_t sum = *(int *)context, n;
    if (nargs == 0)
        return balloon_raise(b, "ValueError", "nothing to add");
    for (size_t i = 0; i < nargs; i++) {
        if (!balloon_as_int(b, args[i], &n))
            return false;
        sum += n;
    }
    return balloon_int(b, sum, result);
}

static void functions(Balloon *b)
{
    BalloonValue f;
    int start = 100;
    CHECK(balloon_function(b, "add_all", add_all, &start, &f) && balloon_set(b, "add_all", f));
    balloon_drop(b, f);
    CHECK(balloon_run(b, "assert add_all(1, 2, 3) == 106\n"
                         "try:\n    add_all()\nexcept ValueError as e:\n    assert str(e) == 'nothing to add'\nelse:\n    assert 0\n"
                         "try:\n    add_all('x')\nexcept TypeError as e:\n    pass\nelse:\n    assert 0\n"
                         "assert sorted(map(add_all, [3, 1])) == [101, 103]\n", "<functions>"));
    CHECK(strcmp(balloon_error(b), "") == 0 || printf("%s", balloon_error(b)) < 0);
    CHECK(balloon_run(b, "del add_all", NULL));
}

static void limits(void)
{
    BalloonOptions options = {.max_memory = 8 << 20, .max_depth = 50};
    Balloon *b = balloon_new(&options);
    CHECK(b != NULL);
    if (!b)
        return;
    CHECK(!balloon_run(b, "x = [0] * 10**7", NULL) && strcmp(balloon_error_type(b), "MemoryError") == 0);
    CHECK(!balloon_run(b, "l = []\nwhile True: l.append(bytes(1000))", NULL) && strcmp(balloon_error_type(b), "MemoryError") == 0);
    CHECK(balloon_run(b, "l = None\ny = 'still alive'", NULL));
    CHECK(!balloon_run(b, "def f(n): return n and f(n - 1)\nf(60)", NULL) && strcmp(balloon_error_type(b), "RecursionError") == 0);
    balloon_free(b);
}

static void finalizers(void)
{
    Balloon *b = balloon_new(NULL);
    int count = 0;
    BalloonValue f;
    CHECK(b && balloon_function(b, "gone", add_all, &count, &f) && balloon_set(b, "gone", f));
    if (!b)
        return;
    balloon_drop(b, f);
    CHECK(balloon_run(b, "log = []\nclass D:\n    def __del__(self): log.append(1)\nd = D()\nd.me = d\nfor i in range(1000): e = D(); e.me = e\n", NULL));
    balloon_free(b);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int round = 0; round < 3; round++) {
        Balloon *b = balloon_new(NULL);
        CHECK(b != NULL);
        if (!b)
            break;
        values(b);
        exceptions(b);
        functions(b);
        balloon_free(b);
    }
    limits();
    finalizers();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
