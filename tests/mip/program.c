/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mip/program.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* The price of a broken must in the remarks; 0 if there is none. */
static double price_of(const char *text)
{
    const char *words = "must of a person costs ";
    const char *at = strstr(text, words);

    return at == NULL ? 0.0 : cbc_number(at + strlen(words));
}

/* The broken musts that the program leaves out; the remark begins with their number. */
static double uncounted(const char *text)
{
    const char *at = strstr(text, " broken musts that every plan has");

    if (at == NULL)
        return 0.0;
    while (at > text && at[-1] >= '0' && at[-1] <= '9')
        at--;
    return cbc_number(at);
}

static bool is_turned(const char *text)
{
    return strstr(text, "is minus the objective") != NULL;
}

bool program_solve(program_optimum *out, char why[PROGRAM_WHY], xtrain_context *context,
                   const xtrain_problem *problem, xtrain_export_format format, const char *stem)
{
    char name[100];
    char *text = NULL;
    cbc_answer answer = {false, 0.0, 0.0, ""};
    bool solved = false;

    snprintf(name, sizeof name, "%s.%s", stem, format == XTRAIN_EXPORT_LP ? "lp" : "mps");
    if (xtrain_problem_to_mip(&text, problem, format) != XTRAIN_OK) {
        snprintf(why, PROGRAM_WHY, "%s: not exported", name);
        return false;
    }
    solved = cbc_solve(&answer, name, text);
    out->value = answer.objective - price_of(text) * answer.breaches;
    out->value = is_turned(text) ? -out->value : out->value;
    out->broken = answer.breaches + uncounted(text);
    out->has_breach = answer.breaches > 0.5;
    xtrain_text_free(context, text);
    if (!solved || !answer.is_optimal)
        snprintf(why, PROGRAM_WHY, "%s: %s", name, solved ? answer.line : "not solved");
    return solved && answer.is_optimal;
}

bool program_has(char why[PROGRAM_WHY], const program_optimum *found, int64_t value, int64_t broken)
{
    bool has =
        fabs(found->value - (double)value) <= 0.01 && fabs(found->broken - (double)broken) <= 0.01;

    if (!has)
        snprintf(why, PROGRAM_WHY,
                 "cbc finds %.3f with %.3f broken musts, expected %" PRId64 " with %" PRId64,
                 found->value, found->broken, value, broken);
    return has;
}
