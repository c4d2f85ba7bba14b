/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules and costs that bind people, for everyone or in a programme. */
#include "read/parts.h"

int32_t xt_parameter_of(const xt_value *value)
{
    return value->is_stated ? value->number : XTRAIN_UNSET;
}

xtrain_rule xt_begin_rule(xt_reader *reader, xtrain_rule_kind kind, int line,
                          const xt_value *points, const xt_value *goal)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.source = xt_reader_source(reader, line);
    const bool is_goal = goal != NULL && goal->number != 0;
    if (points != NULL && points->is_stated) {
        rule.strength = is_goal ? XTRAIN_GOAL : XTRAIN_SHOULD;
        rule.points = points->number;
    } else if (is_goal && points != NULL && points->node == NULL) {
        xt_reader_report(reader, goal->line,
                         "a goal has no points; state them, such as points = 50;");
    }
    return rule;
}

void xt_add_rule(xt_reader *reader, const xtrain_rule *rule)
{
    (void)xt_reader_take(reader, xtrain_problem_add_rule(NULL, reader->problem, rule));
}

/* What a rule is about. False after a report. */
static bool read_subject(xt_reader *reader, const xt_value *department, const xt_value *set,
                         xtrain_subject *out)
{
    *out = (xtrain_subject){XTRAIN_SUBJECT_ANY, 0};
    if (department->node != NULL && set->node != NULL) {
        xt_reader_report(reader, set->line, "both %s and %s are stated; keep one of the two",
                         department->key->name, set->key->name);
        return false;
    }
    if (department->is_stated) {
        *out = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT,
                                xt_find_department(reader, department->text, department->line)};
    } else if (set->is_stated) {
        *out = (xtrain_subject){XTRAIN_SUBJECT_SET, xt_find_set(reader, set->text, set->line)};
    }
    return out->index != XT_LOOKUP_BROKEN;
}

/* Adds a person rule unless its programme could not be added. */
static void add_rule(xt_reader *reader, xtrain_rule *rule, int programme)
{
    if (programme != XT_LOOKUP_BROKEN) {
        rule->programme = programme;
        xt_add_rule(reader, rule);
    }
}

/* "no-stay" and "closed" are the second of their words. */
static void read_flags(xt_reader *reader, const xt_value *leave, const xt_value *end, int programme)
{
    if (leave->is_stated && leave->number == 1) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P1, leave->line, NULL, NULL);
        rule.value[XTRAIN_PARAMETER_NO_STAY] = 1;
        add_rule(reader, &rule, programme);
    }
    if (end->is_stated && end->number == 1) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P3, end->line, NULL, NULL);
        rule.value[XTRAIN_PARAMETER_CLOSED_END] = 1;
        add_rule(reader, &rule, programme);
    }
}

static void read_stays(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_STAYS_KEYS];
    xtrain_subject subject;
    bool is_sound = xt_group_read(reader, node, group, values);
    const xtrain_range days = {values[XT_STAYS_FROM].number, values[XT_STAYS_TO].number};
    is_sound = xt_check_order(reader, days, xt_node_line(node)) && is_sound;
    if (read_subject(reader, &values[XT_STAYS_DEPARTMENT], &values[XT_STAYS_SET], &subject) &&
        is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P3, xt_node_line(node),
                                         &values[XT_STAYS_POINTS], &values[XT_STAYS_GOAL]);
        rule.subject = subject;
        rule.range = days;
        rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_STAYS_MIN]);
        rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_STAYS_MAX]);
        add_rule(reader, &rule, programme);
    }
}

static void read_away(xt_reader *reader, const xt_value *away, int programme)
{
    xt_value values[XT_AWAY_KEYS];
    if (away->is_stated && xt_group_read(reader, away->node, away->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P4, away->line,
                                         &values[XT_AWAY_POINTS], &values[XT_AWAY_GOAL]);
        rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_AWAY_MIN]);
        rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_AWAY_MAX]);
        rule.value[XTRAIN_PARAMETER_RUN] = xt_parameter_of(&values[XT_AWAY_RUN]);
        rule.value[XTRAIN_PARAMETER_GAP] = xt_parameter_of(&values[XT_AWAY_GAP]);
        add_rule(reader, &rule, programme);
    }
}

static void read_return(xt_reader *reader, const xt_node *node, const xt_group *group,
                        int programme)
{
    xt_value values[XT_RETURN_KEYS];
    xtrain_subject subject;
    const bool is_sound = xt_group_read(reader, node, group, values);
    if (read_subject(reader, &values[XT_RETURN_DEPARTMENT], &values[XT_RETURN_SET], &subject) &&
        is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P5, xt_node_line(node),
                                         &values[XT_RETURN_POINTS], &values[XT_RETURN_GOAL]);
        rule.subject = subject;
        rule.value[XTRAIN_PARAMETER_GAP] = xt_parameter_of(&values[XT_RETURN_GAP]);
        rule.value[XTRAIN_PARAMETER_EVER] = values[XT_RETURN_EVER].number;
        add_rule(reader, &rule, programme);
    }
}

static void read_visit(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_VISIT_KEYS];
    xtrain_subject subject;
    const bool is_sound = xt_group_read(reader, node, group, values);
    if (read_subject(reader, &values[XT_VISIT_DEPARTMENT], &values[XT_VISIT_SET], &subject) &&
        is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P6, xt_node_line(node),
                                         &values[XT_VISIT_POINTS], &values[XT_VISIT_GOAL]);
        rule.subject = subject;
        rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_VISIT_MIN]);
        rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_VISIT_MAX]);
        rule.value[XTRAIN_PARAMETER_DISTINCT] = values[XT_VISIT_DISTINCT].number;
        rule.value[XTRAIN_PARAMETER_PRESENT] = xt_parameter_of(&values[XT_VISIT_PRESENT]);
        rule.value[XTRAIN_PARAMETER_BY] = xt_parameter_of(&values[XT_VISIT_BY]);
        add_rule(reader, &rule, programme);
    }
}

/* P7: the stay that is entered, and the one that it needs before it. */
static void read_order(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_ORDER_KEYS];
    xtrain_subject subject;
    xtrain_subject before;
    const xt_value *needs = &values[XT_ORDER_NEEDS];
    const xt_value *needs_set = &values[XT_ORDER_NEEDS_SET];
    bool is_sound = xt_group_read(reader, node, group, values);
    is_sound =
        read_subject(reader, &values[XT_ORDER_DEPARTMENT], &values[XT_ORDER_SET], &subject) &&
        is_sound;
    is_sound = read_subject(reader, needs, needs_set, &before) && is_sound;
    if (needs->node == NULL && needs_set->node == NULL) {
        xt_reader_report(reader, xt_node_line(node),
                         "an order lacks the stay that has to come first; state needs or "
                         "needs_set");
        is_sound = false;
    }
    if (is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P7, xt_node_line(node),
                                         &values[XT_ORDER_POINTS], &values[XT_ORDER_GOAL]);
        rule.subject = subject;
        rule.before = before;
        add_rule(reader, &rule, programme);
    }
}

/* P8: the second stay is the subject, the first one comes before it. */
static void read_transition(xt_reader *reader, const xt_node *node, const xt_group *group,
                            int programme)
{
    xt_value values[XT_TRANSITION_KEYS];
    xtrain_subject subject;
    xtrain_subject before;
    bool is_sound = xt_group_read(reader, node, group, values);
    bool says_something = false;
    for (int k = XT_TRANSITION_FROM; k <= XT_TRANSITION_TO_SET; k++) {
        says_something = says_something || values[k].node != NULL;
    }
    is_sound = read_subject(reader, &values[XT_TRANSITION_FROM], &values[XT_TRANSITION_FROM_SET],
                            &before) &&
               is_sound;
    is_sound =
        read_subject(reader, &values[XT_TRANSITION_TO], &values[XT_TRANSITION_TO_SET], &subject) &&
        is_sound;
    if (!says_something) {
        xt_reader_report(reader, xt_node_line(node),
                         "a transition names no stay; state from, from_set, to or to_set");
        is_sound = false;
    }
    if (is_sound) {
        xtrain_rule rule =
            xt_begin_rule(reader, XTRAIN_RULE_P8, xt_node_line(node), &values[XT_TRANSITION_POINTS],
                          &values[XT_TRANSITION_GOAL]);
        rule.subject = subject;
        rule.before = before;
        rule.value[XTRAIN_PARAMETER_ACROSS] = values[XT_TRANSITION_ACROSS].number;
        add_rule(reader, &rule, programme);
    }
}

/* P9 and P11 count what departments state: without any of it the rule would mean nothing. */
static void check_counted(xt_reader *reader, const xt_value *list, bool is_stated,
                          const char *message)
{
    if (xt_value_count(list) > 0 && !is_stated && !reader->departments.is_open) {
        xt_reader_report(reader, list->line, "%s", message);
    }
}

static void read_exposure(xt_reader *reader, const xt_node *node, const xt_group *group,
                          int programme)
{
    xt_value values[XT_EXPOSURE_KEYS];
    int32_t window = 0;
    if (xt_group_read(reader, node, group, values) &&
        xt_read_window(reader, &values[XT_EXPOSURE_WINDOW], values[XT_EXPOSURE_BLOCKS].number == 1,
                       &window)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P9, xt_node_line(node),
                                         &values[XT_EXPOSURE_POINTS], &values[XT_EXPOSURE_GOAL]);
        rule.value[XTRAIN_PARAMETER_WINDOW] = window;
        rule.value[XTRAIN_PARAMETER_HOURS] = values[XT_EXPOSURE_HOURS].number;
        rule.value[XTRAIN_PARAMETER_BLOCKS] = values[XT_EXPOSURE_BLOCKS].number;
        add_rule(reader, &rule, programme);
    }
}

static void read_reach(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_REACH_KEYS];
    const int line = xt_node_line(node);
    if (!xt_group_read(reader, node, group, values)) {
        return;
    }
    const xt_value *name = &values[XT_REACH_SKILL];
    xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P10, line, &values[XT_REACH_POINTS],
                                     &values[XT_REACH_GOAL]);
    const int skill = xt_find_skill(reader, name->text, name->line);
    if (skill == XT_LOOKUP_BROKEN) {
        return;
    }
    rule.value[XTRAIN_PARAMETER_SKILL] = skill;
    rule.value[XTRAIN_PARAMETER_LEVEL] =
        xt_level_or_cover(reader, &values[XT_REACH_LEVEL], skill, line);
    rule.value[XTRAIN_PARAMETER_BY] = xt_parameter_of(&values[XT_REACH_BY]);
    if (rule.value[XTRAIN_PARAMETER_LEVEL] != XT_LOOKUP_BROKEN) {
        add_rule(reader, &rule, programme);
    }
}

static void read_load(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_LOADS_KEYS];
    int32_t window = 0;
    if (xt_group_read(reader, node, group, values) &&
        xt_read_window(reader, &values[XT_LOADS_WINDOW], values[XT_LOADS_ROLLING].number == 0,
                       &window)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P11, xt_node_line(node),
                                         &values[XT_LOADS_POINTS], &values[XT_LOADS_GOAL]);
        rule.value[XTRAIN_PARAMETER_WINDOW] = window;
        rule.value[XTRAIN_PARAMETER_MAX] = values[XT_LOADS_MAX].number;
        rule.value[XTRAIN_PARAMETER_ROLLING] = values[XT_LOADS_ROLLING].number;
        add_rule(reader, &rule, programme);
    }
}

/* Each group of a list goes to one of the functions above. */
static void read_list(xt_reader *reader, const xt_value *list, int programme,
                      void (*read)(xt_reader *, const xt_node *, const xt_group *, int))
{
    const int count = xt_value_count(list);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, list, i);
        if (node != NULL) {
            read(reader, node, list->key->group, programme);
        }
    }
}

static void read_in(xt_reader *reader, const xt_node *node, const xt_group *group, int programme)
{
    xt_value values[XT_IN_KEYS];
    xtrain_subject subject;
    const bool is_sound = xt_group_read(reader, node, group, values);
    if (read_subject(reader, &values[XT_IN_DEPARTMENT], &values[XT_IN_SET], &subject) && is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_C1, xt_node_line(node), NULL, NULL);
        rule.subject = subject;
        rule.points = values[XT_IN_POINTS].number;
        rule.value[XTRAIN_PARAMETER_PER_STAY] = values[XT_IN_PER].number;
        add_rule(reader, &rule, programme);
    }
}

static void read_table(xt_reader *reader, const xt_value *table, int programme)
{
    int32_t entries[XTRAIN_MAX_TABLE];
    const int count = xt_value_count(table);
    bool is_sound = count > 0 && count <= XTRAIN_MAX_TABLE;
    if (!is_sound) {
        xt_reader_report(reader, table->line, "'%s' has %d entries; give 1 to %d", table->key->name,
                         count, XTRAIN_MAX_TABLE);
    }
    for (int i = 0; i < count && i < XTRAIN_MAX_TABLE; i++) {
        if (!xt_value_integer(reader, table, i, &entries[i])) {
            is_sound = false;
        } else if (is_sound && i > 0 && entries[i] < entries[i - 1]) {
            xt_reader_report(reader, xt_value_line(table, i),
                             "'%s' falls from %d to %d; later entries cost at least as much",
                             table->key->name, (int)entries[i - 1], (int)entries[i]);
            is_sound = false;
        }
    }
    if (is_sound) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_C5, table->line, NULL, NULL);
        rule.table = entries;
        rule.table_count = count;
        add_rule(reader, &rule, programme);
    }
}

/* A cost of so many points a unit. */
static void read_price(xt_reader *reader, const xt_value *price, xtrain_rule_kind kind,
                       int programme)
{
    if (price->is_stated) {
        xtrain_rule rule = xt_begin_rule(reader, kind, price->line, NULL, NULL);
        rule.points = price->number;
        add_rule(reader, &rule, programme);
    }
}

/* C2, C3 and C4. */
static void read_prices(xt_reader *reader, const xt_value *values, int programme)
{
    const xt_value *sites = &values[XT_COSTS_SITES];
    const xt_value *changes = &values[XT_COSTS_CHANGES];
    read_price(reader, &values[XT_COSTS_MOVES], XTRAIN_RULE_C2, programme);
    if (sites->is_stated) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_C2, sites->line, NULL, NULL);
        rule.points = sites->number;
        rule.value[XTRAIN_PARAMETER_SITES] = 1;
        add_rule(reader, &rule, programme);
        if (sites->number > 0 && !reader->has_sites && !reader->departments.is_open) {
            xt_reader_report(reader, sites->line,
                             "'sites' prices changes of site, but no department has a site; state "
                             "site in departments");
        }
    }
    read_price(reader, &values[XT_COSTS_IDLE], XTRAIN_RULE_C3, programme);
    if (changes->is_stated && !reader->has_published) {
        xt_reader_report(reader, changes->line,
                         "'changes' prices changes of a published plan, but there is none; state "
                         "published = \"plan.json\"; at the top");
    } else {
        read_price(reader, changes, XTRAIN_RULE_C4, programme);
    }
}

static void read_costs(xt_reader *reader, const xt_value *costs, int programme)
{
    xt_value values[XT_COSTS_KEYS];
    if (!costs->is_stated) {
        return;
    }
    (void)xt_group_read(reader, costs->node, costs->key->group, values);
    const xt_value *load = &values[XT_COSTS_LOAD];
    const xt_value *table = &values[XT_COSTS_LOAD_TABLE];
    read_prices(reader, values, programme);
    if (load->node != NULL && table->node != NULL) {
        xt_reader_report(reader, table->line,
                         "both load and load_table are stated; keep one of the two");
    } else if (table->is_stated) {
        read_table(reader, table, programme);
    } else {
        read_price(reader, load, XTRAIN_RULE_C5, programme);
    }
    read_list(reader, &values[XT_COSTS_IN], programme, read_in);
}

void xt_read_rules(xt_reader *reader, const xt_value *values, int programme)
{
    read_flags(reader, &values[XT_RULES_LEAVE], &values[XT_RULES_END], programme);
    read_list(reader, &values[XT_RULES_STAYS], programme, read_stays);
    read_away(reader, &values[XT_RULES_AWAY], programme);
    read_list(reader, &values[XT_RULES_RETURNS], programme, read_return);
    read_list(reader, &values[XT_RULES_VISITS], programme, read_visit);
    read_list(reader, &values[XT_RULES_ORDERS], programme, read_order);
    read_list(reader, &values[XT_RULES_TRANSITIONS], programme, read_transition);
    check_counted(reader, &values[XT_RULES_EXPOSURES], reader->has_exposure,
                  "'exposures' asks for hours with customers, but no department has any; state "
                  "exposure in departments");
    read_list(reader, &values[XT_RULES_EXPOSURES], programme, read_exposure);
    read_list(reader, &values[XT_RULES_REACH], programme, read_reach);
    check_counted(reader, &values[XT_RULES_LOADS], reader->has_load,
                  "'loads' bounds the load, but no department has any; state load in departments");
    read_list(reader, &values[XT_RULES_LOADS], programme, read_load);
    read_costs(reader, &values[XT_RULES_COSTS], programme);
}
