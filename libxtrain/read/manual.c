/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of the manual: what MANUAL.md beside this file and 'xtrain help' say. Number, name, the
 * first sentence and the breach unit of a rule are not here; they come from the table of rules.
 * Tests compare MANUAL.md with this, and read every example within a small input.
 */
#include "xtrain/manual.h"

#include "base/text.h"

#define RULE(number) .name = #number, .kind = XTRAIN_RULE_##number
#define THING(name_, title_) .name = (name_), .title = (title_), .kind = XTRAIN_RULE_KINDS

static const xtrain_manual_section sections[] = {
    {THING("calendar", "The calendar"),
     .meaning = "The days that are planned, cut into periods of days, weeks or months, or of "
                "hours. A plan "
                "says for each period where each person is: in one department, or in none.",
     .why = "Rotations are arranged by the week or fortnight, while leave, holidays and contracts "
            "are stated by the day. The calendar joins the two.",
     .counted =
         "A period is 'every' units long; the first one begins on 'start'. Its working days are "
         "the days of 'workdays', Monday to Friday unless stated, that are no holiday. It is in a "
         "range of days, such as a leave or a wish, if at least half of its working days are.",
     .example = "calendar = {\n"
                "    start = \"2026-01-05\"; unit = \"week\"; every = 2; periods = 13;\n"
                "    holidays = ( \"2026-04-03\",\n"
                "        { from = \"2026-05-25\"; to = \"2026-05-29\"; } );\n"
                "};\n"},
    {THING("hours", "Calendars in hours"),
     .meaning =
         "With the unit \"hour\" a period is 'every' hours of one working day. 'hours' says when "
         "a "
         "working day begins and ends, 09:00-17:00 unless stated; it holds a whole number of "
         "periods.",
     .why = "On an assembly line people change places every two hours, so that nobody makes the "
            "same movement all day.",
     .counted =
         "Only the days of 'workdays' have periods. A period counts as its whole day in all that "
         "is "
         "stated by the day: leave, closed days, wishes, contracts. A holiday has periods in which "
         "nobody works. Runs, gaps and stays go on over nights and free days; only a transition "
         "(P8) is parted by them. A window (P9, P11) may be a \"day\" or a \"week\".",
     .example = "calendar = {\n"
                "    start = \"2026-03-02\"; unit = \"hour\"; every = 2;\n"
                "    hours = \"08:00-18:00\"; periods = 25;\n"
                "};\n"
                "departments = (\n"
                "    { code = \"CLM\"; load = 3; },\n"
                "    { code = \"SAL\"; load = 1; }\n"
                ");\n"
                "stays = ( { max = 2; } );\n"
                "loads = ( { window = \"day\"; max = 9; }, { window = \"week\"; max = 40; } );\n"},
    {THING("departments", "Departments"),
     .meaning =
         "Where people are at home or visit. A department has a short code for the plan and a name "
         "for people. It may have a lead skill, a site, a load, hours with customers, closed days, "
         "skills that are learned there, and rules: staffing (D1), visitors (D2), needs (D3), "
         "coaching (D4), mixing (D5), how long visitors stay (P3) and what they must know (P2). "
         "'overrides' state other numbers on some days.",
     .why = "A rotation connects departments, and the work of each has to go on meanwhile.",
     .counted = "A department is closed in a period if at least half of the period's working days "
                "are closed days of it, or if there are none. Then nobody counts as present there, "
                "and no minimum holds.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; name = \"Claims\"; site = \"Vienna\"; load = 2;\n"
                "      staffing = { min = 1; max = 9; }; closed = ( \"2026-02-02\" ); },\n"
                "    { code = \"SAL\"; name = \"Sales\"; site = \"Graz\"; }\n"
                ");\n"},
    {THING("overrides", "Other numbers on some days"),
     .meaning =
         "'overrides' of a department state other numbers in a range of days: for staffing, "
         "visitors, needs, coaching and mixing in the periods in it, for 'stay' and 'entry' for "
         "stays that begin in it. Level 0 in an entry asks for nothing. A rule in 'stays' about "
         "one department may have 'from' and 'to' as well.",
     .why =
         "In summer fewer people are there, before Christmas nobody can be shown anything, and in "
         "the week of the fair newcomers are welcome.",
     .counted =
         "There each number that is stated takes the place of the usual one of the same strength: "
         "a must that of a must, a should that of a should, a goal that of a goal. What is not "
         "stated stays. A need replaces the one with the same skill and level, an entry the one "
         "with the same skill. The first period of a stay decides which numbers hold for it. Two "
         "overrides may not state the same number for one period.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; staffing = { min = 1; max = 9; };\n"
                "      stay = { min = 3; }; entry = ( { skill = \"billing\"; level = 1; } );\n"
                "      overrides = (\n"
                "          { from = \"2026-02-09\"; to = \"2026-02-20\";\n"
                "            staffing = { min = 0; }; visitors = { max = 0; }; },\n"
                "          { from = \"2026-03-02\"; stay = { min = 1; };\n"
                "            entry = ( { skill = \"billing\"; level = 0; } ); } ); },\n"
                "    { code = \"SAL\"; }\n"
                ");\n"
                "stays = (\n"
                "    { department = \"SAL\"; min = 3; },\n"
                "    { department = \"SAL\"; min = 2; from = \"2026-03-02\"; }\n"
                ");\n"},
    {THING("skills", "Skills"),
     .meaning =
         "What people can do, at levels that are counted from 0. From the level 'cover' on, a "
         "person at home in a department hosts there; from 'coach' on anyone does, visitors too. "
         "The lead skill of a department says which skill that is.",
     .why = "A full department is not covered if nobody in it knows the work.",
     .counted =
         "Levels are those at the plan's start; where a department teaches a skill they rise "
         "in it. A person for whom no level is stated has 0.",
     .example = "skills = ( { name = \"billing\"; levels = 5; cover = 2; coach = 3; } );\n"
                "departments = (\n"
                "    { code = \"CLM\"; lead_skill = \"billing\"; staffing = { hosts = 1; }; },\n"
                "    { code = \"SAL\"; }\n"
                ");\n"},
    {THING("teaching", "Teaching"),
     .meaning =
         "A department 'teaches' a skill: 'after' so many periods there a person has a level "
         "more, up to the level 'up_to', the skill's highest unless stated. Each stay counts by "
         "itself; with 'carry' all stays of a person there count together. With 'home' the people "
         "who are at home there learn too.",
     .why = "People rotate to learn. With this the plan knows who can do what by when, so that "
            "somebody can host in autumn who was a visitor in spring.",
     .counted =
         "Present periods count, those of past stays too: levels that these have brought are "
         "contained in the level at the start. Each time the count reaches a multiple of 'after' "
         "the level rises by one, unless it is at 'up_to' or above. The new level counts from the "
         "next period on. Hosts (D1), needs (D3), entry (P2), reach (P10) and depth (T1) ask for "
         "the level of their period.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; lead_skill = \"billing\"; },\n"
                "    { code = \"SAL\"; teaches = (\n"
                "        { skill = \"billing\"; after = 3; up_to = 2;\n"
                "          carry = true; home = true; } ); }\n"
                ");\n"},
    {THING("sets", "Sets of departments"),
     .meaning = "Departments under one name, for rules and wishes that are about any of them.",
     .why = "Many rules are about a kind of place, such as everywhere that customers are met.",
     .counted = "A stay counts for a set if its department is in it. Neighbouring stays in two "
                "departments of a set are two stays.",
     .example =
         "sets = ( { name = \"customer-facing\"; departments = [ \"CLM\", \"SAL\" ]; } );\n"},
    {THING("employees", "Employees"),
     .meaning =
         "The people, each with an id and mostly with a home department. Whoever has no home is a "
         "visitor everywhere, and idle between stays. Contract, leave, skills, groups, wishes and "
         "earlier stays stand here or in CSV files that the input names.",
     .why = "A fair plan knows who is there, when, and what each has done before.",
     .counted = "A person is eligible in a period with working days that is inside the contract "
                "and not on leave, and present where the department is open then. Whoever has a "
                "home and is on no stay elsewhere is at home, on leave too.",
     .example =
         "employees = (\n"
         "    { id = \"101\"; name = \"Ana Ruiz\"; home = \"CLM\"; groups = [ \"trainee\" ];\n"
         "      contract = { to = \"2026-08-31\"; };\n"
         "      leave = ( { from = \"2026-02-02\"; to = \"2026-02-13\"; } );\n"
         "      skills = ( { skill = \"billing\"; level = 2; } ); },\n"
         "    { id = \"102\"; name = \"Bo Li\"; }\n"
         ");\n"},
    {THING("fte", "Part-time people"),
     .meaning =
         "'fte' of a person is the part of a full-time job that the person works, 1 unless "
         "stated: 0.5 is half the time. It stands with the employee or in the column fte of a "
         "people file. 'fte_min' and 'fte_max' of a department's staffing bound the sum of the "
         "people present.",
     .why =
         "Two people who work half the time do the work of one. A minimum by head takes them for "
         "two.",
     .counted =
         "The fte of the people present in an open period are added up; each full-time equivalent "
         "missing or too many is a unit, a part of one counts as one. Numbers have at most two "
         "decimals and are added exactly. 'min', 'max' and 'hosts' and all other rules count "
         "whole people. It does not say when a person works, nor does it change the share of "
         "load (C5): bound that with 'away' or with leave.",
     .example = "employees = (\n"
                "    { id = \"101\"; home = \"CLM\"; fte = 0.8; },\n"
                "    { id = \"102\"; home = \"CLM\"; fte = 0.55; }\n"
                ");\n"
                "departments = (\n"
                "    { code = \"CLM\"; staffing = { min = 1; fte_min = 1.3; fte_max = 4; }; },\n"
                "    { code = \"SAL\"; }\n"
                ");\n"},
    {THING("past", "Past stays"),
     .meaning = "A stay of an earlier plan, with its first and last day. One that covers the last "
                "period before this plan is under way and may go on.",
     .why = "Plans follow one another. Without the past somebody would be sent to the same place "
            "year after year, or be asked for a visit that was made last autumn.",
     .counted = "Past stays count for returns (P5), visits (P6), order (P7) and transitions (P8), "
                "for runs and gaps (P4), and for the first move of the plan (C2). A stay that goes "
                "on is one stay, with its past length.",
     .example = "employees = (\n"
                "    { id = \"101\"; home = \"CLM\";\n"
                "      past = ( { department = \"SAL\";\n"
                "          from = \"2025-10-06\"; to = \"2025-11-14\"; } ); }\n"
                ");\n"},
    {THING("wishes", "Wishes"),
     .meaning = "What one person wants: to be somewhere ('want', 'want_set') or never to be there "
                "('avoid', 'avoid_set'), in the whole plan or between two days.",
     .why = "A plan that hears people is accepted. The strength says how much a wish may weigh "
            "against everything else.",
     .counted =
         "A wish to be somewhere is granted if the person is present there at least once in "
         "its days, at home included; a wish to avoid a place if never. A granted wish earns "
         "its strength (C1).",
     .example = "employees = (\n"
                "    { id = \"101\"; home = \"CLM\";\n"
                "      wishes = ( { want = \"SAL\"; strength = 5; },\n"
                "          { avoid = \"OPS\"; to = \"2026-01-30\"; } ); }\n"
                ");\n"},
    {THING("published", "The published plan"),
     .meaning =
         "The plan that people know already: a plan.json that xtrain wrote, or a plan table as "
         "CSV, named with 'published' and seen from the input's folder. 'changes' in the costs "
         "prices what becomes different (C4), as in published = \"plan.json\"; costs = { changes = "
         "5; }.",
     .why = "Once a plan hangs on the wall people have arranged themselves with it. When somebody "
            "falls ill, the new plan should move as few of them as it can.",
     .counted =
         "The two plans are laid upon each other by their days: only periods with the same first "
         "and last day, in hours also the same times, are compared. People are found by the id, "
         "departments by the code. Periods and people that only one of the two has are passed "
         "over; a department that the input no longer has differs from everything. A plan with "
         "no period or nobody in common is a mistake. In a table that has no days in its header "
         "the columns are the periods in their order. Leave does not end a stay, so who falls ill "
         "keeps the place in the grid: 'leave = \"no-stay\"' takes such people off, and their "
         "changed periods cost as others do.",
     .example = "published = \"published.csv\";\n"
                "costs = { changes = 5; };\n"},
    {THING("programmes", "Programmes"),
     .meaning = "Rules for some of the people: whoever is in one of its groups, at home in one of "
                "its homes, or named by id. Without any of these it is for everyone.",
     .why =
         "Trainees see more places than specialists do, and a night desk has customs of its own.",
     .counted =
         "A rule at the top of the input binds everyone, a rule in a programme its members. Two "
         "rules of one kind may not ask one person for different things about the same place; "
         "rules with different numbers, such as a goal for the least and a must for the most "
         "visits, stand side by side.",
     .example = "programmes = ( {\n"
                "    name = \"Claims people\"; homes = [ \"CLM\" ];\n"
                "    visits = ( { set = \"customer-facing\"; min = 2; distinct = true; } );\n"
                "    away = { max = 10; gap = 2; };\n"
                "} );\n"},
    {THING("strength", "Musts, shoulds and goals"),
     .meaning =
         "A rule without points is a must. With 'points' it is a should, whose every breach unit "
         "costs so many points. With 'goal' as well it is a goal: a should that is reported "
         "first.",
     .why = "Little is absolute. Points say how one thing weighs against another, and a plan is "
            "found even where too much is asked.",
     .counted =
         "Each breach unit of a must for a department or the team costs 'must_price', 1000 unless "
         "stated. A must "
         "for people has no price: nobody gets a row that breaks it while the contract and fixed "
         "places leave another one.",
     .example = "must_price = 2000;\n"
                "visits = (\n"
                "    { set = \"customer-facing\"; min = 2; points = 50; goal = true; }\n"
                ");\n"},
    {THING("objective", "The objective"),
     .meaning =
         "What makes one plan better than another. \"points\", the usual: the fewest points for "
         "breaches and costs. \"utility\": the most utility of the people, with one weight for the "
         "sum of all and one for the least that anybody has.",
     .why = "The fewest points in all can be hard on one person. A weight on the least utility "
            "lifts whoever has the least.",
     .counted =
         "A person's utility is minus the points of that person's chosen 'lines', all unless "
         "stated; a granted wish adds its strength. The value is sum x all utilities together + "
         "least x the least of them, less the broken musts of departments and the team at their "
         "price and the points of all that is not chosen.",
     .example = "objective = \"utility\";\n"
                "utility = { sum = 1; least = 20; lines = [ \"C1\", \"C2\", \"P6\" ]; };\n"},

    {RULE(D1),
     .meaning =
         "'min' and 'max' bound how many people are present in each open period; 'hosts' is how "
         "many of them at least know the work. A host is at home there and has the cover level of "
         "the lead skill, or is anyone at its coach level. Without a lead skill everyone at home "
         "is a host. 'fte_min' and 'fte_max' bound the full-time equivalents of the people "
         "present.",
     .why = "While people are away the work goes on: there are enough of them, and enough who know "
            "it.",
     .counted = "In each open period, each person missing, each one too many and each host missing "
                "is a unit; the three are added. So is each full-time equivalent begun that is "
                "missing or too many.",
     .example = "departments = (\n"
                "    { code = \"CLM\";\n"
                "      staffing = { min = 1; max = 9; hosts = 1; fte_min = 0.5; }; },\n"
                "    { code = \"SAL\"; staffing = { min = 2; points = 30; }; }\n"
                ");\n"},
    {RULE(D2),
     .meaning = "A visitor is anyone present who is not at home there. Zero visitors keeps a "
                "department to its own people.",
     .why = "A few guests learn; a crowd of them gets in the way.",
     .counted = "Each visitor above 'max' in an open period is a unit.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; visitors = { max = 2; points = 10; }; },\n"
                "    { code = \"SAL\"; visitors = { max = 0; }; }\n"
                ");\n"},
    {RULE(D3),
     .meaning =
         "'min' people, one unless stated, are present who have the 'level' of the 'skill' or "
         "more; without a level its cover level. They may be at home there or visitors.",
     .why = "A full department is of no use if nobody there can run the press, give first aid or "
            "speak the customers' language.",
     .counted =
         "Each person missing in an open period is a unit, for every need by itself; one person "
         "may meet several. What is learned in the plan counts from the period after.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; needs = (\n"
                "        { skill = \"billing\"; level = 3; min = 2; points = 20; },\n"
                "        { skill = \"billing\"; } ); },\n"
                "    { code = \"SAL\"; }\n"
                ");\n"},
    {RULE(D4),
     .meaning = "'visitors' of them, one unless stated, may be there for every 'hosts' hosts "
                "present. Hosts are those of D1.",
     .why = "Somebody has to have time to show visitors the work.",
     .counted =
         "For p visitors per q hosts, a unit is each visitor beyond p x hosts / q in an open "
         "period; a part of a visitor counts as one. Who has no home is a visitor everywhere, and, "
         "at "
         "coach level, a host as well: a coach and one learner are two visitors and one host, so "
         "write visitors = 2 where each coach may take one.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; coaching = { visitors = 1; hosts = 2; }; },\n"
                "    { code = \"SAL\"; coaching = { hosts = 1; points = 5; }; }\n"
                ");\n"},
    {RULE(D5),
     .meaning =
         "Of the visitors present 'max' may have the same home. With max = 1 no two come from one "
         "place.",
     .why =
         "Visitors from one department keep to themselves; from several they meet the others. And "
         "no department is left short by sending all its people to one place.",
     .counted =
         "Each visitor too many is a unit, for every home by itself in each open period. People "
         "without a home are not counted.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; mixing = { max = 1; points = 10; }; },\n"
                "    { code = \"SAL\"; mixing = { max = 2; }; },\n"
                "    { code = \"OPS\"; }\n"
                ");\n"},
    {RULE(P1),
     .meaning = "The contract always holds. With leave = \"no-stay\" nobody is away from home in a "
                "period of leave; without it a stay may go on over a leave.",
     .why = "Whoever comes back from leave should not find the stay over, and a department should "
            "not wait for a visitor who is on holiday.",
     .counted = "Each period in a department outside the contract is a unit, each period inside it "
                "in which a person with a home is nowhere, and with \"no-stay\" each period away "
                "that is a period of leave.",
     .example = "leave = \"no-stay\";\n"},
    {RULE(P2),
     .meaning =
         "'fixed' says where a person is, whatever the plan; 'never' where a person is never sent. "
         "'entry' of a department is what visitors must know when they come, and nobody comes "
         "while it is closed.",
     .why = "Some things are settled before planning begins, and some work needs knowledge from "
            "the first day.",
     .counted =
         "Each period that is not where it is fixed, and each one in a never-department, is a "
         "unit. So is each stay that begins while the department is closed, and each skill that "
         "is short when one begins. Entry alone may have points.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; entry = ( { skill = \"billing\"; level = 1; } ); },\n"
                "    { code = \"SAL\"; }\n"
                ");\n"
                "employees = (\n"
                "    { id = \"101\"; home = \"CLM\";\n"
                "      fixed = ( { department = \"SAL\";\n"
                "          from = \"2026-01-12\"; to = \"2026-01-23\"; } ); },\n"
                "    { id = \"102\"; home = \"CLM\"; never = [ \"SAL\" ]; }\n"
                ");\n"},
    {RULE(P3),
     .meaning =
         "'stays' is about people, 'stay' in a department about its visitors. Time on leave and "
         "while a department is closed belongs to a stay. end = \"closed\" forbids stays that the "
         "plan's end cuts short.",
     .why = "A stay that is too short teaches little; one that is too long becomes a transfer.",
     .counted =
         "Each period that a stay is short or long is a unit, past periods included. A stay in the "
         "plan's last period may be short if it can go on afterwards, unless the end is closed.",
     .example = "stays = (\n"
                "    { min = 2; max = 4; },\n"
                "    { department = \"SAL\"; min = 3; points = 20; }\n"
                ");\n"
                "end = \"closed\";\n"},
    {RULE(P4),
     .meaning =
         "'min' and 'max' bound the periods present away from home in the plan, 'run' the periods "
         "away in a row, wherever they are, and 'gap' is the least time at home between two stays.",
     .why = "People keep their trade and their home team if they are not away for too long, or too "
            "often.",
     .counted = "Each period too many or missing is a unit: of the plan for min and max, of each "
                "run, and of each gap. Leave counts in runs and gaps, not for min and max.",
     .example = "away = { min = 2; max = 10; run = 6; gap = 2; };\n"},
    {RULE(P5),
     .meaning = "After a stay somewhere, 'gap' periods pass before the next one there, or with "
                "'ever' there is none. Without a subject it is about each department by itself; "
                "about a set, a stay anywhere in the set counts.",
     .why = "Rotation is to see something new.",
     .counted = "Each stay that begins too soon is a unit. Past stays count as earlier ones.",
     .example = "returns = ( { gap = 8; }, { department = \"SAL\"; ever = true; } );\n"},
    {RULE(P6),
     .meaning =
         "'min' and 'max' count stays away from home: in a department, in a set or anywhere. With "
         "'distinct' each department counts once towards min. 'present' is how many periods make a "
         "stay count, and 'by' is the day until which they are looked at.",
     .why = "This is what a rotation is for: everybody sees the places that matter, and nobody is "
            "passed over.",
     .counted = "Each stay missing or too many is a unit. Past stays count. Being at home never "
                "does.",
     .example = "visits = (\n"
                "    { set = \"customer-facing\"; min = 2; distinct = true; present = 2;\n"
                "      by = \"2026-06-30\"; points = 50; goal = true; },\n"
                "    { department = \"SAL\"; max = 1; }\n"
                ");\n"},
    {RULE(P7),
     .meaning = "Before a stay in 'department' or 'set' there is one in 'needs' or in a department "
                "of 'needs_set', in this plan or in the past.",
     .why = "Some places teach what another one takes for granted: the ward before intensive care, "
            "the counter before complaints.",
     .counted = "Each stay without such an earlier one is a unit. A stay is not earlier than "
                "itself: where both sides have a department in common, a stay there is a unit too "
                "if none came before.",
     .example = "orders = (\n"
                "    { department = \"SAL\"; needs = \"CLM\"; },\n"
                "    { department = \"OPS\"; needs_set = \"customer-facing\"; points = 20; }\n"
                ");\n"},
    {RULE(P8),
     .meaning = "A stay in 'from' or 'from_set' is not followed by one in 'to' or 'to_set'; a side "
                "that is left out means any department. Only stays without time between them are "
                "looked at; with 'across' time at home or idle may lie between.",
     .why = "Two heavy places in a row wear people out, and some pairs make no sense one after the "
            "other.",
     .counted =
         "Each second stay of such a pair is a unit. A past stay can be the first of a pair.",
     .example = "transitions = (\n"
                "    { from = \"SAL\"; to = \"CLM\"; },\n"
                "    { from_set = \"customer-facing\"; to = \"OPS\"; across = true; points = 5; }\n"
                ");\n"},
    {RULE(P9),
     .meaning =
         "'hours' are the hours with customers in any 'window' periods in a row. A department's "
         "'exposure' says how many a present period there brings. With 'blocks' the windows follow "
         "one another from the plan's start and do not overlap.",
     .why = "Whoever does not meet customers for months forgets whom the work is for.",
     .counted = "Each hour missing in a window is a unit, for every window. Present periods count, "
                "at home included. A window asks for hours x eligible periods / window, rounded "
                "down, so leave lowers it. A plan shorter than a window has none.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; exposure = 6; },\n"
                "    { code = \"SAL\"; exposure = 20; },\n"
                "    { code = \"OPS\"; }\n"
                ");\n"
                "exposures = (\n"
                "    { window = 6; hours = 24; points = 2; goal = true; },\n"
                "    { window = 4; hours = 6; blocks = true; }\n"
                ");\n"},
    {RULE(P10),
     .meaning =
         "Everybody whom it binds has the 'level' of the 'skill', or more, by the day 'by'; "
         "without a level its cover level, without a day when the plan ends. Skills rise where a "
         "department teaches them.",
     .why =
         "A rotation is there to learn. This says what has to be known in the end, and leaves to "
         "the plan where and when it is learned.",
     .counted =
         "Each level missing is a unit, at the end of the last period that ends on or before the "
         "day. Whoever has the level at the start has reached it.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; },\n"
                "    { code = \"SAL\";\n"
                "      teaches = ( { skill = \"billing\"; after = 2; up_to = 3; } ); }\n"
                ");\n"
                "reach = (\n"
                "    { skill = \"billing\"; level = 1; by = \"2026-02-27\";\n"
                "      points = 30; goal = true; },\n"
                "    { skill = \"billing\"; points = 10; }\n"
                ");\n"},
    {RULE(P11),
     .meaning =
         "'max' bounds the load points in 'window' periods: the first so many of the plan, then "
         "the next, and so on. With 'rolling' it bounds any so many in a row. A department's "
         "'load' says how heavy a present period there is.",
     .why = "A fair share of the load in the whole plan (C5) does not help whoever has to carry it "
            "all at once.",
     .counted = "Each load point above 'max' in a window is a unit, for every window. Present "
                "periods count, at home included. The last window may be shorter, unless they are "
                "rolling.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; load = 1; },\n"
                "    { code = \"SAL\"; load = 3; }\n"
                ");\n"
                "loads = (\n"
                "    { window = 4; max = 10; rolling = true; },\n"
                "    { window = 2; max = 5; points = 3; }\n"
                ");\n"},
    {RULE(T1),
     .meaning =
         "'depth' of a skill is how many people can do the work when the plan ends: they have its "
         "cover level then, whoever and wherever they are.",
     .why = "A skill that one person holds leaves with that person.",
     .counted =
         "Each person missing is a unit. Everybody who is in contract in the last period counts, "
         "with what was learned until the plan's end.",
     .example = "skills = (\n"
                "    { name = \"billing\"; cover = 2;\n"
                "      depth = { min = 2; points = 50; goal = true; }; }\n"
                ");\n"
                "employees = (\n"
                "    { id = \"101\"; home = \"CLM\";\n"
                "      skills = ( { skill = \"billing\"; level = 3; } ); },\n"
                "    { id = \"102\"; home = \"SAL\"; }\n"
                ");\n"},
    {RULE(T2),
     .meaning =
         "'apart' names people who are never present in one department in the same period, "
         "'together' people who are so at least once. Of more than two people it is about any two "
         "of them. Being at home together counts too.",
     .why =
         "Some people had better not be in one place: two who do not get on, or the only two who "
         "hold a key. Others should have met, such as a newcomer and a mentor.",
     .counted =
         "Apart, each period in which two of them are together is a unit. Together, each two who "
         "never are is one.",
     .example = "employees = (\n"
                "    { id = \"101\"; home = \"CLM\"; },\n"
                "    { id = \"102\"; home = \"SAL\"; },\n"
                "    { id = \"103\"; home = \"SAL\"; }\n"
                ");\n"
                "apart = ( { people = [ \"101\", \"102\" ]; } );\n"
                "together = ( { people = [ \"101\", \"103\" ]; points = 10; goal = true; } );\n"},
    {RULE(C1),
     .meaning = "Wishes stand with their employees. 'in' prices being somewhere for everyone, or "
                "for the members of a programme: for each period or, with per = \"stay\", for each "
                "stay. Points below zero are a reward.",
     .why = "What people want, and what is unpopular, is worth something without being a rule.",
     .counted = "A granted wish earns its strength. 'in' costs its points for each period present, "
                "at home included, or for each stay away from home that begins in the plan.",
     .example = "employees = (\n"
                "    { id = \"101\"; home = \"CLM\";\n"
                "      wishes = ( { want = \"SAL\"; strength = 5; } ); }\n"
                ");\n"
                "costs = { in = ( { department = \"SAL\"; per = \"stay\"; points = 3; } ); };\n"},
    {RULE(C2),
     .meaning = "'moves' prices each change of department, 'sites' each change of site between one "
                "stay and the next, the ones at home included. The site of a department is a text; "
                "departments that state none are all at one site.",
     .why = "Every move costs time: a desk, keys, a handover, and between towns a journey.",
     .counted =
         "A move is a period in one department right after a period in another one. A change of "
         "site is a stay at another site than the stay before, whatever lies between. What was "
         "before the plan counts if past stays are stated.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; site = \"Vienna\"; },\n"
                "    { code = \"SAL\"; site = \"Graz\"; }\n"
                ");\n"
                "costs = { moves = 1; sites = 4; };\n"},
    {RULE(C3),
     .meaning = "'idle' prices each period in which a person without a home is nowhere although "
                "another stay follows.",
     .why = "People who go from place to place, such as residents or graduates, should not have to "
            "wait between them.",
     .counted = "Each idle period inside the contract before the person's last stay in the plan is "
                "a unit, also on leave. After the last stay nothing counts.",
     .example = "employees = ( { id = \"101\"; name = \"Ana Ruiz\"; } );\n"
                "costs = { idle = 2; };\n"},
    {RULE(C4),
     .meaning =
         "'changes' prices each period in which a person is somewhere else than in the plan that "
         "is 'published', for everyone or for the members of a programme.",
     .why = "A plan that people know is not changed without need. With a price on changes the next "
            "plan is the best one that leaves most of it as it was.",
     .counted =
         "Each period in contract in which the two plans differ is a unit; home and nowhere are "
         "places like any other. Only people and periods that both plans have are compared.",
     .example = "published = \"published.csv\";\n"
                "costs = { changes = 5; };\n"},
    {RULE(C5),
     .meaning =
         "A department's 'load' says how heavy or unpopular a period there is. 'load' in the costs "
         "prices each load point that a person has above or below the fair share; 'load_table' "
         "instead prices the first, the second and so on, so that far off costs more.",
     .why = "Heavy work that has to be done is shared.",
     .counted =
         "A person's load is the sum over the periods present, at home included. The share is the "
         "load that all staffing minimums ask for, split by eligible periods and rounded.",
     .example = "departments = (\n"
                "    { code = \"CLM\"; load = 1; staffing = { min = 1; }; },\n"
                "    { code = \"SAL\"; load = 3; staffing = { min = 1; }; }\n"
                ");\n"
                "costs = { load_table = [ 1, 2, 4 ]; };\n"},
};

#define SECTIONS ((int)(sizeof sections / sizeof sections[0]))

const xtrain_manual_section *xtrain_manual_at(int index)
{
    return index >= 0 && index < SECTIONS ? &sections[index] : NULL;
}

const xtrain_manual_section *xtrain_manual_find(const char *name)
{
    for (int i = 0; i < SECTIONS && name != NULL; i++) {
        const xtrain_rule_info *info = xtrain_rule_info_get(sections[i].kind);
        if (xt_text_equal_folded(sections[i].name, name) ||
            (info != NULL && xt_text_equal_folded(info->name, name))) {
            return &sections[i];
        }
    }
    return NULL;
}
