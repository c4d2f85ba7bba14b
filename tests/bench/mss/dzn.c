/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dzn.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const char *at;
    int line;
    dzn_data *data;
    mss_messages *messages;
} reader;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool out_of_memory(const reader *r)
{
    mss_complain(r->messages, 0, "memory ran out");
    return false;
}

/* Says what stands here instead of what was expected. */
static bool expected(const reader *r, const char *what)
{
    const unsigned char c = (unsigned char)*r->at;
    if (c == '\0') {
        mss_complain(r->messages, r->line, "the file ends where %s should be; complete it", what);
    } else if (c < ' ' || c > '~') {
        mss_complain(r->messages, r->line, "a byte 0x%02x stands where %s should be; correct it", c,
                     what);
    } else {
        mss_complain(r->messages, r->line, "'%c' stands where %s should be; correct it", c, what);
    }
    return false;
}

static void skip_line(reader *r)
{
    while (*r->at != '\0' && *r->at != '\n') {
        r->at++;
    }
}

static bool skip_block(reader *r)
{
    const int first = r->line;
    for (r->at += 2; *r->at != '\0'; r->at++) {
        if (r->at[0] == '*' && r->at[1] == '/') {
            r->at += 2;
            return true;
        }
        r->line += *r->at == '\n' ? 1 : 0;
    }
    mss_complain(r->messages, first, "the comment has no end; add */");
    return false;
}

/* Goes to what is next: over white space and comments. */
static bool skip(reader *r)
{
    for (;;) {
        if (*r->at == '\n') {
            r->line++;
            r->at++;
        } else if (*r->at == ' ' || *r->at == '\t' || *r->at == '\r') {
            r->at++;
        } else if (*r->at == '%') {
            skip_line(r);
        } else if (r->at[0] == '/' && r->at[1] == '*') {
            if (!skip_block(r)) {
                return false;
            }
        } else {
            return true;
        }
    }
}

static bool take(reader *r, char c, const char *what)
{
    if (*r->at != c) {
        return expected(r, what);
    }
    r->at++;
    return skip(r);
}

static bool read_name(reader *r, char *out, const char *what)
{
    size_t length = 0;
    if (!is_letter(*r->at)) {
        return expected(r, what);
    }
    while (is_letter(r->at[length]) || is_digit(r->at[length])) {
        length++;
    }
    if (length >= DZN_NAME_SIZE) {
        mss_complain(r->messages, r->line, "a name has more than %d letters; shorten it",
                     DZN_NAME_SIZE - 1);
        return false;
    }
    memcpy(out, r->at, length);
    out[length] = '\0';
    r->at += length;
    return skip(r);
}

static bool read_number(reader *r, int *out)
{
    const bool is_negative = *r->at == '-';
    const char *digit = r->at + (is_negative ? 1 : 0);
    long long value = 0;
    if (!is_digit(*digit)) {
        return expected(r, "a whole number");
    }
    for (; is_digit(*digit); digit++) {
        value = 10 * value + (*digit - '0');
        if (value > INT_MAX) {
            mss_complain(r->messages, r->line, "a number is larger than %d; make it smaller",
                         INT_MAX);
            return false;
        }
    }
    r->at = digit;
    if (is_letter(*r->at) || (*r->at == '.' && r->at[1] != '.')) {
        return expected(r, "the end of a whole number");
    }
    *out = (int)(is_negative ? -value : value);
    return skip(r);
}

/* Room for one more number; it doubles whenever the count is a power of two. */
static bool add_number(const reader *r, dzn_entry *entry, dzn_number number)
{
    const size_t count = entry->count;
    if ((count & (count - 1)) == 0) {
        const size_t room = count == 0 ? 1 : 2 * count;
        dzn_number *numbers = realloc(entry->numbers, room * sizeof *numbers);
        if (numbers == NULL) {
            return out_of_memory(r);
        }
        entry->numbers = numbers;
    }
    entry->numbers[entry->count++] = number;
    return true;
}

/* Numbers with commas between them, and perhaps one behind the last. */
static bool read_numbers(reader *r, dzn_entry *entry)
{
    while (*r->at != ']' && *r->at != '|') {
        dzn_number number = {0, r->line};
        if (!read_number(r, &number.value) || !add_number(r, entry, number)) {
            return false;
        }
        if (*r->at != ',') {
            return *r->at == ']' || *r->at == '|' || expected(r, "a comma, | or ]");
        }
        r->at++;
        if (!skip(r)) {
            return false;
        }
    }
    return true;
}

static bool read_rows(reader *r, dzn_entry *entry)
{
    int rows = 0;
    size_t columns = 0;
    while (*r->at != ']') {
        const size_t before = entry->count;
        const int line = r->line;
        if (!read_numbers(r, entry) || !take(r, '|', "a | at the end of the row")) {
            return false;
        }
        const size_t found = entry->count - before;
        if (found == 0 || (rows > 0 && found != columns)) {
            mss_complain(r->messages, line,
                         "row %d of %s has %zu numbers, the first row has %zu; make all rows of "
                         "one length",
                         rows + 1, entry->name, found, rows > 0 ? columns : found);
            return false;
        }
        columns = found;
        rows++;
    }
    entry->dimensions = 2;
    entry->extent[0].number = rows;
    entry->extent[1].number = (int)columns;
    return true;
}

/* "[1, 2]" or "[| 1, 2 |]". */
static bool read_list(reader *r, dzn_entry *entry)
{
    if (!take(r, '[', "[")) {
        return false;
    }
    if (*r->at == '|') {
        return take(r, '|', "|") && read_rows(r, entry) && take(r, ']', "]");
    }
    if (!read_numbers(r, entry)) {
        return false;
    }
    entry->dimensions = 1;
    entry->extent[0].number = (int)entry->count;
    return take(r, ']', "]");
}

/* "1..Name" or "1..12". */
static bool read_extent(reader *r, dzn_extent *extent)
{
    int first = 0;
    if (!read_number(r, &first)) {
        return false;
    }
    if (first != 1) {
        mss_complain(r->messages, r->line, "an index begins at %d; let it begin at 1", first);
        return false;
    }
    if (strncmp(r->at, "..", 2) != 0) {
        return expected(r, "..");
    }
    r->at += 2;
    if (!skip(r)) {
        return false;
    }
    return is_letter(*r->at) ? read_name(r, extent->name, "a name")
                             : read_number(r, &extent->number);
}

/* "array3d(1..A, 1..B, 1..C, [...])". */
static bool read_call(reader *r, dzn_entry *entry)
{
    char word[DZN_NAME_SIZE];
    const int line = r->line;
    dzn_extent extent[DZN_MOST_DIMENSIONS] = {0};
    if (!read_name(r, word, "a value")) {
        return false;
    }
    const int dimensions = strcmp(word, "array3d") == 0 ? 3 : strcmp(word, "array2d") == 0 ? 2 : 0;
    if (dimensions == 0) {
        mss_complain(r->messages, line, "'%s' is no value; state whole numbers", word);
        return false;
    }
    bool is_good = take(r, '(', "(");
    for (int i = 0; i < dimensions && is_good; i++) {
        is_good = read_extent(r, &extent[i]) && take(r, ',', "a comma");
    }
    is_good = is_good && read_list(r, entry);
    if (is_good && entry->dimensions != 1) {
        mss_complain(r->messages, line, "%s of rows with |; state one list without them", word);
        is_good = false;
    }
    entry->dimensions = dimensions;
    memcpy(entry->extent, extent, sizeof extent);
    return is_good && take(r, ')', ")");
}

static bool read_value(reader *r, dzn_entry *entry)
{
    if (*r->at == '[') {
        return read_list(r, entry);
    }
    if (is_letter(*r->at)) {
        return read_call(r, entry);
    }
    dzn_number number = {0, r->line};
    return read_number(r, &number.value) && add_number(r, entry, number);
}

static bool read_entry(reader *r)
{
    dzn_data *data = r->data;
    dzn_entry entry = {.line = r->line};
    if (!read_name(r, entry.name, "a name")) {
        return false;
    }
    const dzn_entry *earlier = dzn_find(data, entry.name);
    if (earlier != NULL) {
        mss_complain(r->messages, entry.line, "%s is stated here and in line %d; keep one",
                     entry.name, earlier->line);
        return false;
    }
    dzn_entry *entries = realloc(data->entries, (data->count + 1) * sizeof *entries);
    if (entries == NULL) {
        return out_of_memory(r);
    }
    data->entries = entries;
    entries[data->count] = entry;
    data->count++;
    dzn_entry *place = &entries[data->count - 1];
    return take(r, '=', "=") && read_value(r, place) && take(r, ';', "; at the end of the value");
}

bool dzn_read(dzn_data *out, const char *text, mss_messages *messages)
{
    reader r = {text, 1, out, messages};
    *out = (dzn_data){0};
    bool is_good = skip(&r);
    while (is_good && *r.at != '\0') {
        is_good = read_entry(&r);
    }
    return is_good;
}

void dzn_clear(dzn_data *data)
{
    for (size_t i = 0; i < data->count; i++) {
        free(data->entries[i].numbers);
    }
    free(data->entries);
    *data = (dzn_data){0};
}

const dzn_entry *dzn_find(const dzn_data *data, const char *name)
{
    for (size_t i = 0; i < data->count; i++) {
        if (strcmp(data->entries[i].name, name) == 0) {
            return &data->entries[i];
        }
    }
    return NULL;
}
