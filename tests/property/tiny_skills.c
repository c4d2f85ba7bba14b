/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random skills, and what departments teach. */
#include "property/tiny.h"

static bool is_about_levels(tiny_focus focus)
{
    return focus == TINY_FOCUS_P2_ENTRY || focus == TINY_FOCUS_D3 || focus == TINY_FOCUS_P10 ||
           focus == TINY_FOCUS_T1 || focus == TINY_FOCUS_LEVELS;
}

static tiny_skill some_skill(tiny_random *random)
{
    tiny_skill skill = {tiny_between(random, 2, 5), 0, 0};

    skill.cover = tiny_between(random, 1, skill.levels - 1);
    skill.coach = tiny_between(random, skill.cover, skill.levels - 1);
    if (tiny_chance(random, 10)) {
        skill.cover = tiny_below(random, skill.levels);
        skill.coach = tiny_below(random, skill.levels);
    }
    return skill;
}

static tiny_teaching some_teaching(tiny_random *random, int levels)
{
    tiny_teaching teaching = {tiny_between(random, 1, 3), levels - 1, false, false};

    if (tiny_chance(random, 40))
        teaching.up_to = tiny_between(random, 1, levels - 1);
    teaching.carry = tiny_chance(random, 40);
    teaching.at_home = tiny_chance(random, 40);
    return teaching;
}

void tiny_add_skills(tiny *problem, tiny_random *random, tiny_focus focus)
{
    int teaches = is_about_levels(focus) ? 65 : 20;

    if (is_about_levels(focus) || tiny_chance(random, 50))
        problem->skills = tiny_chance(random, 70) ? 1 : TINY_SKILLS;
    for (int s = 0; s < problem->skills; s++)
        problem->skill[s] = some_skill(random);
    for (int d = 0; d < problem->departments; d++) {
        tiny_department *where = &problem->department[d];

        where->lead = XTRAIN_NONE;
        if (problem->skills > 0 && tiny_chance(random, 60))
            where->lead = tiny_below(random, problem->skills);
        for (int s = 0; s < problem->skills; s++) {
            if (tiny_chance(random, teaches))
                where->teaches[s] = some_teaching(random, problem->skill[s].levels);
        }
    }
}
