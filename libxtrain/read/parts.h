/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an input file, in the order in which they are read: each may refer to those before
 * it. Each takes the value of its key at the top and reports what is wrong with it. */
#ifndef XT_READ_PARTS_H
#define XT_READ_PARTS_H

#include "read/reader.h"

/* What the best plan is: the values of objective and utility. */
void xt_read_objective(xt_reader *reader, const xt_value *objective, const xt_value *utility);
void xt_read_calendar(xt_reader *reader, const xt_value *calendar);
void xt_read_skills(xt_reader *reader, const xt_value *skills);
void xt_read_departments(xt_reader *reader, const xt_value *departments);
/* The rules among values[XT_DEPARTMENT_KEYS] of a department; XT_LOOKUP_BROKEN: check them without
 * adding them. */
void xt_read_department_rules(xt_reader *reader, const xt_value *values, int department);
void xt_read_sets(xt_reader *reader, const xt_value *sets);
void xt_read_people(xt_reader *reader, const xt_value *people);
/* has_files: the input names people files, so an id that they lack is probably mistyped. */
void xt_read_employees(xt_reader *reader, const xt_value *employees, bool has_files);
void xt_read_leaves(xt_reader *reader, const xt_value *leaves);
/* The plan that people know already; after everybody in the input. */
void xt_read_published(xt_reader *reader, const xt_value *published);
/* T2: people who are kept apart, and people who are to meet. */
void xt_read_pairs(xt_reader *reader, const xt_value *apart, const xt_value *together);
void xt_read_programmes(xt_reader *reader, const xt_value *programmes);

/* The rules that bind people: values[XT_RULES_KEYS] of the top (programme XTRAIN_NONE) or of a
 * programme; XT_LOOKUP_BROKEN: check them without adding them. */
void xt_read_rules(xt_reader *reader, const xt_value *values, int programme);

/* Remarks about what can change no plan: wishes of a problem that is valid, a published plan in one
 * without C4, and a holiday of a sound calendar. A list of holidays is often that of the whole
 * year, so only another year is remarked. */
xtrain_status xt_remark_wishes(const xtrain_problem *problem);
xtrain_status xt_remark_published(const xt_reader *reader, const xt_value *published);
xtrain_status xt_remark_holiday(const xt_reader *reader, const xtrain_calendar *calendar,
                                xtrain_range days, int line);

/* A rule that begins at this line, with the strength that the values of points and goal give. */
xtrain_rule xt_begin_rule(xt_reader *reader, xtrain_rule_kind kind, int line,
                          const xt_value *points, const xt_value *goal);
/* The value of a number that may be left out, for a rule's parameter. */
int32_t xt_parameter_of(const xt_value *value);
/* The periods of a window that may be stated as "day" or "week"; false after a report, or when the
 * calendar has a mistake. follows: windows follow one another from the plan's start. */
bool xt_read_window(xt_reader *reader, const xt_value *window, bool follows, int32_t *out);
/* The level that is stated, or else the cover level of the skill; XT_LOOKUP_BROKEN after a report.
 */
int32_t xt_level_or_cover(xt_reader *reader, const xt_value *level, int skill, int line);
/* Adds it, or reports why not. */
void xt_add_rule(xt_reader *reader, const xtrain_rule *rule);

#endif
