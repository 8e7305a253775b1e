/* io_text_read.c -- TextIOWrapper: reading, and where it stands.
 *
 * A chunk of bytes at a time becomes `decoded`, of which `used` code points have been given out; `input` keeps the bytes
 * it was made from, so that tell() can count how many of them belong to what was given out.
 */
#include "base/utf8.h"
#include "mod/io_text.h"

/* ---- newlines ---- */

BlRef bl_io_seen(uint8_t seen)
{
    static const char *const ends[] = {"\n", "\r", "\r\n"};
    static const uint8_t order[] = {2, 1, 4};           /* as they are told: \r, \n, \r\n */
    BlRef items[3];
    size_t n = 0;
    for (int i = 0; i < 3; i++)
        if (seen & order[i])
            items[n++] = bl_str_c(ends[order[i] == 1 ? 0 : order[i] == 2 ? 1 : 2]);
    if (n == 0)
        return BL_NONE;
    return n == 1 ? items[0] : bl_tuple_from_adopted(items, n);
}

static bool has_cr(const BlStr *s)
{
    if (s->kind == 1)
        return memchr(s->data, '\r', s->length) != NULL;
    for (size_t i = 0; i < s->length; i++)
        if (bl_str_at(s, i) == '\r')
            return true;
    return false;
}

static bool has_lf(const BlStr *s)
{
    if (s->kind == 1)
        return memchr(s->data, '\n', s->length) != NULL;
    for (size_t i = 0; i < s->length; i++)
        if (bl_str_at(s, i) == '\n')
            return true;
    return false;
}

BlRef bl_io_translate(BlVal text, bool translate, bool last, bool *held_cr, uint8_t *seen)
{
    const BlStr *s = bl_as_str(text);
    if (!*held_cr && !has_cr(s)) {
        if (!(*seen & 1) && has_lf(s))
            *seen |= 1;
        return bl_keep(text);
    }
    BlStrBuilder b;
    bl_builder_init(&b);
    bool cr = *held_cr, ok = true;
    *held_cr = false;
    for (size_t i = 0; ok && i <= s->length; i++) {
        uint32_t c = i < s->length ? bl_str_at(s, i) : 0;
        bool end = i == s->length;
        if (cr) {
            if (end && !last) {
                *held_cr = true;
                break;
            }
            if (!end && c == '\n') {
                *seen |= 4;
                ok = translate ? bl_builder_char(&b, '\n') : bl_builder_ascii(&b, "\r\n", 2);
                cr = false;
                continue;
            }
            *seen |= 2;
            ok = bl_builder_char(&b, translate ? '\n' : '\r');
            cr = false;
        }
        if (end || !ok)
            break;
        if (c == '\r') {
            cr = true;
            continue;
        }
        if (c == '\n')
            *seen |= 1;
        ok = bl_builder_char(&b, c);
    }
    if (ok)
        return bl_builder_finish(&b);
    bl_builder_free(&b);
    return BL_NULL;
}

int64_t bl_io_line_end(const BlStr *s, size_t from, bool universal, const char *end)
{
    size_t n = s->length;
    if (!universal && (end[0] == 0 || strcmp(end, "\n") == 0)) {
        if (s->kind == 1) {
            const char *p = memchr(s->data + from, '\n', n - from);
            return p ? p - s->data + 1 : -1;
        }
        for (size_t i = from; i < n; i++)
            if (bl_str_at(s, i) == '\n')
                return (int64_t)i + 1;
        return -1;
    }
    for (size_t i = from; i < n; i++) {
        uint32_t c = bl_str_at(s, i);
        if (universal) {
            if (c == '\n')
                return (int64_t)i + 1;
            if (c == '\r')
                return (int64_t)i + 1 + (i + 1 < n && bl_str_at(s, i + 1) == '\n');
        } else if (c == (uint32_t)end[0] && (!end[1] || (i + 1 < n && bl_str_at(s, i + 1) == (uint32_t)end[1])))
            return (int64_t)i + 1 + (end[1] != 0);
    }
    return -1;
}

/* ---- chunks ---- */

static const char *errors_of(const BlText *t) { return bl_as_str(t->errors)->data; }

/* Decodes; *consumed tells how many bytes are dealt with (the rest is an unfinished code point). */
static BlRef decode(BlText *t, const unsigned char *data, size_t n, bool last, size_t *consumed)
{
    size_t *left = last ? NULL : consumed;
    *consumed = n;
    switch (t->codec) {
    case BL_TEXT_UTF8: return bl_decode_utf8(data, n, errors_of(t), left);
    case BL_TEXT_ASCII: return bl_decode_ascii(data, n, errors_of(t));
    case BL_TEXT_LATIN1: return bl_str_latin1(data, n);
    case BL_TEXT_WIDE16: return bl_decode_utf16(data, n, errors_of(t), &t->order, left);
    case BL_TEXT_WIDE32: return bl_decode_utf32(data, n, errors_of(t), &t->order, left);
    default: return bl_str_decode((const char *)data, n, bl_as_str(t->encoding)->data, errors_of(t));
    }
}

/* The bytes of the next chunk are appended to t->input (behind what was left over): count, 0 at the end, -1 raised. */
static int64_t read_bytes(BlText *t)
{
    if (t->fast && t->fast->ok) {
        if (!bl_buf_reserve(&t->input, BL_IO_CHUNK)) {
            bl_no_memory();
            return -1;
        }
        int64_t n = bl_buffered_read1(t->fast, t->input.data + t->input.size, BL_IO_CHUNK);
        if (n > 0)
            t->input.size += (size_t)n;
        return n;
    }
    BlRef buffer = bl_keep(t->buffer), key = bl_str_intern("read1"), f = BL_NULL;
    BlVal size = bl_from_imm(BL_IO_CHUNK);
    int found = key == BL_NULL ? -1 : bl_find_attr(buffer, key, &f);
    BlRef r = found < 0 ? BL_NULL : found ? bl_call1(f, size) : bl_call_method(buffer, bl_name(read), &size, 1);
    bl_drop(f);
    bl_drop(key);
    bl_drop(buffer);
    if (r == BL_NULL)
        return -1;
    BlBuffer b;
    if (!bl_has_buffer(r)) {
        bl_raise(bl_exc(TypeError), "underlying %s() should have returned a bytes-like object, not '%.200s'", found ? "read1" : "read", bl_type_name(r));
        bl_drop(r);
        return -1;
    }
    if (bl_buffer_get(r, &b, false) < 0) {
        bl_drop(r);
        return -1;
    }
    int64_t n = (int64_t)b.length;
    bl_buf_add(&t->input, b.data, b.length);
    bl_buffer_release(&b);
    bl_drop(r);
    if (t->input.failed) {
        bl_buf_clear(&t->input);
        bl_no_memory();
        return -1;
    }
    return n;
}

/* Makes the next text of a chunk: 1 there is some (perhaps empty), 0 end, -1 raised. */
static int next_chunk(BlText *t)
{
    bl_buf_clear(&t->input);
    bl_clear_ref(&t->decoded);
    t->used = 0;
    if (t->rest.size) {
        bl_buf_add(&t->input, t->rest.data, t->rest.size);
        bl_buf_clear(&t->rest);
    }
    int64_t n = read_bytes(t);
    if (n < 0)
        return -1;
    if (t->codec == BL_TEXT_OTHER)          /* such codecs are given everything at once */
        while ((n = read_bytes(t)) > 0) {}
    if (n < 0)
        return -1;
    bool last = n == 0, cr = t->universal && !last && t->codec <= BL_TEXT_LATIN1 && t->input.data[t->input.size - 1] == '\r';
    size_t consumed, skip = 0, usable = t->input.size - cr;        /* a "\r" at the end waits for what follows it */
    if (t->sig && t->at_start && t->input.size >= 3 && memcmp(t->input.data, "\xef\xbb\xbf", 3) == 0)
        skip = 3;
    t->at_start = false;
    BlRef text = decode(t, (const unsigned char *)bl_buf_text(&t->input) + skip, usable - skip, last, &consumed);
    if (text == BL_NULL)
        return -1;
    consumed += skip;
    if (consumed < t->input.size) {
        bl_buf_add(&t->rest, t->input.data + consumed, t->input.size - consumed);
        t->input.size = consumed;
    }
    if (t->universal) {
        BlRef whole = bl_io_translate(text, t->translate, last, &t->held_cr, &t->seen);
        bl_drop(text);
        text = whole;
        if (text == BL_NULL)
            return -1;
    }
    t->decoded = text;
    return !last || bl_as_str(text)->length > 0;
}

static bool ready_to_read(BlText *t)
{
    if (!bl_text_check_open(t))
        return false;
    if (!t->readable) {
        bl_io_unsupported("not readable");
        return false;
    }
    return bl_text_flush_pending(t);
}

static size_t available(const BlText *t) { return t->decoded == BL_NULL ? 0 : bl_as_str(t->decoded)->length - t->used; }

static BlRef give(BlText *t, size_t n)
{
    BlRef r = t->used == 0 && n == bl_as_str(t->decoded)->length ? bl_keep(t->decoded) : bl_str_substr(t->decoded, t->used, t->used + n);
    if (r != BL_NULL)
        t->used += n;
    return r;
}

/* ---- read ---- */

static BlRef read_rest(BlText *t)
{
    BlRef head = available(t) ? give(t, available(t)) : bl_keep(bl_str_empty());
    BlRef bytes = BL_NULL, text = BL_NULL;
    if (head == BL_NULL)
        return BL_NULL;
    if (t->fast && t->fast->ok)
        bytes = bl_buffered_readall(t->fast);
    else {
        BlRef buffer = bl_keep(t->buffer);
        bytes = bl_call_method(buffer, bl_name(read), NULL, 0);
        bl_drop(buffer);
    }
    BlBuffer b;
    if (bytes == BL_NONE) {
        bl_drop(bytes);
        bytes = bl_bytes_new("", 0);
    }
    if (bytes == BL_NULL || bl_buffer_get(bytes, &b, false) < 0) {
        bl_drop(bytes);
        bl_drop(head);
        return BL_NULL;
    }
    size_t consumed;
    const unsigned char *data = b.data;
    size_t n = b.length;
    if (t->rest.size) {
        bl_buf_add(&t->rest, data, n);
        data = (const unsigned char *)bl_buf_text(&t->rest);
        n = t->rest.size;
    }
    size_t skip = t->sig && t->at_start && n >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    t->at_start = false;
    if (!t->rest.failed)
        text = decode(t, data + skip, n - skip, true, &consumed);
    else
        bl_no_memory();
    bl_buffer_release(&b);
    bl_drop(bytes);
    bl_buf_clear(&t->rest);
    if (text != BL_NULL && t->universal) {
        BlRef whole = bl_io_translate(text, t->translate, true, &t->held_cr, &t->seen);
        bl_drop(text);
        text = whole;
    }
    bl_clear_ref(&t->decoded);
    t->used = 0;
    bl_buf_clear(&t->input);
    if (text == BL_NULL || bl_as_str(head)->length == 0) {
        bl_drop(head);
        return text;
    }
    BlRef r = bl_str_concat(head, text);
    bl_drop(head);
    bl_drop(text);
    return r;
}

BlRef bl_text_read_method(BlVal self, const BlVal *arg)
{
    BlText *t = bl_as_text(self);
    int64_t n;
    if (!bl_io_size(arg[0], &n) || !ready_to_read(t))
        return BL_NULL;
    if (n < 0)
        return read_rest(t);
    BlStrBuilder b;
    bl_builder_init(&b);
    size_t want = (size_t)n;
    while (want) {
        if (available(t) == 0) {
            int more = next_chunk(t);
            if (more < 0) {
                bl_builder_free(&b);
                return BL_NULL;
            }
            if (!more)
                break;
            continue;
        }
        size_t take = available(t) < want ? available(t) : want;
        if (!bl_builder_slice(&b, t->decoded, t->used, t->used + take)) {
            bl_builder_free(&b);
            return BL_NULL;
        }
        t->used += take;
        want -= take;
    }
    return bl_builder_finish(&b);
}

/* ---- lines ---- */

/* The next line, at most `limit` code points (-1: any); the empty str at the end. */
static BlRef read_line(BlText *t, int64_t limit)
{
    BlStrBuilder b;
    bool building = false, either = t->universal && !t->translate;
    size_t length = 0;
    for (;;) {
        if (available(t) == 0) {
            int more = next_chunk(t);
            if (more < 0) {
                if (building)
                    bl_builder_free(&b);
                return BL_NULL;
            }
            if (!more)
                break;
            continue;
        }
        const BlStr *s = bl_as_str(t->decoded);
        int64_t end = bl_io_line_end(s, t->used, either, t->universal ? "" : t->read_end);
        bool found = end >= 0;
        /* "\r" and "\n" of one line end may come in different chunks */
        size_t stop = found ? (size_t)end : s->length;
        if (!found && !t->universal && t->read_end[1] && s->length - t->used > 1 && bl_str_at(s, s->length - 1) == '\r' && !t->end)
            stop = s->length - 1;
        size_t n = stop - t->used;
        if (limit >= 0 && length + n >= (size_t)limit) {
            n = (size_t)limit - length;
            found = true;
        }
        if (found && !building)
            return give(t, n);
        if (!building) {
            bl_builder_init(&b);
            building = true;
        }
        if (!bl_builder_slice(&b, t->decoded, t->used, t->used + n)) {
            bl_builder_free(&b);
            return BL_NULL;
        }
        t->used += n;
        length += n;
        if (found)
            break;
        if (stop < s->length) {             /* a lone "\r" waits for the next chunk */
            BlRef held = bl_str_substr(t->decoded, stop, s->length);
            int more = held == BL_NULL ? -1 : next_chunk(t);
            if (more < 0) {
                bl_drop(held);
                bl_builder_free(&b);
                return BL_NULL;
            }
            BlRef joined = t->decoded == BL_NULL ? bl_keep(held) : bl_str_concat(held, t->decoded);
            bl_drop(held);
            if (joined == BL_NULL) {
                bl_builder_free(&b);
                return BL_NULL;
            }
            bl_replace(&t->decoded, joined);
            t->end = !more;
        }
    }
    return building ? bl_builder_finish(&b) : bl_keep(bl_str_empty());
}

BlRef bl_text_readline_method(BlVal self, const BlVal *arg)
{
    int64_t limit;
    if (!bl_io_size(arg[0], &limit) || !ready_to_read(bl_as_text(self)))
        return BL_NULL;
    return read_line(bl_as_text(self), limit);
}

BlRef bl_text_next(BlVal self)
{
    BlText *t = bl_as_text(self);
    BlRef line;
    t->telling = false;
    if (bl_obj(self)->shape->cls->table == &bl_textio_type)
        line = ready_to_read(t) ? read_line(t, -1) : BL_NULL;
    else {
        line = bl_call_method(self, bl_name(readline), NULL, 0);
        if (line != BL_NULL && !bl_is_str(line)) {
            bl_raise(bl_exc(OSError), "readline() should have returned a str object, not '%.200s'", bl_type_name(line));
            bl_clear_ref(&line);
        }
    }
    if (line != BL_NULL && bl_as_str(line)->length == 0) {
        t->telling = t->seekable;
        bl_clear_ref(&line);
    }
    return line;
}

/* ---- positions ---- */

static bool can_seek(BlText *t)
{
    if (!t->seekable)
        bl_io_unsupported("underlying stream is not seekable");
    return t->seekable;
}

/* Bytes of one code point at p, of at most n. */
static size_t one_length(const BlText *t, const unsigned char *p, size_t n)
{
    size_t step = 1;
    if (t->codec == BL_TEXT_UTF8)
        step = bl_utf8_width(*p);
    else if (t->codec == BL_TEXT_WIDE32)
        step = 4;
    else if (t->codec == BL_TEXT_WIDE16) {
        uint32_t unit = n < 2 ? 0 : t->order > 0 ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        step = (unit & 0xFC00) == 0xD800 ? 4 : 2;
    }
    return step < n ? step : n;
}

/* The code point itself, as far as newlines are concerned. */
static uint32_t one_at(const BlText *t, const unsigned char *p, size_t n)
{
    if (t->codec == BL_TEXT_WIDE16)
        return n < 2 ? 0 : t->order > 0 ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
    if (t->codec == BL_TEXT_WIDE32)
        return n < 4 ? 0 : t->order > 0 ? p[3] : p[0];
    return *p;
}

/* Bytes of `input` that the first `used` code points of `decoded` come from. */
static size_t bytes_used(const BlText *t)
{
    const unsigned char *p = (const unsigned char *)bl_buf_text(&t->input), *end = p + t->input.size, *begin = p;
    size_t done = 0;
    bool first = true;
    while (p < end && done < t->used) {
        size_t left = (size_t)(end - p), n = one_length(t, p, left);
        uint32_t c = one_at(t, p, left);
        if (first && c == 0xFEFF && (t->codec == BL_TEXT_WIDE16 || t->codec == BL_TEXT_WIDE32)) {
            p += n;
            first = false;
            continue;
        }
        first = false;
        p += n;
        done++;
        if (t->translate && c == '\r' && p < end && one_at(t, p, (size_t)(end - p)) == '\n')
            p += one_length(t, p, (size_t)(end - p));
    }
    return (size_t)(p - begin);
}

static int64_t buffer_tell(BlText *t)
{
    if (t->fast && t->fast->ok)
        return bl_buffered_tell(t->fast);
    int64_t at = -1;
    BlRef buffer = bl_keep(t->buffer), r = bl_io_call0(buffer, "tell");
    bl_drop(buffer);
    if (r != BL_NULL && !bl_index_int64(r, &at, bl_exc(OverflowError)))
        at = -1;
    bl_drop(r);
    return at;
}

BlRef bl_text_tell_method(BlVal self, const BlVal *arg BL_UNUSED)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check_open(t) || !can_seek(t))
        return BL_NULL;
    if (!t->telling)
        return bl_raise(bl_exc(OSError), "telling position disabled by next() call");
    if (!bl_text_flush_pending(t))
        return BL_NULL;
    BlRef r = bl_call_method(self, bl_name(flush), NULL, 0);
    if (r == BL_NULL)
        return BL_NULL;
    bl_drop(r);
    int64_t at = buffer_tell(t);
    if (at < 0)
        return BL_NULL;
    if (t->decoded != BL_NULL || t->input.size)
        at = at - (int64_t)(t->input.size + t->rest.size) + (int64_t)bytes_used(t);
    return bl_int_from_int64(at);
}

static void reset(BlText *t, bool at_start)
{
    bl_clear_ref(&t->decoded);
    t->used = 0;
    bl_buf_clear(&t->input);
    bl_buf_clear(&t->rest);
    t->held_cr = t->end = false;
    t->at_start = at_start;
}

static BlRef buffer_seek(BlText *t, BlVal offset, int whence)
{
    BlVal to[2] = {offset, bl_from_imm(whence)};
    BlRef buffer = bl_keep(t->buffer), r = bl_io_call(buffer, "seek", to, 2);
    bl_drop(buffer);
    return r;
}

BlRef bl_text_seek_method(BlVal self, const BlVal *arg)
{
    BlText *t = bl_as_text(self);
    int64_t whence;
    if (!bl_index_int64(arg[1], &whence, bl_exc(OverflowError)) || !bl_text_check_open(t) || !can_seek(t))
        return BL_NULL;
    BlRef cookie = bl_index(arg[0]);
    if (cookie == BL_NULL)
        return BL_NULL;
    bool zero = bl_int_sign(cookie) == 0;
    BlRef r = BL_NULL;
    if (whence == 1 && !zero)
        bl_io_unsupported("can't do nonzero cur-relative seeks");
    else if (whence == 2 && !zero)
        bl_io_unsupported("can't do nonzero end-relative seeks");
    else if (whence < 0 || whence > 2)
        bl_raise(bl_exc(ValueError), "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    else if (whence == 0 && bl_int_sign(cookie) < 0)
        bl_raise(bl_exc(ValueError), "negative seek position %R", cookie);
    else {
        if (whence == 1) {
            bl_replace(&cookie, bl_text_tell_method(self, NULL));
            whence = 0;
        }
        BlRef flushed = cookie == BL_NULL ? BL_NULL : bl_call_method(self, bl_name(flush), NULL, 0);
        if (flushed != BL_NULL) {
            bl_drop(flushed);
            r = buffer_seek(t, cookie, (int)whence);
            if (r != BL_NULL) {
                reset(t, r == bl_from_imm(0));
                t->telling = t->seekable;
            }
        }
    }
    bl_drop(cookie);
    return r;
}

BlRef bl_text_truncate_method(BlVal self, const BlVal *arg)
{
    BlText *t = bl_as_text(self);
    if (!bl_text_check(t))
        return BL_NULL;
    BlRef flushed = bl_call_method(self, bl_name(flush), NULL, 0);
    if (flushed == BL_NULL)
        return BL_NULL;
    bl_drop(flushed);
    BlRef pos = arg[0] == BL_NONE && t->seekable ? bl_text_tell_method(self, NULL) : bl_keep(arg[0]);
    if (pos == BL_NULL)
        return BL_NULL;
    BlRef buffer = bl_keep(t->buffer), r = bl_io_call(buffer, "truncate", &pos, 1);
    bl_drop(buffer);
    bl_drop(pos);
    return r;
}
