/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The makers of random rules for tiny problems. Each adds rules of its sort, if there is room. */
#ifndef TESTS_PROPERTY_TINY_RULES_H
#define TESTS_PROPERTY_TINY_RULES_H

#include "property/scoring.h"

void tiny_choose_strength(tiny_rule *rule, tiny_random *random);
/* Whom it binds: mostly everyone. */
void tiny_choose_people(tiny_rule *rule, const tiny *problem, tiny_random *random);
/* A must, should or goal, or a cost of 1 to most points, for some people; NULL: no room. */
tiny_rule *tiny_add_person_rule(tiny *problem, tiny_random *random, xtrain_rule_kind kind);
tiny_rule *tiny_add_cost(tiny *problem, tiny_random *random, xtrain_rule_kind kind, int most);
/* A rule about one department; NULL: no room. */
tiny_rule *tiny_add_rule_of_place(tiny *problem, tiny_random *random, xtrain_rule_kind kind);
void tiny_choose_skill(tiny_rule *rule, const tiny *problem, tiny_random *random);
void tiny_choose_level(tiny_rule *rule, const tiny *problem, tiny_random *random);
/* A date near the end of some period. */
int tiny_some_date(const tiny *problem, tiny_random *random);

typedef void tiny_maker(tiny *problem, tiny_random *random);
tiny_maker tiny_make_d1, tiny_make_d1_fte, tiny_make_d2, tiny_make_d3, tiny_make_d4, tiny_make_d5;
tiny_maker tiny_make_p1, tiny_make_p2, tiny_make_p3, tiny_make_p4, tiny_make_p5, tiny_make_p6;
tiny_maker tiny_make_p7, tiny_make_p8, tiny_make_p9, tiny_make_p10, tiny_make_p11;
tiny_maker tiny_make_t1, tiny_make_t2;
tiny_maker tiny_make_c1, tiny_make_c2, tiny_make_sites, tiny_make_c3, tiny_make_c4, tiny_make_c5;
/* Rules with date ranges, mostly beside one without: of departments; of entry and lengths. */
tiny_maker tiny_make_ranges, tiny_make_stay_ranges;
/* Rules for some days, mostly in place of this department rule, which the maker has made. */
void tiny_add_beside(tiny *problem, tiny_random *random, tiny_maker *make, int general);
/* Entry, needs, hosts: something that gained levels matter for. */
tiny_maker tiny_make_use_of_levels;

#endif
