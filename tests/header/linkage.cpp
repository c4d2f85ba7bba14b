/* SPDX-License-Identifier: GPL-3.0-or-later */
// A C++ program uses the library: one call of every header, every INIT macro.
#include <cstdio>
#include <cstring>
#include <memory>

#include <xtrain.h>

namespace
{

struct Free {
    void operator()(xtrain_context *context) const
    {
        xtrain_context_free(context);
    }
    void operator()(xtrain_problem *problem) const
    {
        xtrain_problem_free(problem);
    }
};

template <typename Thing> using Owned = std::unique_ptr<Thing, Free>;

Owned<xtrain_context> create_context()
{
    xtrain_context *context = nullptr;
    const xtrain_status status = xtrain_context_create(&context, nullptr);
    return Owned<xtrain_context>(status == XTRAIN_OK ? context : nullptr);
}

Owned<xtrain_problem> create_problem(xtrain_context *context)
{
    xtrain_problem *problem = nullptr;
    const xtrain_status status = xtrain_problem_create(&problem, context);
    return Owned<xtrain_problem>(status == XTRAIN_OK ? problem : nullptr);
}

bool build(xtrain_problem *problem)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.periods = 4;
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "billing";
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    department.code = "CLM";
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
    employee.id = "1";
    employee.home = 0;
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    programme.name = "trainees";
    xtrain_wish wish = XTRAIN_WISH_INIT;
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_C2);
    rule.points = 1;
    return xtrain_problem_set_calendar(problem, &calendar) == XTRAIN_OK &&
           xtrain_problem_add_skill(nullptr, problem, &skill) == XTRAIN_OK &&
           xtrain_problem_add_department(nullptr, problem, &department) == XTRAIN_OK &&
           xtrain_problem_add_employee(nullptr, problem, &employee) == XTRAIN_OK &&
           xtrain_problem_add_wish(problem, 0, &wish) == XTRAIN_OK &&
           xtrain_problem_add_programme(nullptr, problem, &programme) == XTRAIN_OK &&
           xtrain_problem_add_rule(nullptr, problem, &rule) == XTRAIN_OK &&
           xtrain_problem_validate(problem) == XTRAIN_OK;
}

bool solve_and_show(xtrain_context *context, const xtrain_problem *problem)
{
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    options.time_limit_seconds = 0;
    options.iteration_limit = 1;
    xtrain_show_options show = XTRAIN_SHOW_OPTIONS_INIT;
    xtrain_finding_list *findings = nullptr;
    const xtrain_init_options init = XTRAIN_INIT_OPTIONS_INIT;
    const xtrain_past_stay past = XTRAIN_PAST_STAY_INIT;
    xtrain_plan *plan = nullptr;
    char *text = nullptr;
    bool good = init.version == 1 && past.version == 1 &&
                xtrain_problem_count(&findings, problem) == XTRAIN_OK &&
                xtrain_solve(&plan, problem, &options) == XTRAIN_OK &&
                xtrain_plan_cell(plan, 0, 0) == 0 &&
                xtrain_plan_to_grid(&text, context, plan, &show) == XTRAIN_OK;
    xtrain_text_free(context, text);
    text = nullptr;
    good = good && xtrain_problem_to_mip(&text, problem, XTRAIN_EXPORT_LP) == XTRAIN_OK;
    xtrain_text_free(context, text);
    xtrain_finding_list_free(findings);
    xtrain_plan_free(plan);
    return good;
}

} // namespace

int main()
{
    const Owned<xtrain_context> context = create_context();
    const Owned<xtrain_problem> problem = create_problem(context.get());
    const bool good = context && problem && build(problem.get()) &&
                      solve_and_show(context.get(), problem.get()) &&
                      std::strcmp(xtrain_version(), XTRAIN_VERSION_TEXT) == 0;
    if (!good) {
        std::puts("the library does not work from C++");
    }
    return good ? 0 : 1;
}
