/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan's table as CSV: id, name, then a column for each period headed by its first date, in
 * hours by its date and time. Cells hold department codes, also at home, so that nobody has to know
 * who is at home where. A cell is empty where the person can be nowhere else: outside the contract,
 * or idle without a home. A person with a home who is in no department breaks a rule; only that
 * cell is ".", for an empty one would be read as home. xtrain_check_file reads it again.
 */
#include <string.h>

#include "base/context.h"
#include "report/words.h"
#include "xtrain/report.h"

static void add_field(xt_text *text, const char *field)
{
    if (field[strcspn(field, ",;\"\r\n")] == '\0' && field[0] != ' ') {
        xt_text_add(text, field);
        return;
    }
    xt_text_add(text, "\"");
    for (const char *at = field; *at != '\0'; at++) {
        if (*at == '"') {
            xt_text_add(text, "\"");
        }
        xt_text_add_bytes(text, at, 1);
    }
    xt_text_add(text, "\"");
}

/* Spreadsheets take a field that begins so for a formula. Names are only for reading, so they can
 * be given an apostrophe; ids and codes must stay what they are. */
static void add_name(xt_text *text, const char *name)
{
    xt_text guarded;
    xt_text_init(&guarded, &text->memory);
    if (name[0] != '\0' && strchr("=+-@\t\r", name[0]) != NULL) {
        xt_text_add(&guarded, "'");
    }
    xt_text_add(&guarded, name);
    add_field(text, guarded.failed ? "" : guarded.data);
    text->failed = text->failed || guarded.failed;
    xt_text_clear(&guarded);
}

static void add_header(xt_text *text, const xtrain_plan *plan)
{
    xt_text_add(text, "id,name");
    for (int period = 0; period < xtrain_plan_period_count(plan); period++) {
        xt_text_add(text, ",");
        xt_words_begin(text, plan, period);
    }
    xt_text_add(text, "\n");
}

static const char *cell_text(const xtrain_plan *plan, int employee, int period)
{
    const int department = xtrain_plan_cell(plan, employee, period);
    if (department != XTRAIN_NONE) {
        return xtrain_plan_department_code(plan, department);
    }
    const unsigned flags = xtrain_plan_cell_flags(plan, employee, period);
    const bool is_expected = xtrain_plan_employee_home(plan, employee) == XTRAIN_NONE ||
                             (flags & XTRAIN_CELL_OUTSIDE) != 0;
    return is_expected ? "" : ".";
}

static void add_person(xt_text *text, const xtrain_plan *plan, int employee)
{
    add_field(text, xtrain_plan_employee_id(plan, employee));
    xt_text_add(text, ",");
    add_name(text, xtrain_plan_employee_name(plan, employee));
    for (int period = 0; period < xtrain_plan_period_count(plan); period++) {
        xt_text_add(text, ",");
        add_field(text, cell_text(plan, employee, period));
    }
    xt_text_add(text, "\n");
}

xtrain_status xtrain_plan_to_csv(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || plan == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xt_text text;
    xt_text_init(&text, &context->memory);
    add_header(&text, plan);
    for (int employee = 0; employee < xtrain_plan_employee_count(plan); employee++) {
        if (text.failed) {
            break;
        }
        add_person(&text, plan, employee);
    }
    *out = xt_text_take(&text);
    return *out != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
