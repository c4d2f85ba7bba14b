/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes in rounds: each name without a code gets an abbreviation, longer from round to round; those
 * that only one name has become codes. So two names that look alike both get a longer one, and
 * neither takes a code that people would read as the other. Who has none at the end gets a number.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "read/init.h"

#define ROUNDS 4
/* Initials of so many words, letters of a lone word, are enough to know it by. */
#define MAX_INITIALS 4
#define MAX_LETTERS 3
/* Letters of an abbreviation; its number has room after it. */
#define MAX_LENGTH 10

/* The capital letter or digit, or 0 for what cannot stand in a code. */
static char capital(char c)
{
    if (c >= 'a' && c <= 'z') {
        return (char)(c - 'a' + 'A');
    }
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '\0';
}

static bool is_word_part(char c)
{
    return capital(c) != '\0' || (c & 0x80) != 0;
}

static bool is_small_word(const char *word, size_t length)
{
    static const char *const words[] = {"and", "of", "the", "for"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Adds up to `most` capitals of a word; a number is taken whole. */
static int take_word(char out[XT_CODE_SIZE], int count, const char *word, size_t length, int most)
{
    int taken = 0;
    for (size_t i = 0; i < length && count + taken < MAX_LENGTH; i++) {
        const bool goes_on = taken < most || (is_digit(word[0]) && is_digit(word[i]));
        if (goes_on && capital(word[i]) != '\0') {
            out[count + taken++] = capital(word[i]);
        }
    }
    return taken;
}

/* Up to `letters` capitals of the first word and the first one of each other. Returns how many
 * words have one. */
static int abbreviate(char out[XT_CODE_SIZE], const char *name, int letters)
{
    int words = 0;
    int count = 0;
    while (*name != '\0') {
        size_t length = 0;
        while (is_word_part(name[length])) {
            length++;
        }
        if (words < MAX_INITIALS && !is_small_word(name, length)) {
            const int taken = take_word(out, count, name, length, words == 0 ? letters : 1);
            words += taken > 0 ? 1 : 0;
            count += taken;
        }
        name += length > 0 ? length : 1;
    }
    out[count] = '\0';
    return words;
}

static void abbreviate_in_round(char out[XT_CODE_SIZE], const char *name, int round)
{
    const int words = abbreviate(out, name, 1);
    (void)abbreviate(out, name, (words > 1 ? 1 : MAX_LETTERS) + round);
}

typedef struct code_list {
    char (*codes)[XT_CODE_SIZE]; /* empty: none yet */
    char (*drafts)[XT_CODE_SIZE];
    const char *const *names;
    int count;
} code_list;

static bool is_taken(const code_list *list, const char *code)
{
    for (int i = 0; i < list->count; i++) {
        if (strcmp(list->codes[i], code) == 0 || xt_text_equal_folded(list->names[i], code)) {
            return true;
        }
    }
    return false;
}

/* Only this name has this abbreviation in this round. */
static bool is_alone(const code_list *list, int index)
{
    for (int i = 0; i < list->count; i++) {
        if (i != index && strcmp(list->drafts[i], list->drafts[index]) == 0) {
            return false;
        }
    }
    return true;
}

static void run_round(code_list *list, int round)
{
    for (int i = 0; i < list->count; i++) {
        list->drafts[i][0] = '\0';
        if (list->codes[i][0] == '\0') {
            abbreviate_in_round(list->drafts[i], list->names[i], round);
        }
    }
    for (int i = 0; i < list->count; i++) {
        if (list->drafts[i][0] != '\0' && is_alone(list, i) && !is_taken(list, list->drafts[i])) {
            memcpy(list->codes[i], list->drafts[i], XT_CODE_SIZE);
        }
    }
}

bool xt_make_codes(char (*out)[XT_CODE_SIZE], const char *const *names, int count,
                   const xt_memory *memory)
{
    code_list list = {.codes = out, .names = names, .count = count};
    list.drafts = xt_allocate(memory, (size_t)count, sizeof *list.drafts);
    if (list.drafts == NULL) {
        return false;
    }
    for (int round = 0; round < ROUNDS; round++) {
        run_round(&list, round);
    }
    int number = 0; /* goes on from name to name, so that few are tried in vain */
    for (int i = 0; i < count; i++) {
        char code[XT_CODE_SIZE];
        char base[XT_CODE_SIZE];
        abbreviate_in_round(base, names[i], 0);
        if (out[i][0] != '\0') {
            continue;
        }
        do {
            (void)snprintf(code, sizeof code, "%.10s%d", base[0] == '\0' ? "D" : base, ++number);
        } while (is_taken(&list, code));
        memcpy(out[i], code, XT_CODE_SIZE);
    }
    xt_release(memory, list.drafts);
    return true;
}
