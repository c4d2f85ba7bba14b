/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean": the smallest edit distance (one letter put in, left out or changed, or two
 * neighbours swapped), by the usual table of prefixes: with a of m and b of n letters,
 *   d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j],
 *                 d(i-2, j-2) + 1 if a_i a_(i-1) = b_(j-1) b_j).
 * Three rows are kept. Rows that are all past the limit end the search early.
 */
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

/* Longer words get no suggestion: they never are names. */
#define MAX_LETTERS 80

typedef struct word_letters {
    uint32_t letter[MAX_LETTERS];
    int count; /* -1: too long or not UTF-8 */
} word_letters;

static uint32_t folded(uint32_t letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
}

bool xt_text_equal_folded(const char *left, const char *right)
{
    while (*left != '\0' && folded((unsigned char)*left) == folded((unsigned char)*right)) {
        left++;
        right++;
    }
    return *left == '\0' && *right == '\0';
}

static void split_letters(word_letters *out, const char *word)
{
    size_t length = strlen(word);
    out->count = -1;
    int count = 0;
    while (length > 0) {
        uint32_t point = 0;
        const size_t size = xt_utf8_step(word, length, &point);
        if (size == 0 || count == MAX_LETTERS) {
            return;
        }
        out->letter[count++] = folded(point);
        word += size;
        length -= size;
    }
    out->count = count;
}

static int least(int left, int right)
{
    return left < right ? left : right;
}

/* The distance, or limit + 1 if it is larger than the limit. */
static int distance(const word_letters *a, const word_letters *b, int limit)
{
    int rows[3][MAX_LETTERS + 1];
    if (b->count < 0 || a->count - b->count > limit || b->count - a->count > limit) {
        return limit + 1;
    }
    for (int j = 0; j <= b->count; j++) {
        rows[0][j] = j;
    }
    for (int i = 1; i <= a->count; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *second = rows[(i + 1) % 3];
        int smallest = row[0] = i;
        for (int j = 1; j <= b->count; j++) {
            int best = above[j - 1] + (a->letter[i - 1] != b->letter[j - 1]);
            best = least(best, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a->letter[i - 1] == b->letter[j - 2] &&
                a->letter[i - 2] == b->letter[j - 1]) {
                best = least(best, second[j - 2] + 1);
            }
            row[j] = best;
            smallest = least(smallest, best);
        }
        if (smallest > limit) {
            return limit + 1;
        }
    }
    return least(rows[a->count % 3][b->count], limit + 1);
}

int xt_text_closest(const char *word, int count, const char *(*at)(int index, const void *user),
                    const void *user)
{
    word_letters wanted;
    split_letters(&wanted, word);
    if (wanted.count <= 0) {
        return -1;
    }
    int best = -1;
    int limit = wanted.count / 3;
    for (int i = 0; i < count && limit >= 0; i++) {
        const char *candidate = at(i, user);
        if (candidate == NULL) {
            continue;
        }
        word_letters letters;
        split_letters(&letters, candidate);
        const int found = distance(&wanted, &letters, limit);
        if (found <= limit) {
            best = i;
            limit = found - 1; /* only closer ones are better */
        }
    }
    return best;
}
