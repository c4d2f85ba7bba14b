/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the bytes as a file of people, with columns of every kind. */
#include <stdlib.h>

#include "read/people.h"
#include "target.h"
#include "xtrain.h"

static xtrain_status state_frame(xtrain_problem *problem)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    skill.name = "billing";
    department.code = "CLM";
    department.name = "Claims";
    xtrain_status status = xtrain_problem_add_skill(NULL, problem, &skill);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_add_department(NULL, problem, &department);
    }
    return status;
}

static void read_people(xtrain_context *context, xtrain_problem *problem, const char *text,
                        size_t length)
{
    xt_reader reader;
    xt_people people;
    xt_column skill = {.name = "billing", .index = -1};
    const xt_csv_source source = {"fuzz.csv", 0};
    xt_reader_init(&reader, context, problem, "fuzz.csv");
    xt_reader_name_departments(&reader, problem);
    xt_people_init(&people, &reader);
    people.skills = &skill;
    people.skill_count = 1;
    const bool is_read = xt_reader_take(
        &reader, xt_csv_read(context, text, length, "fuzz.csv", xt_people_take_row, &people));
    xt_people_finish(&people, is_read, &source);
    if (reader.status != XTRAIN_OK && xtrain_context_error_count(context) == 0) {
        abort();
    }
    xt_reader_clear(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    if (xtrain_context_create(&context, NULL) == XTRAIN_OK &&
        xtrain_problem_create(&problem, context) == XTRAIN_OK &&
        state_frame(problem) == XTRAIN_OK) {
        read_people(context, problem, (const char *)data, size);
    }
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return 0;
}
