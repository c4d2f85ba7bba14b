/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kitchen, the service and the reception of a small hotel learn from one another. The problem
 * is built in code, solved with a progress callback that may cancel, and the plan is walked
 * through. Everything here is in <xtrain.h>; the program links xtrain::xtrain only.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <xtrain.h>

#define PEOPLE 6
#define WEEKS 8
#define PATIENCE_SECONDS 30.0

enum { KITCHEN, SERVICE, RECEPTION };

static xtrain_status add_calendar(xtrain_problem *problem)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = WEEKS;
    const xtrain_date good_friday = xtrain_date_make(2026, 4, 3);
    xtrain_status status = xtrain_problem_set_title(problem, "Hotel Seeblick, March and April");
    if (status == XTRAIN_OK) {
        status = xtrain_problem_set_calendar(problem, &calendar);
    }
    if (status == XTRAIN_OK) {
        status = xtrain_problem_add_holiday(problem, (xtrain_range){good_friday, good_friday});
    }
    return status;
}

/* One department with the rules about it: somebody at home there is always present, and shows at
 * most one visitor each. */
static xtrain_status add_department(xtrain_problem *problem, const char *code, const char *name,
                                    int load)
{
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    department.code = code;
    department.name = name;
    department.load = load;
    int index = XTRAIN_NONE;
    xtrain_status status = xtrain_problem_add_department(&index, problem, &department);

    xtrain_rule staffing;
    xtrain_rule_init(&staffing, XTRAIN_RULE_D1);
    staffing.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, index};
    staffing.value[XTRAIN_PARAMETER_MIN] = 1;
    staffing.value[XTRAIN_PARAMETER_HOSTS] = 1;
    staffing.source.label = "staffing";
    if (status == XTRAIN_OK) {
        status = xtrain_problem_add_rule(NULL, problem, &staffing);
    }
    xtrain_rule coaching;
    xtrain_rule_init(&coaching, XTRAIN_RULE_D4);
    coaching.subject = staffing.subject;
    coaching.value[XTRAIN_PARAMETER_VISITORS] = 1;
    coaching.value[XTRAIN_PARAMETER_HOSTS] = 1;
    coaching.source.label = "coaching";
    if (status == XTRAIN_OK) {
        status = xtrain_problem_add_rule(NULL, problem, &coaching);
    }
    return status;
}

static xtrain_status add_people(xtrain_problem *problem)
{
    static const struct {
        const char *id;
        const char *name;
        int home;
    } staff[PEOPLE] = {
        {"amir", "Amir", KITCHEN},   {"berta", "Berta", KITCHEN}, {"chen", "Chen", SERVICE},
        {"dunja", "Dunja", SERVICE}, {"emre", "Emre", RECEPTION}, {"fatou", "Fatou", RECEPTION},
    };
    xtrain_status status = XTRAIN_OK;
    for (int e = 0; e < PEOPLE && status == XTRAIN_OK; e++) {
        xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
        employee.id = staff[e].id;
        employee.name = staff[e].name;
        employee.home = staff[e].home;
        status = xtrain_problem_add_employee(NULL, problem, &employee);
    }
    return status;
}

/* What is special: Berta is on leave for two weeks, Chen would like to cook. */
static xtrain_status add_specials(xtrain_problem *problem)
{
    const xtrain_range leave = {xtrain_date_make(2026, 3, 30), xtrain_date_make(2026, 4, 10)};
    xtrain_status status =
        xtrain_problem_add_leave(problem, xtrain_problem_find_employee(problem, "berta"), leave);

    xtrain_wish wish = XTRAIN_WISH_INIT;
    wish.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, KITCHEN};
    wish.strength = 25;
    if (status == XTRAIN_OK) {
        status =
            xtrain_problem_add_wish(problem, xtrain_problem_find_employee(problem, "chen"), &wish);
    }
    return status;
}

/* Everyone goes somewhere else once, for two or three weeks: a goal. Moves cost, and so does an
 * uneven load: each further point off the fair share more than the one before. */
static xtrain_status add_rules(xtrain_problem *problem)
{
    static const int32_t dearer[] = {1, 2, 3, 4, 5, 6};
    xtrain_rule rules[4];
    xtrain_rule_init(&rules[0], XTRAIN_RULE_P3);
    rules[0].value[XTRAIN_PARAMETER_MIN] = 2;
    rules[0].value[XTRAIN_PARAMETER_MAX] = 3;
    rules[0].value[XTRAIN_PARAMETER_CLOSED_END] = 1; /* no stay goes on after the plan */
    rules[0].source.label = "length of a stay";

    xtrain_rule_init(&rules[1], XTRAIN_RULE_P6);
    rules[1].strength = XTRAIN_GOAL;
    rules[1].points = 20;
    rules[1].value[XTRAIN_PARAMETER_MIN] = 1;
    rules[1].value[XTRAIN_PARAMETER_PRESENT] = 2;
    rules[1].source.label = "one stay each";

    xtrain_rule_init(&rules[2], XTRAIN_RULE_C2);
    rules[2].points = 1;
    rules[2].source.label = "moves";

    xtrain_rule_init(&rules[3], XTRAIN_RULE_C5);
    rules[3].table = dearer;
    rules[3].table_count = sizeof dearer / sizeof dearer[0];
    rules[3].source.label = "load";

    xtrain_status status = XTRAIN_OK;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] && status == XTRAIN_OK; i++) {
        status = xtrain_problem_add_rule(NULL, problem, &rules[i]);
    }
    return status;
}

static xtrain_status build(xtrain_problem *problem)
{
    xtrain_status status = add_calendar(problem);
    if (status == XTRAIN_OK) {
        status = add_department(problem, "KIT", "Kitchen", 3);
    }
    if (status == XTRAIN_OK) {
        status = add_department(problem, "SRV", "Service", 2);
    }
    if (status == XTRAIN_OK) {
        status = add_department(problem, "REC", "Reception", 1);
    }
    if (status == XTRAIN_OK) {
        status = add_people(problem);
    }
    if (status == XTRAIN_OK) {
        status = add_specials(problem);
    }
    if (status == XTRAIN_OK) {
        status = add_rules(problem);
    }
    return status == XTRAIN_OK ? xtrain_problem_validate(problem) : status;
}

/* Runs on the thread that solves. Another thread or a signal handler may cancel in the same way. */
static void follow(const xtrain_progress *progress, void *payload)
{
    xtrain_context *context = payload;
    if (progress->has_plan && progress->has_bound) {
        fprintf(stderr, "%s: best %" PRId64 ", none better than %" PRId64 "\n", progress->phase,
                progress->value, progress->bound);
    }
    if (progress->seconds > PATIENCE_SECONDS) {
        xtrain_context_cancel(context);
    }
}

static void print_day(xtrain_date day)
{
    const time_t seconds = (time_t)day * 24 * 60 * 60;
    char text[32] = "";
    struct tm parts;
    if (gmtime_r(&seconds, &parts) != NULL) {
        (void)strftime(text, sizeof text, "%d %b", &parts);
    }
    printf("%s", text);
}

/* Neighbouring cells in one department are a stay; those at home are not told. */
static void print_person(const xtrain_plan *plan, int employee)
{
    const int home = xtrain_plan_employee_home(plan, employee);
    const int periods = xtrain_plan_period_count(plan);
    printf("%s of %s\n", xtrain_plan_employee_name(plan, employee),
           xtrain_plan_department_name(plan, home));
    for (int first = 0, next = 0; first < periods; first = next) {
        const int here = xtrain_plan_cell(plan, employee, first);
        for (next = first + 1; next < periods; next++) {
            if (xtrain_plan_cell(plan, employee, next) != here) {
                break;
            }
        }
        if (here != home) {
            printf("  ");
            print_day(xtrain_plan_period(plan, first).first);
            printf(" to ");
            print_day(xtrain_plan_period(plan, next - 1).last);
            printf(" in %s\n", xtrain_plan_department_name(plan, here));
        }
    }
}

static void print_plan(const xtrain_plan *plan)
{
    static const char *const outcomes[] = {"judged", "optimal", "within the gap", "stopped"};
    printf("%s\n\n", xtrain_plan_title(plan));
    for (int e = 0; e < xtrain_plan_employee_count(plan); e++) {
        print_person(plan, e);
    }
    printf("\nMusts broken %" PRId64 ", goals unmet %" PRId64 "\n", xtrain_plan_musts_broken(plan),
           xtrain_plan_goals_unmet(plan));
    for (int i = 0; i < xtrain_plan_line_count(plan); i++) {
        const xtrain_line *line = xtrain_plan_line(plan, i);
        if (line->points != 0) {
            printf("%4" PRId64 " points for %s\n", line->points, line->name);
        }
    }
    const xtrain_certificate *certificate = xtrain_plan_certificate(plan);
    printf("%4" PRId64 " points in all; ", xtrain_plan_value(plan));
    if (certificate->has_bound) {
        printf("no plan has less than %" PRId64 " ", certificate->bound);
    }
    printf("(%s)\n", outcomes[certificate->outcome]);
}

static void print_errors(const xtrain_context *context, xtrain_status status)
{
    fprintf(stderr, "small: %s\n", xtrain_status_text(status));
    for (size_t i = 0; context != NULL && i < xtrain_context_error_count(context); i++) {
        fprintf(stderr, "small: %s\n", xtrain_context_error_at(context, i)->message);
    }
}

int main(void)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;

    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_create(&problem, context);
    }
    if (status == XTRAIN_OK) {
        status = build(problem);
    }
    if (status == XTRAIN_OK) {
        xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
        options.time_limit_seconds = 0; /* with an iteration limit: the same plan on any machine */
        options.iteration_limit = 1000;
        options.progress = follow;
        options.payload = context;
        status = xtrain_solve(&plan, problem, &options);
    }
    if (status == XTRAIN_OK) {
        print_plan(plan);
    } else {
        print_errors(context, status);
    }
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return status == XTRAIN_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
