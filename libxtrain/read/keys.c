/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/keys.h"

#include <string.h>

#include "xtrain/limits.h"
#include "xtrain/problem.h"

/* Each makes the part of a row that says what the key wants. */
#define TEXT(name_) .name = (name_), .want = XT_WANT_TEXT
#define TEXTS(name_) .name = (name_), .want = XT_WANT_TEXTS
#define FLAG(name_) .name = (name_), .want = XT_WANT_FLAG
#define DATE(name_) .name = (name_), .want = XT_WANT_DATE, .standard = XTRAIN_NO_DATE
#define WORD(name_, words_) .name = (name_), .want = XT_WANT_WORD, .words = (words_)
#define INTEGER(name_, low_, high_, standard_)                                                     \
    .name = (name_), .want = XT_WANT_INTEGER, .low = (low_), .high = (high_),                      \
    .standard = (standard_)
#define HUNDREDTHS(name_, low_, high_, standard_)                                                  \
    .name = (name_), .want = XT_WANT_HUNDREDTHS, .low = (low_), .high = (high_),                   \
    .standard = (standard_)
#define GROUP(name_, group_) .name = (name_), .want = XT_WANT_GROUP, .group = &(group_)
#define GROUPS(name_, group_) .name = (name_), .want = XT_WANT_GROUPS, .group = &(group_)
#define DAYS(name_) .name = (name_), .want = XT_WANT_DAYS, .group = &group_days
#define REQUIRED .is_required = true
#define NONE XTRAIN_UNSET

/* What makes a rule a should or a goal, the same everywhere. */
#define POINTS_KEY                                                                                 \
    INTEGER("points", 1, XTRAIN_MAX_POINTS, NONE),                                                 \
        .help = "makes the rule a should: what each breach unit costs; without it a must"
#define GOAL_KEY FLAG("goal"), .help = "makes the should a goal, which comes first; needs points"
#define SUBJECT_KEY                                                                                \
    TEXT("department"), .help = "the department it is about; without it and set: any department"
#define SET_KEY TEXT("set"), .help = "the set it is about; instead of department"

#define TABLE(group, title, rows)                                                                  \
    static const xt_group group = {(title), (rows), (int)(sizeof(rows) / sizeof(rows)[0])}

static const xt_key utility_keys[XT_UTILITY_KEYS] = {
    [XT_UTILITY_SUM] = {INTEGER("sum", 0, 1000, 1),
                        .help = "weight of the sum of everybody's utilities"},
    [XT_UTILITY_LEAST] = {INTEGER("least", 0, XTRAIN_MAX_POINTS, 1),
                          .help = "weight of the least utility that anybody has"},
    [XT_UTILITY_LINES] = {TEXTS("lines"),
                          .help = "the rules for people and costs that make a person's utility, "
                                  "by number; without it all of them"},
};
TABLE(group_utility, "utility", utility_keys);

static const xt_key day_keys[XT_DAYS_KEYS] = {
    [XT_DAYS_FROM] = {DATE("from"), .help = "first day; without it from the beginning of time"},
    [XT_DAYS_TO] = {DATE("to"), .help = "last day, included; without it for ever"},
};
TABLE(group_days, "days", day_keys);

static const xt_key calendar_keys[XT_CALENDAR_KEYS] = {
    [XT_CALENDAR_START] = {DATE("start"), REQUIRED, .example = "start = \"2026-01-05\";",
                           .help = "first day of the plan"},
    [XT_CALENDAR_UNIT] = {WORD("unit", "week|day|month|hour"),
                          .help = "what a period is counted in"},
    [XT_CALENDAR_EVERY] = {INTEGER("every", 1, 366, 1), .help = "units in a period"},
    [XT_CALENDAR_HOURS] = {TEXT("hours"),
                           .help = "when a working day begins and ends, \"08:00-18:00\", with the "
                                   "unit hour; without it 09:00-17:00"},
    [XT_CALENDAR_PERIODS] = {INTEGER("periods", 1, XTRAIN_MAX_PERIODS, NONE), REQUIRED,
                             .example = "periods = 26;", .help = "periods in the plan"},
    [XT_CALENDAR_WORKDAYS] = {TEXTS("workdays"),
                              .help = "days of the week that are worked, \"mon\" to \"sun\"; "
                                      "without it Monday to Friday"},
    [XT_CALENDAR_HOLIDAYS] = {DAYS("holidays"), .help = "days that nobody works"},
};
TABLE(group_calendar, "calendar", calendar_keys);

static const xt_key depth_keys[XT_DEPTH_KEYS] = {
    [XT_DEPTH_MIN] = {INTEGER("min", 0, XTRAIN_MAX_HEADS, NONE), REQUIRED,
                      .help = "people in contract in the last period who have the cover level when "
                              "the plan ends, at least"},
    [XT_DEPTH_POINTS] = {POINTS_KEY},
    [XT_DEPTH_GOAL] = {GOAL_KEY},
};
TABLE(group_depth, "skills.depth", depth_keys);

static const xt_key skill_keys[XT_SKILL_KEYS] = {
    [XT_SKILL_NAME] = {TEXT("name"), REQUIRED, .help = "its name, unique"},
    [XT_SKILL_LEVELS] = {INTEGER("levels", 2, XTRAIN_MAX_LEVEL + 1, 5),
                         .help = "how many levels it has, counted from 0"},
    [XT_SKILL_COVER] = {INTEGER("cover", 0, XTRAIN_MAX_LEVEL, 2),
                        .help = "level from which a person at home counts as a host"},
    [XT_SKILL_COACH] = {INTEGER("coach", 0, XTRAIN_MAX_LEVEL, 3),
                        .help = "level from which anyone, visitors too, counts as a host"},
    [XT_SKILL_DEPTH] = {GROUP("depth", group_depth),
                        .help = "how many people cover it when the plan ends (T1)"},
};
TABLE(group_skill, "skills", skill_keys);

static const xt_key staffing_keys[XT_STAFFING_KEYS] = {
    [XT_STAFFING_MIN] = {INTEGER("min", 0, XTRAIN_MAX_HEADS, NONE),
                         .help = "people present in each open period, at least"},
    [XT_STAFFING_MAX] = {INTEGER("max", 0, XTRAIN_MAX_HEADS, NONE),
                         .help = "people present in each open period, at most"},
    [XT_STAFFING_HOSTS] = {INTEGER("hosts", 0, XTRAIN_MAX_HEADS, NONE),
                           .help = "hosts present in each open period, at least"},
    [XT_STAFFING_FTE_MIN] = {HUNDREDTHS("fte_min", 0, XTRAIN_MAX_HEADS * 100, NONE),
                             .help = "full-time equivalents present in each open period, at least"},
    [XT_STAFFING_FTE_MAX] = {HUNDREDTHS("fte_max", 0, XTRAIN_MAX_HEADS * 100, NONE),
                             .help = "full-time equivalents present in each open period, at most"},
    [XT_STAFFING_POINTS] = {POINTS_KEY},
    [XT_STAFFING_GOAL] = {GOAL_KEY},
};
TABLE(group_staffing, "departments.staffing", staffing_keys);

static const xt_key visitors_keys[XT_VISITORS_KEYS] = {
    [XT_VISITORS_MAX] = {INTEGER("max", 0, XTRAIN_MAX_HEADS, NONE), REQUIRED,
                         .help = "visitors present in a period, at most"},
    [XT_VISITORS_POINTS] = {POINTS_KEY},
    [XT_VISITORS_GOAL] = {GOAL_KEY},
};
TABLE(group_visitors, "departments.visitors", visitors_keys);

static const xt_key coaching_keys[XT_COACHING_KEYS] = {
    [XT_COACHING_VISITORS] = {INTEGER("visitors", 1, XTRAIN_MAX_RATIO, 1),
                              .help = "so many visitors ..."},
    [XT_COACHING_HOSTS] = {INTEGER("hosts", 1, XTRAIN_MAX_RATIO, NONE), REQUIRED,
                           .help = "... for every so many hosts present"},
    [XT_COACHING_POINTS] = {POINTS_KEY},
    [XT_COACHING_GOAL] = {GOAL_KEY},
};
TABLE(group_coaching, "departments.coaching", coaching_keys);

static const xt_key need_keys[XT_NEED_KEYS] = {
    [XT_NEED_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill that is needed ..."},
    [XT_NEED_LEVEL] = {INTEGER("level", 1, XTRAIN_MAX_LEVEL, NONE),
                       .help = "... at this level or above; without it the skill's cover level"},
    [XT_NEED_MIN] = {INTEGER("min", 0, XTRAIN_MAX_HEADS, 1),
                     .help = "people present with it in each open period, at least"},
    [XT_NEED_POINTS] = {POINTS_KEY},
    [XT_NEED_GOAL] = {GOAL_KEY},
};
TABLE(group_need, "departments.needs", need_keys);

static const xt_key mixing_keys[XT_MIXING_KEYS] = {
    [XT_MIXING_MAX] = {INTEGER("max", 0, XTRAIN_MAX_HEADS, NONE), REQUIRED,
                       .help = "visitors from one home department present in a period, at most"},
    [XT_MIXING_POINTS] = {POINTS_KEY},
    [XT_MIXING_GOAL] = {GOAL_KEY},
};
TABLE(group_mixing, "departments.mixing", mixing_keys);

static const xt_key stay_keys[XT_STAY_KEYS] = {
    [XT_STAY_MIN] = {INTEGER("min", 1, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods that a visitor's stay lasts, at least"},
    [XT_STAY_MAX] = {INTEGER("max", 1, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods that a visitor's stay lasts, at most"},
    [XT_STAY_POINTS] = {POINTS_KEY},
    [XT_STAY_GOAL] = {GOAL_KEY},
};
TABLE(group_stay, "departments.stay", stay_keys);

static const xt_key entry_keys[XT_ENTRY_KEYS] = {
    [XT_ENTRY_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill that a visitor must have ..."},
    [XT_ENTRY_LEVEL] = {INTEGER("level", 1, XTRAIN_MAX_LEVEL, NONE), REQUIRED,
                        .help = "... at this level or above"},
    [XT_ENTRY_POINTS] = {POINTS_KEY},
    [XT_ENTRY_GOAL] = {GOAL_KEY},
};
TABLE(group_entry, "departments.entry", entry_keys);

static const xt_key other_entry_keys[XT_ENTRY_KEYS] = {
    [XT_ENTRY_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill that a visitor must have ..."},
    [XT_ENTRY_LEVEL] = {INTEGER("level", 0, XTRAIN_MAX_LEVEL, NONE), REQUIRED,
                        .help = "... at this level or above on these days; 0: it is not asked for"},
    [XT_ENTRY_POINTS] = {POINTS_KEY},
    [XT_ENTRY_GOAL] = {GOAL_KEY},
};
TABLE(group_other_entry, "departments.overrides.entry", other_entry_keys);

static const xt_key override_keys[XT_OVERRIDE_KEYS] = {
    [XT_OVERRIDE_FROM] = {DATE("from"), .help = "first day; without it from the plan's start"},
    [XT_OVERRIDE_TO] = {DATE("to"), .help = "last day, included; without it to the plan's end"},
    [XT_OVERRIDE_STAFFING] = {GROUP("staffing", group_staffing),
                              .help = "how many people on these days (D1)"},
    [XT_OVERRIDE_VISITORS] = {GROUP("visitors", group_visitors),
                              .help = "how many visitors on these days (D2)"},
    [XT_OVERRIDE_NEEDS] = {GROUPS("needs", group_need),
                           .help = "how many people with which skill on these days (D3)"},
    [XT_OVERRIDE_COACHING] = {GROUP("coaching", group_coaching),
                              .help = "how many visitors the hosts can coach on these days (D4)"},
    [XT_OVERRIDE_MIXING] = {GROUP("mixing", group_mixing),
                            .help = "how many visitors from one home on these days (D5)"},
    [XT_OVERRIDE_STAY] = {GROUP("stay", group_stay),
                          .help = "how long stays last that begin on these days (P3)"},
    [XT_OVERRIDE_ENTRY] = {GROUPS("entry", group_other_entry),
                           .help = "what visitors must know who come on these days (P2)"},
};
TABLE(group_override, "departments.overrides", override_keys);

static const xt_key teaches_keys[XT_TEACHES_KEYS] = {
    [XT_TEACHES_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill that is learned there"},
    [XT_TEACHES_AFTER] = {INTEGER("after", 1, XTRAIN_MAX_PERIODS, NONE), REQUIRED,
                          .help = "periods present for one level more"},
    [XT_TEACHES_UP_TO] = {INTEGER("up_to", 1, XTRAIN_MAX_LEVEL, NONE),
                          .help = "the highest level that is learned there; without it the "
                                  "skill's highest"},
    [XT_TEACHES_CARRY] = {FLAG("carry"), .help = "all stays of a person there are counted "
                                                 "together; without it each by itself"},
    [XT_TEACHES_HOME] = {FLAG("home"), .help = "who is at home there learns too"},
};
TABLE(group_teaches, "departments.teaches", teaches_keys);

static const xt_key department_keys[XT_DEPARTMENT_KEYS] = {
    [XT_DEPARTMENT_CODE] = {TEXT("code"), REQUIRED, .help = "short and unique; stands in the plan"},
    [XT_DEPARTMENT_NAME] = {TEXT("name"), .help = "its name; without it the code"},
    [XT_DEPARTMENT_SITE] = {TEXT("site"),
                            .help = "where it is, such as a town or house (C2); without it at one "
                                    "place with all others that state none"},
    [XT_DEPARTMENT_LOAD] = {INTEGER("load", 0, XTRAIN_MAX_LOAD, 0),
                            .help = "load points of a present period: how heavy or unpopular"},
    [XT_DEPARTMENT_EXPOSURE] = {INTEGER("exposure", 0, XTRAIN_MAX_LOAD, 0),
                                .help = "hours with customers in a present period (P9)"},
    [XT_DEPARTMENT_LEAD_SKILL] = {TEXT("lead_skill"), .help = "the skill that makes a host"},
    [XT_DEPARTMENT_STAFFING] = {GROUP("staffing", group_staffing), .help = "how many people (D1)"},
    [XT_DEPARTMENT_VISITORS] = {GROUP("visitors", group_visitors),
                                .help = "how many visitors (D2)"},
    [XT_DEPARTMENT_NEEDS] = {GROUPS("needs", group_need),
                             .help = "how many people with which skill (D3)"},
    [XT_DEPARTMENT_COACHING] = {GROUP("coaching", group_coaching),
                                .help = "how many visitors the hosts can coach (D4)"},
    [XT_DEPARTMENT_MIXING] = {GROUP("mixing", group_mixing),
                              .help = "how many visitors from one home (D5)"},
    [XT_DEPARTMENT_STAY] = {GROUP("stay", group_stay), .help = "how long visitors stay (P3)"},
    [XT_DEPARTMENT_ENTRY] = {GROUPS("entry", group_entry), .help = "what visitors must know (P2)"},
    [XT_DEPARTMENT_OVERRIDES] = {GROUPS("overrides", group_override),
                                 .help = "other numbers on some days (D1 to D5, P2, P3)"},
    [XT_DEPARTMENT_TEACHES] = {GROUPS("teaches", group_teaches),
                               .help = "which skills people gain there"},
    [XT_DEPARTMENT_CLOSED] = {DAYS("closed"), .help = "days on which it is closed"},
};
TABLE(group_department, "departments", department_keys);

static const xt_key set_keys[XT_SET_KEYS] = {
    [XT_SET_NAME] = {TEXT("name"), REQUIRED, .help = "its name, unique"},
    [XT_SET_DEPARTMENTS] = {TEXTS("departments"), REQUIRED, .help = "its departments"},
};
TABLE(group_set, "sets", set_keys);

static const xt_key column_keys[XT_COLUMN_KEYS] = {
    [XT_COLUMN_COLUMN] = {TEXT("column"), REQUIRED, .help = "the column that holds the level"},
    [XT_COLUMN_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill"},
};
TABLE(group_column, "people.skills", column_keys);

static const xt_key people_keys[XT_PEOPLE_KEYS] = {
    [XT_PEOPLE_FILE] = {TEXT("file"), REQUIRED, .example = "file = \"people.csv\";",
                        .help = "the CSV file, seen from this file's folder"},
    [XT_PEOPLE_ID] = {TEXT("id"), .help = "column of the ids; without it \"id\""},
    [XT_PEOPLE_NAME] = {TEXT("name"),
                        .help = "column of the names; without it \"name\", if there is one"},
    [XT_PEOPLE_HOME] = {TEXT("home"),
                        .help = "column of the home departments, as code or name; without it "
                                "\"home\", if there is one"},
    [XT_PEOPLE_GROUPS] = {TEXT("groups"),
                          .help = "column of the groups, with semicolons or bars between; "
                                  "without it \"groups\", if there is one"},
    [XT_PEOPLE_CONTRACT_FROM] = {TEXT("contract_from"),
                                 .help = "column of the contract's first day; without it "
                                         "\"contract_from\", if there is one"},
    [XT_PEOPLE_CONTRACT_TO] = {TEXT("contract_to"),
                               .help = "column of the contract's last day; without it "
                                       "\"contract_to\", if there is one"},
    [XT_PEOPLE_FTE] = {TEXT("fte"),
                       .help = "column of the full-time equivalents; without it \"fte\", if there "
                               "is one"},
    [XT_PEOPLE_SKILLS] = {GROUPS("skills", group_column), .help = "columns of skill levels"},
};
TABLE(group_people, "people", people_keys);

static const xt_key leaves_keys[XT_LEAVES_KEYS] = {
    [XT_LEAVES_FILE] = {TEXT("file"), REQUIRED, .example = "file = \"leave.csv\";",
                        .help = "the CSV file, seen from this file's folder"},
    [XT_LEAVES_ID] = {TEXT("id"), .help = "column of the ids; without it \"id\""},
    [XT_LEAVES_FROM] = {TEXT("from"), .help = "column of the first days; without it \"from\""},
    [XT_LEAVES_TO] = {TEXT("to"), .help = "column of the last days; without it \"to\""},
};
TABLE(group_leaves, "leaves", leaves_keys);

static const xt_key level_keys[XT_LEVEL_KEYS] = {
    [XT_LEVEL_SKILL] = {TEXT("skill"), REQUIRED, .help = "a skill ..."},
    [XT_LEVEL_LEVEL] = {INTEGER("level", 0, XTRAIN_MAX_LEVEL, NONE), REQUIRED,
                        .help = "... and the level at which the person has it at the start"},
};
TABLE(group_level, "employees.skills", level_keys);

static const xt_key fixed_keys[XT_FIXED_KEYS] = {
    [XT_FIXED_DEPARTMENT] = {TEXT("department"), REQUIRED,
                             .help = "where the person is, whatever the plan"},
    [XT_FIXED_FROM] = {DATE("from"), .help = "first day; without it from the plan's start"},
    [XT_FIXED_TO] = {DATE("to"), .help = "last day, included; without it to the plan's end"},
};
TABLE(group_fixed, "employees.fixed", fixed_keys);

static const xt_key wish_keys[XT_WISH_KEYS] = {
    [XT_WISH_WANT] = {TEXT("want"), .help = "a department where the person wants to be; one of "
                                            "these four keys must be stated"},
    [XT_WISH_WANT_SET] = {TEXT("want_set"),
                          .help = "a set, in one of which the person wants to be"},
    [XT_WISH_AVOID] = {TEXT("avoid"), .help = "a department where the person never wants to be"},
    [XT_WISH_AVOID_SET] = {TEXT("avoid_set"),
                           .help = "a set, in none of which the person wants to be"},
    [XT_WISH_FROM] = {DATE("from"), .help = "first day; without it from the plan's start"},
    [XT_WISH_TO] = {DATE("to"), .help = "last day, included; without it to the plan's end"},
    [XT_WISH_STRENGTH] = {INTEGER("strength", 1, XTRAIN_MAX_POINTS, 1),
                          .help = "points that granting it earns"},
};
TABLE(group_wish, "employees.wishes", wish_keys);

static const xt_key past_keys[XT_PAST_KEYS] = {
    [XT_PAST_DEPARTMENT] = {TEXT("department"), REQUIRED, .help = "where the person was"},
    [XT_PAST_FROM] = {DATE("from"), REQUIRED, .help = "first day"},
    [XT_PAST_TO] = {DATE("to"), REQUIRED, .help = "last day, before the plan's start"},
    [XT_PAST_PRESENT] = {INTEGER("present", 0, XTRAIN_MAX_PERIODS, NONE),
                         .help = "periods present; without it all of them"},
};
TABLE(group_past, "employees.past", past_keys);

static const xt_key employee_keys[XT_EMPLOYEE_KEYS] = {
    [XT_EMPLOYEE_ID] = {TEXT("id"), REQUIRED,
                        .help = "unique; one that a people file has adds to "
                                "that person"},
    [XT_EMPLOYEE_NAME] = {TEXT("name"), .help = "the name; without it the id"},
    [XT_EMPLOYEE_HOME] = {TEXT("home"), .may_be_empty = true,
                          .help = "the home department; without it, or \"\", a visitor everywhere"},
    [XT_EMPLOYEE_GROUPS] = {TEXTS("groups"), .help = "groups, for programmes"},
    [XT_EMPLOYEE_CONTRACT] = {GROUP("contract", group_days), .help = "when the contract runs"},
    [XT_EMPLOYEE_FTE] = {HUNDREDTHS("fte", 1, 100, 100),
                         .help = "full-time equivalent: 0.5 works half the time (D1)"},
    [XT_EMPLOYEE_SKILLS] = {GROUPS("skills", group_level), .help = "skill levels at the start"},
    [XT_EMPLOYEE_LEAVE] = {DAYS("leave"), .help = "days of leave"},
    [XT_EMPLOYEE_NEVER] = {TEXTS("never"), .help = "departments never to be sent to (P2)"},
    [XT_EMPLOYEE_FIXED] = {GROUPS("fixed", group_fixed), .help = "where the person is fixed (P2)"},
    [XT_EMPLOYEE_WISHES] = {GROUPS("wishes", group_wish), .help = "wishes (C1)"},
    [XT_EMPLOYEE_PAST] = {GROUPS("past", group_past), .help = "stays of earlier plans"},
};
TABLE(group_employee, "employees", employee_keys);

static const xt_key stays_keys[XT_STAYS_KEYS] = {
    [XT_STAYS_DEPARTMENT] = {SUBJECT_KEY},
    [XT_STAYS_SET] = {SET_KEY},
    [XT_STAYS_MIN] = {INTEGER("min", 1, XTRAIN_MAX_PERIODS, NONE),
                      .help = "periods that an away stay lasts, at least"},
    [XT_STAYS_MAX] = {INTEGER("max", 1, XTRAIN_MAX_PERIODS, NONE),
                      .help = "periods that an away stay lasts, at most"},
    [XT_STAYS_FROM] = {DATE("from"), .help = "first of the days on which the stays begin that it "
                                             "is about; needs department"},
    [XT_STAYS_TO] = {DATE("to"),
                     .help = "last of these days, included; without both it is about all stays"},
    [XT_STAYS_POINTS] = {POINTS_KEY},
    [XT_STAYS_GOAL] = {GOAL_KEY},
};
TABLE(group_stays, "stays", stays_keys);

static const xt_key away_keys[XT_AWAY_KEYS] = {
    [XT_AWAY_MIN] = {INTEGER("min", 0, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods present away from home in the plan, at least"},
    [XT_AWAY_MAX] = {INTEGER("max", 0, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods present away from home in the plan, at most"},
    [XT_AWAY_RUN] = {INTEGER("run", 1, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods away in a row, at most"},
    [XT_AWAY_GAP] = {INTEGER("gap", 1, XTRAIN_MAX_PERIODS, NONE),
                     .help = "periods not away between two stays, at least"},
    [XT_AWAY_POINTS] = {POINTS_KEY},
    [XT_AWAY_GOAL] = {GOAL_KEY},
};
TABLE(group_away, "away", away_keys);

static const xt_key return_keys[XT_RETURN_KEYS] = {
    [XT_RETURN_DEPARTMENT] =
        {TEXT("department"),
         .help = "the department it is about; without it and set: each department by itself"},
    [XT_RETURN_SET] = {SET_KEY},
    [XT_RETURN_GAP] = {INTEGER("gap", 1, XTRAIN_MAX_PERIODS, NONE),
                       .help = "periods between a stay there and the next one, at least"},
    [XT_RETURN_EVER] = {FLAG("ever"), .help = "never there again; instead of gap"},
    [XT_RETURN_POINTS] = {POINTS_KEY},
    [XT_RETURN_GOAL] = {GOAL_KEY},
};
TABLE(group_return, "returns", return_keys);

static const xt_key visit_keys[XT_VISIT_KEYS] = {
    [XT_VISIT_DEPARTMENT] = {SUBJECT_KEY},
    [XT_VISIT_SET] = {SET_KEY},
    [XT_VISIT_MIN] = {INTEGER("min", 0, XTRAIN_MAX_PERIODS, NONE), .help = "stays, at least"},
    [XT_VISIT_MAX] = {INTEGER("max", 0, XTRAIN_MAX_PERIODS, NONE), .help = "stays, at most"},
    [XT_VISIT_DISTINCT] = {FLAG("distinct"),
                           .help = "towards min each department counts once only"},
    [XT_VISIT_PRESENT] = {INTEGER("present", 1, XTRAIN_MAX_PERIODS, 1),
                          .help = "present periods that make a stay count"},
    [XT_VISIT_BY] = {DATE("by"), .help = "periods that end on or before this day count; without it "
                                         "all"},
    [XT_VISIT_POINTS] = {POINTS_KEY},
    [XT_VISIT_GOAL] = {GOAL_KEY},
};
TABLE(group_visit, "visits", visit_keys);

static const xt_key order_keys[XT_ORDER_KEYS] = {
    [XT_ORDER_DEPARTMENT] = {SUBJECT_KEY},
    [XT_ORDER_SET] = {SET_KEY},
    [XT_ORDER_NEEDS] = {TEXT("needs"), .help = "the department in which a stay has to come first"},
    [XT_ORDER_NEEDS_SET] = {TEXT("needs_set"),
                            .help = "the set, in one of which it has to; instead of needs"},
    [XT_ORDER_POINTS] = {POINTS_KEY},
    [XT_ORDER_GOAL] = {GOAL_KEY},
};
TABLE(group_order, "orders", order_keys);

static const xt_key transition_keys[XT_TRANSITION_KEYS] = {
    [XT_TRANSITION_FROM] = {TEXT("from"), .help = "the department of the first stay; without it "
                                                  "and from_set: any department"},
    [XT_TRANSITION_FROM_SET] = {TEXT("from_set"),
                                .help = "the set of the first stay; instead of from"},
    [XT_TRANSITION_TO] = {TEXT("to"), .help = "the department of the next stay; without it and "
                                              "to_set: any department"},
    [XT_TRANSITION_TO_SET] = {TEXT("to_set"), .help = "the set of the next stay; instead of to"},
    [XT_TRANSITION_ACROSS] = {FLAG("across"),
                              .help = "also if time at home or idle lies between the two"},
    [XT_TRANSITION_POINTS] = {POINTS_KEY},
    [XT_TRANSITION_GOAL] = {GOAL_KEY},
};
TABLE(group_transition, "transitions", transition_keys);

#define WINDOW_KEY                                                                                 \
    INTEGER("window", 1, XTRAIN_MAX_WINDOW, NONE), REQUIRED,                                       \
        .words = "day|week",                                                                       \
        .help = "periods in a row; \"day\" (in hours) and \"week\": as many as that has"

static const xt_key exposure_keys[XT_EXPOSURE_KEYS] = {
    [XT_EXPOSURE_WINDOW] = {WINDOW_KEY},
    [XT_EXPOSURE_HOURS] = {INTEGER("hours", 1, XTRAIN_MAX_LOAD, NONE), REQUIRED,
                           .help = "hours with customers in a window, at least; fewer if the "
                                   "person is not eligible in all of it"},
    [XT_EXPOSURE_BLOCKS] = {FLAG("blocks"), .help = "only windows that follow one another from the "
                                                    "plan's start; without it every window"},
    [XT_EXPOSURE_POINTS] = {POINTS_KEY},
    [XT_EXPOSURE_GOAL] = {GOAL_KEY},
};
TABLE(group_exposure, "exposures", exposure_keys);

static const xt_key reach_keys[XT_REACH_KEYS] = {
    [XT_REACH_SKILL] = {TEXT("skill"), REQUIRED, .help = "the skill that everybody has ..."},
    [XT_REACH_LEVEL] = {INTEGER("level", 1, XTRAIN_MAX_LEVEL, NONE),
                        .help = "... at this level or above; without it the skill's cover level"},
    [XT_REACH_BY] = {DATE("by"), .help = "at the end of the last period that ends on or before "
                                         "this day; without it when the plan ends"},
    [XT_REACH_POINTS] = {POINTS_KEY},
    [XT_REACH_GOAL] = {GOAL_KEY},
};
TABLE(group_reach, "reach", reach_keys);

static const xt_key loads_keys[XT_LOADS_KEYS] = {
    [XT_LOADS_WINDOW] = {WINDOW_KEY},
    [XT_LOADS_MAX] = {INTEGER("max", 0, XTRAIN_MAX_LOAD *XTRAIN_MAX_WINDOW, NONE), REQUIRED,
                      .help = "load points in a window, at most"},
    [XT_LOADS_ROLLING] = {FLAG("rolling"),
                          .help = "every window; without it only those that follow one another "
                                  "from the plan's start"},
    [XT_LOADS_POINTS] = {POINTS_KEY},
    [XT_LOADS_GOAL] = {GOAL_KEY},
};
TABLE(group_loads, "loads", loads_keys);

static const xt_key in_keys[XT_IN_KEYS] = {
    [XT_IN_DEPARTMENT] = {SUBJECT_KEY},
    [XT_IN_SET] = {SET_KEY},
    [XT_IN_PER] = {WORD("per", "period|stay"),
                   .help = "points for each present period there, home included, or for each stay"},
    [XT_IN_POINTS] = {INTEGER("points", -XTRAIN_MAX_POINTS, XTRAIN_MAX_POINTS, NONE), REQUIRED,
                      .help = "the points; negative: a reward"},
};
TABLE(group_in, "costs.in", in_keys);

static const xt_key costs_keys[XT_COSTS_KEYS] = {
    [XT_COSTS_MOVES] = {INTEGER("moves", 0, XTRAIN_MAX_POINTS, NONE),
                        .help = "points for each change of department (C2)"},
    [XT_COSTS_SITES] = {INTEGER("sites", 0, XTRAIN_MAX_POINTS, NONE),
                        .help = "points for each change of site (C2)"},
    [XT_COSTS_IDLE] = {INTEGER("idle", 0, XTRAIN_MAX_POINTS, NONE),
                       .help = "points for each idle period before the last stay of a person "
                               "without a home (C3)"},
    [XT_COSTS_CHANGES] = {INTEGER("changes", 0, XTRAIN_MAX_POINTS, NONE),
                          .help = "points for each period that differs from the published plan "
                                  "(C4)"},
    [XT_COSTS_LOAD] = {INTEGER("load", 0, XTRAIN_MAX_POINTS, NONE),
                       .help = "points for each load point away from the fair share (C5)"},
    [XT_COSTS_LOAD_TABLE] = {.name = "load_table",
                             .want = XT_WANT_INTEGERS,
                             .low = 0,
                             .high = XTRAIN_MAX_POINTS,
                             .help = "points for the first, second ... load point away from the "
                                     "share, never falling; the last goes on; instead of load"},
    [XT_COSTS_IN] = {GROUPS("in", group_in), .help = "points for being somewhere (C1)"},
};
TABLE(group_costs, "costs", costs_keys);

/* The rules that bind people: the same keys at the top, for everyone, and in a programme. */
#define LEAVE_KEY                                                                                  \
    WORD("leave", "stay|no-stay"), .help = "\"no-stay\": nobody is away while on leave (P1)"
#define END_KEY                                                                                    \
    WORD("end", "open|closed"),                                                                    \
        .help = "\"closed\": a stay may not be cut short by the plan's end (P3)"
#define STAYS_KEY GROUPS("stays", group_stays), .help = "how long away stays last (P3)"
#define AWAY_KEY GROUP("away", group_away), .help = "time away from home (P4)"
#define RETURNS_KEY GROUPS("returns", group_return), .help = "how soon to the same place again (P5)"
#define VISITS_KEY GROUPS("visits", group_visit), .help = "how many stays where (P6)"
#define ORDERS_KEY GROUPS("orders", group_order), .help = "which stay needs which before it (P7)"
#define TRANSITIONS_KEY                                                                            \
    GROUPS("transitions", group_transition), .help = "which stay may not follow which (P8)"
#define EXPOSURES_KEY                                                                              \
    GROUPS("exposures", group_exposure),                                                           \
        .help = "how many hours with customers in a row of periods (P9)"
#define REACH_KEY GROUPS("reach", group_reach), .help = "which skill everybody has by when (P10)"
#define LOADS_KEY GROUPS("loads", group_loads), .help = "how much load in a row of periods (P11)"
#define COSTS_KEY GROUP("costs", group_costs), .help = "what costs points (C1 to C5)"

static const xt_key pairs_keys[XT_PAIRS_KEYS] = {
    [XT_PAIRS_PEOPLE] = {TEXTS("people"), REQUIRED,
                         .help = "the ids of two people, or of more: then it is about any two of "
                                 "them"},
    [XT_PAIRS_POINTS] = {POINTS_KEY},
    [XT_PAIRS_GOAL] = {GOAL_KEY},
};
TABLE(group_apart, "apart", pairs_keys);
TABLE(group_together, "together", pairs_keys);

static const xt_key programme_keys[XT_PROGRAMME_KEYS] = {
    [XT_PROGRAMME_NAME] = {TEXT("name"), REQUIRED, .help = "its name, unique"},
    [XT_PROGRAMME_GROUPS] = {TEXTS("groups"), .help = "binds who is in one of these groups"},
    [XT_PROGRAMME_HOMES] = {TEXTS("homes"), .help = "binds who is at home in one of these"},
    [XT_PROGRAMME_PEOPLE] = {TEXTS("people"), .help = "binds the people with these ids"},
    [XT_PROGRAMME_LEAVE] = {LEAVE_KEY},
    [XT_PROGRAMME_END] = {END_KEY},
    [XT_PROGRAMME_STAYS] = {STAYS_KEY},
    [XT_PROGRAMME_AWAY] = {AWAY_KEY},
    [XT_PROGRAMME_RETURNS] = {RETURNS_KEY},
    [XT_PROGRAMME_VISITS] = {VISITS_KEY},
    [XT_PROGRAMME_ORDERS] = {ORDERS_KEY},
    [XT_PROGRAMME_TRANSITIONS] = {TRANSITIONS_KEY},
    [XT_PROGRAMME_EXPOSURES] = {EXPOSURES_KEY},
    [XT_PROGRAMME_REACH] = {REACH_KEY},
    [XT_PROGRAMME_LOADS] = {LOADS_KEY},
    [XT_PROGRAMME_COSTS] = {COSTS_KEY},
};
TABLE(group_programme, "programmes", programme_keys);

static const xt_key top_keys[XT_TOP_KEYS] = {
    [XT_TOP_FORMAT] = {INTEGER("format", 1, 1, NONE), REQUIRED, .example = "format = 1;",
                       .help = "version of the format"},
    [XT_TOP_TITLE] = {TEXT("title"), .help = "printed above the plan"},
    [XT_TOP_OBJECTIVE] = {WORD("objective", "points|utility"),
                          .help = "what the best plan is: the one with the fewest points, or with "
                                  "the most utility"},
    [XT_TOP_UTILITY] = {GROUP("utility", group_utility),
                        .help = "how utility is counted; needs objective = \"utility\""},
    [XT_TOP_MUST_PRICE] = {INTEGER("must_price", 1, XTRAIN_MAX_POINTS, 1000),
                           .help =
                               "points of each breach unit of a must for a department or the team"},
    [XT_TOP_CALENDAR] = {GROUP("calendar", group_calendar), REQUIRED,
                         .example = "calendar = { start = \"2026-01-05\"; periods = 26; };",
                         .help = "the plan's periods"},
    [XT_TOP_SKILLS] = {GROUPS("skills", group_skill), .help = "skills"},
    [XT_TOP_DEPARTMENTS] = {GROUPS("departments", group_department), REQUIRED,
                            .example = "departments = ( { code = \"CLM\"; name = \"Claims\"; } );",
                            .help = "departments"},
    [XT_TOP_SETS] = {GROUPS("sets", group_set), .help = "named sets of departments"},
    [XT_TOP_PEOPLE] = {GROUPS("people", group_people), .help = "people in CSV files"},
    [XT_TOP_LEAVES] = {GROUPS("leaves", group_leaves), .help = "leave in CSV files"},
    [XT_TOP_EMPLOYEES] = {GROUPS("employees", group_employee),
                          .help = "people, or what to add to those of the people files"},
    [XT_TOP_PUBLISHED] = {TEXT("published"),
                          .help = "the file of the plan that people know already, a plan.json or a "
                                  "plan table; seen from this file's folder (C4)"},
    [XT_TOP_APART] = {GROUPS("apart", group_apart),
                      .help = "people who are never in one place at once (T2)"},
    [XT_TOP_TOGETHER] = {GROUPS("together", group_together),
                         .help = "people who are in one place at least once (T2)"},
    [XT_TOP_PROGRAMMES] = {GROUPS("programmes", group_programme),
                           .help = "rules for some of the people"},
    [XT_TOP_LEAVE] = {LEAVE_KEY},
    [XT_TOP_END] = {END_KEY},
    [XT_TOP_STAYS] = {STAYS_KEY},
    [XT_TOP_AWAY] = {AWAY_KEY},
    [XT_TOP_RETURNS] = {RETURNS_KEY},
    [XT_TOP_VISITS] = {VISITS_KEY},
    [XT_TOP_ORDERS] = {ORDERS_KEY},
    [XT_TOP_TRANSITIONS] = {TRANSITIONS_KEY},
    [XT_TOP_EXPOSURES] = {EXPOSURES_KEY},
    [XT_TOP_REACH] = {REACH_KEY},
    [XT_TOP_LOADS] = {LOADS_KEY},
    [XT_TOP_COSTS] = {COSTS_KEY},
};
const xt_group xt_group_top = {"the input", top_keys, XT_TOP_KEYS};
