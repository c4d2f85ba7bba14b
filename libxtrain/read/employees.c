/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the input itself: new ones, and what is added to those of the people files. */
#include <string.h>

#include "model/names.h"
#include "read/parts.h"
#include "read/source.h"

typedef struct employee_list {
    xt_reader *reader;
    bool has_files; /* the input names people files */
    int first_new;  /* people before this one come from them */
    int *lines;     /* [first_new] where something was added to one of them; 0: nowhere */
} employee_list;

static xtrain_range read_contract(xt_reader *reader, const xt_value *contract)
{
    xtrain_range range = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};
    xt_value values[XT_DAYS_KEYS];
    if (contract->is_stated &&
        xt_group_read(reader, contract->node, contract->key->group, values)) {
        const xtrain_range stated = {values[XT_DAYS_FROM].number, values[XT_DAYS_TO].number};
        if (xt_check_range(reader, stated, contract->line)) {
            return stated;
        }
    }
    reader->is_incomplete = reader->is_incomplete || contract->node != NULL;
    return range;
}

/* home = ""; says that there is none. */
static bool is_nowhere(const xt_value *home)
{
    return home->is_stated && home->text[0] == '\0';
}

static int read_home(xt_reader *reader, const xt_value *home)
{
    const int found = home->is_stated && !is_nowhere(home)
                          ? xt_find_department(reader, home->text, home->line)
                          : XTRAIN_NONE;
    if (found == XT_LOOKUP_BROKEN) {
        reader->is_incomplete = true;
        return XTRAIN_NONE;
    }
    return found;
}

/* The employee as the group states it; the id may be NULL. */
static xtrain_employee read_basics(xt_reader *reader, const xt_value *values, int line)
{
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
    employee.id = values[XT_EMPLOYEE_ID].text;
    employee.name = values[XT_EMPLOYEE_NAME].text;
    employee.home = read_home(reader, &values[XT_EMPLOYEE_HOME]);
    employee.contract = read_contract(reader, &values[XT_EMPLOYEE_CONTRACT]);
    employee.fte = values[XT_EMPLOYEE_FTE].number;
    employee.source = xt_reader_source(reader, line);
    return employee;
}

/* A people file says one thing, the input another. */
static void report_other(xt_reader *reader, const xt_value *value, const xt_employee *person)
{
    xt_reader_report(reader, value->line,
                     "'%s' is not what %s:%d says of this person; leave it out here or there",
                     value->key->name, person->source.file, person->source.line);
}

static bool has_dates(xtrain_range range)
{
    return range.first != XTRAIN_NO_DATE || range.last != XTRAIN_NO_DATE;
}

/* The full-time equivalent, if the person's row has none. */
static void amend_fte(xt_reader *reader, const xt_value *fte, int index)
{
    xt_employee *person = &reader->problem->employees[index];
    const bool is_known = (size_t)index < reader->fte_capacity && reader->fte_lines[index] != 0;
    if (fte->is_stated && !is_known) {
        person->fte = fte->number;
    } else if (fte->is_stated && person->fte != fte->number) {
        report_other(reader, fte, person);
    }
}

/* Adds what the group states to a person whom a people file has; nothing is overwritten. */
static void amend(xt_reader *reader, const xt_value *values, const xtrain_employee *stated,
                  int index)
{
    xtrain_problem *problem = reader->problem;
    xt_employee *person = &problem->employees[index];
    if (stated->name != NULL && strcmp(person->name, person->id) == 0) {
        const char *name = xt_arena_text(&problem->arena, stated->name, strlen(stated->name));
        if (name == NULL) {
            (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
            return;
        }
        person->name = name;
    } else if (stated->name != NULL && strcmp(person->name, stated->name) != 0) {
        report_other(reader, &values[XT_EMPLOYEE_NAME], person);
    }
    if (stated->home != XTRAIN_NONE && person->home == XTRAIN_NONE) {
        person->home = stated->home;
    } else if (person->home != stated->home &&
               (stated->home != XTRAIN_NONE || is_nowhere(&values[XT_EMPLOYEE_HOME]))) {
        report_other(reader, &values[XT_EMPLOYEE_HOME], person);
    }
    if (has_dates(stated->contract) && !has_dates(person->contract)) {
        person->contract = stated->contract;
    } else if (has_dates(stated->contract) && (person->contract.first != stated->contract.first ||
                                               person->contract.last != stated->contract.last)) {
        report_other(reader, &values[XT_EMPLOYEE_CONTRACT], person);
    }
    amend_fte(reader, &values[XT_EMPLOYEE_FTE], index);
}

static const char *id_at(int index, const void *user)
{
    const xtrain_problem *problem = user;
    return problem->employees[index].id;
}

/* The person of the people files who has this name, or else one with an id like this; or
 * XTRAIN_NONE. */
static int find_meant(employee_list *list, const xtrain_employee *stated)
{
    const xtrain_problem *problem = list->reader->problem;
    if (!xt_reader_may_suggest(list->reader, (size_t)list->first_new)) {
        return XTRAIN_NONE;
    }
    for (int e = 0; e < list->first_new && stated->name != NULL; e++) {
        if (xt_text_equal_folded(problem->employees[e].name, stated->name)) {
            return e;
        }
    }
    const int closest = xt_text_closest(stated->id, list->first_new, id_at, problem);
    return closest < 0 ? XTRAIN_NONE : closest;
}

/* A new person without a home beside people files is more often a known one whose id is mistyped.
 * It is added all the same, so that nobody who names it is blamed. */
static void report_unknown(employee_list *list, const xtrain_employee *stated)
{
    const xtrain_problem *problem = list->reader->problem;
    const int meant = find_meant(list, stated);
    const int line = stated->source.line;
    char id[XT_CUT_SIZE];
    char closest[XT_CUT_SIZE];
    char name[XT_CUT_SIZE];
    xt_cut_text(id, stated->id);
    if (meant == XTRAIN_NONE) {
        xt_reader_report(list->reader, line,
                         "the id '%s' is in no people file; correct it, or state the home of "
                         "somebody new (home = \"\"; for none)",
                         id);
    } else {
        xt_reader_report(list->reader, line,
                         "the id '%s' is in no people file; did you mean '%s' (%s)? Somebody new "
                         "states a home (home = \"\"; for none)",
                         id, xt_cut_text(closest, problem->employees[meant].id),
                         xt_cut_text(name, problem->employees[meant].name));
    }
    list->reader->is_incomplete = true;
}

/* The person's index, or XT_LOOKUP_BROKEN. */
static int take_person(employee_list *list, const xt_value *values, int line)
{
    xt_reader *reader = list->reader;
    const xtrain_employee stated = read_basics(reader, values, line);
    int index = XT_LOOKUP_BROKEN;
    if (stated.id == NULL) {
        reader->people_missing = reader->is_incomplete = true;
        return XT_LOOKUP_BROKEN;
    }
    const int known = xt_problem_find_name(reader->problem, XT_NAME_EMPLOYEE, stated.id);
    if (known == XTRAIN_NONE && list->has_files && !reader->people_missing &&
        values[XT_EMPLOYEE_HOME].node == NULL) {
        report_unknown(list, &stated);
    }
    if (known == XTRAIN_NONE) {
        if (!xt_reader_take(reader,
                            xtrain_problem_add_employee(&index, reader->problem, &stated))) {
            reader->people_missing = reader->is_incomplete = true;
            index = XT_LOOKUP_BROKEN;
        }
        return index;
    }
    const int before = known < list->first_new ? list->lines[known]
                                               : reader->problem->employees[known].source.line;
    if (before != 0) {
        char shown[XT_CUT_SIZE];
        xt_reader_report(reader, line,
                         "the person '%s' was stated in line %d already; put both groups together",
                         xt_cut_text(shown, stated.id), before);
        reader->is_incomplete = true;
        return XT_LOOKUP_BROKEN;
    }
    list->lines[known] = line;
    amend(reader, values, &stated, known);
    return known;
}

static void read_groups(xt_reader *reader, const xt_value *groups, int employee)
{
    const int count = xt_value_count(groups);
    bool is_sound = groups->node == NULL || groups->is_stated;
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const char *group = xt_value_text(reader, groups, i);
        is_sound = is_sound && group != NULL;
        if (group != NULL && employee != XT_LOOKUP_BROKEN) {
            (void)xt_reader_take(reader,
                                 xtrain_problem_add_group(reader->problem, employee, group));
        }
    }
    reader->is_incomplete = reader->is_incomplete || !is_sound;
}

/* The level that the person has already, or -1. */
static int level_before(const xtrain_problem *problem, int employee, int skill)
{
    const xt_employee *person = &problem->employees[employee];
    for (size_t i = 0; i < person->level_count; i++) {
        if (person->levels[i].skill == skill) {
            return person->levels[i].level;
        }
    }
    return -1;
}

static void read_levels(xt_reader *reader, const xt_value *skills, int employee)
{
    const int count = xt_value_count(skills);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xt_value values[XT_LEVEL_KEYS];
        const xt_node *node = xt_value_group(reader, skills, i);
        if (node == NULL || !xt_group_read(reader, node, skills->key->group, values)) {
            continue;
        }
        const xt_value *level = &values[XT_LEVEL_LEVEL];
        const xt_value *name = &values[XT_LEVEL_SKILL];
        const int skill = xt_find_skill(reader, name->text, name->line);
        if (skill == XT_LOOKUP_BROKEN || employee == XT_LOOKUP_BROKEN) {
            continue;
        }
        const int most = reader->problem->skills[skill].levels - 1;
        const int before = level_before(reader->problem, employee, skill);
        char shown[XT_CUT_SIZE];
        xt_cut_text(shown, name->text);
        if (level->number > most) {
            xt_reader_report(reader, level->line,
                             "'level' is %d, but '%s' has the levels 0 to %d; give one of these",
                             (int)level->number, shown, most);
        } else if (before >= 0 && before != level->number) {
            xt_reader_report(reader, level->line,
                             "'level' is %d, but this person has level %d of '%s' already; keep "
                             "one of the two",
                             (int)level->number, before, shown);
        } else {
            (void)xt_reader_take(
                reader, xtrain_problem_set_level(reader->problem, employee, skill, level->number));
        }
    }
}

static void read_leave(xt_reader *reader, const xt_value *leave, int employee)
{
    const int count = xt_value_count(leave);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xtrain_range days;
        if (xt_value_days(reader, leave, i, &days) && employee != XT_LOOKUP_BROKEN &&
            !xt_reader_take(reader, xtrain_problem_add_leave(reader->problem, employee, days))) {
            return; /* too many: said once */
        }
    }
}

static void read_never(xt_reader *reader, const xt_value *never, int employee)
{
    const int count = xt_value_count(never);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const int line = xt_value_line(never, i);
        const char *name = xt_value_text(reader, never, i);
        const int department =
            name == NULL ? XT_LOOKUP_BROKEN : xt_find_department(reader, name, line);
        if (department != XT_LOOKUP_BROKEN && employee != XT_LOOKUP_BROKEN) {
            const xtrain_source source = xt_reader_source(reader, line);
            (void)xt_reader_take(
                reader, xtrain_problem_add_never(reader->problem, employee, department, &source));
        }
    }
}

static void read_fixed(xt_reader *reader, const xt_node *node, const xt_group *group, int employee)
{
    xt_value values[XT_FIXED_KEYS];
    const int line = xt_node_line(node);
    if (!xt_group_read(reader, node, group, values)) {
        return;
    }
    const xt_value *name = &values[XT_FIXED_DEPARTMENT];
    const xtrain_range days = {values[XT_FIXED_FROM].number, values[XT_FIXED_TO].number};
    const int department = xt_find_department(reader, name->text, name->line);
    if (xt_check_order(reader, days, line) && department != XT_LOOKUP_BROKEN &&
        employee != XT_LOOKUP_BROKEN) {
        const xtrain_source source = xt_reader_source(reader, line);
        (void)xt_reader_take(
            reader, xtrain_problem_add_fixed(reader->problem, employee, department, days, &source));
    }
}

/* The one of want, want_set, avoid and avoid_set that is stated. */
static bool read_wish_subject(xt_reader *reader, const xt_value *values, int line,
                              xtrain_wish *wish)
{
    const xt_value *stated = NULL;
    for (int k = XT_WISH_WANT; k <= XT_WISH_AVOID_SET; k++) {
        if (values[k].node != NULL && stated != NULL) {
            xt_reader_report(reader, values[k].line,
                             "a wish has both %s and %s; make two wishes of it", stated->key->name,
                             values[k].key->name);
            return false;
        }
        stated = values[k].node != NULL ? &values[k] : stated;
    }
    if (stated == NULL) {
        xt_reader_report(reader, line,
                         "a wish says nothing; state want, want_set, avoid or avoid_set");
        return false;
    }
    const bool is_set = stated == &values[XT_WISH_WANT_SET] || stated == &values[XT_WISH_AVOID_SET];
    wish->avoid = stated == &values[XT_WISH_AVOID] || stated == &values[XT_WISH_AVOID_SET];
    wish->subject.kind = is_set ? XTRAIN_SUBJECT_SET : XTRAIN_SUBJECT_DEPARTMENT;
    wish->subject.index = !stated->is_stated ? XT_LOOKUP_BROKEN
                          : is_set           ? xt_find_set(reader, stated->text, stated->line)
                                   : xt_find_department(reader, stated->text, stated->line);
    return wish->subject.index != XT_LOOKUP_BROKEN;
}

static void read_wish(xt_reader *reader, const xt_node *node, const xt_group *group, int employee)
{
    xt_value values[XT_WISH_KEYS];
    xtrain_wish wish = XTRAIN_WISH_INIT;
    const int line = xt_node_line(node);
    const bool is_sound = xt_group_read(reader, node, group, values);
    wish.range = (xtrain_range){values[XT_WISH_FROM].number, values[XT_WISH_TO].number};
    wish.strength = values[XT_WISH_STRENGTH].number;
    wish.source = xt_reader_source(reader, line);
    const bool is_ordered = xt_check_order(reader, wish.range, line);
    if (read_wish_subject(reader, values, line, &wish) && is_sound && is_ordered &&
        employee != XT_LOOKUP_BROKEN) {
        (void)xt_reader_take(reader, xtrain_problem_add_wish(reader->problem, employee, &wish));
    }
}

static void read_past(xt_reader *reader, const xt_node *node, const xt_group *group, int employee)
{
    xt_value values[XT_PAST_KEYS];
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    const int line = xt_node_line(node);
    if (!xt_group_read(reader, node, group, values)) {
        return;
    }
    const xt_value *name = &values[XT_PAST_DEPARTMENT];
    stay.department = xt_find_department(reader, name->text, name->line);
    stay.range = (xtrain_range){values[XT_PAST_FROM].number, values[XT_PAST_TO].number};
    stay.present = values[XT_PAST_PRESENT].number;
    stay.source = xt_reader_source(reader, line);
    if (xt_check_order(reader, stay.range, line) && stay.department != XT_LOOKUP_BROKEN &&
        employee != XT_LOOKUP_BROKEN) {
        (void)xt_reader_take(reader,
                             xtrain_problem_add_past_stay(reader->problem, employee, &stay));
    }
}

/* Each group of a list goes to one of the three above. */
static void read_list(xt_reader *reader, const xt_value *list, int employee,
                      void (*read)(xt_reader *, const xt_node *, const xt_group *, int))
{
    const int count = xt_value_count(list);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, list, i);
        if (node != NULL) {
            read(reader, node, list->key->group, employee);
        }
    }
}

static void read_employee(employee_list *list, const xt_node *node, const xt_group *group)
{
    xt_reader *reader = list->reader;
    xt_value values[XT_EMPLOYEE_KEYS];
    (void)xt_group_read(reader, node, group, values);
    const int employee = take_person(list, values, xt_node_line(node));
    read_groups(reader, &values[XT_EMPLOYEE_GROUPS], employee);
    read_levels(reader, &values[XT_EMPLOYEE_SKILLS], employee);
    read_leave(reader, &values[XT_EMPLOYEE_LEAVE], employee);
    read_never(reader, &values[XT_EMPLOYEE_NEVER], employee);
    read_list(reader, &values[XT_EMPLOYEE_FIXED], employee, read_fixed);
    read_list(reader, &values[XT_EMPLOYEE_WISHES], employee, read_wish);
    read_list(reader, &values[XT_EMPLOYEE_PAST], employee, read_past);
}

void xt_read_employees(xt_reader *reader, const xt_value *employees, bool has_files)
{
    const xt_memory *memory = &reader->context->memory;
    const int count = xt_value_count(employees);
    employee_list list = {.reader = reader, .has_files = has_files};
    list.first_new = (int)reader->problem->employee_count;
    list.lines = xt_allocate(memory, (size_t)list.first_new + 1, sizeof *list.lines);
    if (list.lines == NULL) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
        return;
    }
    if (employees->node != NULL && !employees->is_stated) {
        reader->people_missing = reader->is_incomplete = true;
    }
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, employees, i);
        if (node != NULL) {
            read_employee(&list, node, employees->key->group);
        } else {
            reader->people_missing = reader->is_incomplete = true;
        }
    }
    xt_release(memory, list.lines);
}
