/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small office for the checker's tests: eight weeks from Monday 2026-03-02; Claims, Sales and
 * Legal; Ana Ruiz at home in Claims, Bo in Sales, Vi without a home. Tests add what they need and
 * judge tracks, which are written as one letter for each cell: C, S, L, '.' for none.
 */
#ifndef TESTS_CHECK_WORLD_H
#define TESTS_CHECK_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "plan/plan.h"
#include "xtrain.h"

enum { WEEKS = 8, CLAIMS = 0, SALES = 1, LEGAL = 2, ANA = 0, BO = 1, VI = 2, NOBODY = -1 };

#define ANA_HOME "CCCCCCCC"
#define BO_HOME "SSSSSSSS"
#define VI_IDLE "........"

typedef struct world {
    xtrain_context *context;
    xtrain_problem *problem;
    xtrain_plan *plan; /* of the latest judgement */
} world;

world *world_create(const xtrain_allocator *allocator);
void world_free(world *office);
int world_setup(void **state);
int world_teardown(void **state);
#define WORLD_TEST(name) cmocka_unit_test_setup_teardown(name, world_setup, world_teardown)

/* The first and last day of a range of periods, 0-based; negative ones lie before the plan. */
xtrain_range weeks(int first, int last);
xtrain_source labelled(const char *label);

int add_rule(world *office, const xtrain_rule *rule);
/* A person rule for everyone with up to two parameters (XTRAIN_PARAMETERS: none). */
typedef struct stated {
    xtrain_parameter parameter;
    int value;
} stated;
xtrain_rule make_rule(xtrain_rule_kind kind, stated first, stated second);
#define NONE_STATED ((stated){XTRAIN_PARAMETERS, 0})
xtrain_subject department_subject(int department);
int add_set(world *office, const char *name, int first, int second);
void add_past(world *office, int employee, int department, int first, int last);
/* A literal. Nothing has a site unless a test says so. */
void set_site(world *office, int department, const char *site);
/* Nobody has hours with customers unless a test says so. */
void set_exposure(world *office, int department, int hours);
int add_skill(world *office, const char *name);
void set_level(world *office, int employee, int skill, int level);
/* Nobody learns anything unless a test says so. `how`: TEACH_ bits. */
enum { TEACH_CARRY = 1, TEACH_HOME = 2 };
void teach(world *office, int department, int skill, int after, int up_to, int how);

/* A rule of every kind, past stays, leave, a closed department, a fixed cell and a
 * never-department: most cells break something. */
void state_everything(world *office);

/* An allocator that fails once `left` calls are done, and counts its blocks. */
typedef struct failing {
    long left;
    long live;
} failing;
xtrain_allocator failing_hook(failing *memory);

/* Judges that many tracks, for tests that add people. */
void judge_tracks(world *office, const char *const *tracks, int count);
/* Judges the three tracks; the problem is validated before the first judgement. */
void judge(world *office, const char *ana, const char *bo, const char *vi);
void judge_ana(world *office, const char *track);

typedef struct expected {
    xtrain_rule_kind kind;
    xtrain_strength strength;
    int line;
    int employee;
    int department;
    int period;
    int units;
    int points;
    const char *message;
} expected;

/* The number of a built-in line: 0 contract, 1 fixed, 2 never, 3 closed, 4 wishes. */
int built_in(const world *office, int number);
/* Exactly these breaches, and the lines and sums agree with them. */
void expect_breaches(const world *office, const expected *breaches, int count);
void expect_only(const world *office, expected breach);
void expect_clean(const world *office);

#endif
