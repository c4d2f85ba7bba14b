/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan in people's units: what is kept, who has most and least, and what is proven. */
#include "report/summary.h"

#include <string.h>

#include "base/context.h"
#include "base/date.h"
#include "report/figures.h"

#define LABEL_COLUMNS 9
/* So many people are named. */
#define NAMED_PEOPLE 5

void xt_summary_wrap(xt_summary *summary, int indent)
{
    xt_sheet *sheet = &summary->sheet;
    xt_sheet_wrap(sheet, indent, summary->words.data != NULL ? summary->words.data : "");
    sheet->text.failed = sheet->text.failed || summary->words.failed;
    xt_text_clear(&summary->words);
}

void xt_summary_flush(xt_summary *summary, const char *label)
{
    xt_sheet_field(&summary->sheet, XT_STYLE_STRONG, label, LABEL_COLUMNS);
    xt_summary_wrap(summary, LABEL_COLUMNS);
}

void xt_summary_item(xt_summary *summary)
{
    xt_sheet_blanks(&summary->sheet, LABEL_COLUMNS);
    xt_summary_wrap(summary, LABEL_COLUMNS + 2);
}

static void add_head(xt_summary *summary)
{
    const xtrain_plan *plan = summary->names.plan;
    const xt_period_word period = xt_words_period(plan);
    const int periods = xtrain_plan_period_count(plan);
    xt_text *words = &summary->words;
    if (xtrain_plan_title(plan)[0] != '\0') {
        xt_sheet_add(&summary->sheet, XT_STYLE_STRONG, xtrain_plan_title(plan));
        xt_sheet_end_line(&summary->sheet);
    }
    xt_words_count(words, xtrain_plan_employee_count(plan), "person", "people");
    xt_text_add(words, ", ");
    xt_words_count(words, xtrain_plan_department_count(plan), "department", "departments");
    xt_text_add(words, ", ");
    xt_words_count(words, periods, period.one, period.many);
    if (periods > 0) {
        xt_text_add(words, ": ");
        xt_words_begin(words, plan, 0);
        xt_text_add(words, " to ");
        xt_words_end(words, plan, periods - 1);
    }
    xt_sheet_wrap(&summary->sheet, 0, words->data != NULL ? words->data : "");
    xt_text_clear(words);
    xt_sheet_end_line(&summary->sheet);
}

static void add_unlucky(xt_summary *summary)
{
    const xtrain_plan *plan = summary->names.plan;
    int named = 0;
    int more = 0;
    for (int employee = 0; employee < xtrain_plan_employee_count(plan); employee++) {
        const xtrain_person_figures *person = xtrain_plan_person(plan, employee);
        const int refused = person->wishes_asked - person->wishes_granted;
        if (refused <= 0) {
            continue;
        }
        if (named == NAMED_PEOPLE) {
            more++;
            continue;
        }
        xt_text_add(&summary->words, named++ == 0 ? " Not granted: " : ", ");
        xt_text_format(&summary->words, "%d of ", refused);
        xt_names_add(&summary->words, &summary->names, employee);
    }
    if (more > 0) {
        xt_text_add(&summary->words, " and ");
        xt_words_count(&summary->words, more, "more person", "more people");
    }
    xt_text_add(&summary->words, named > 0 ? "." : "");
}

static void add_who(xt_summary *summary, const xt_extreme *extreme)
{
    xt_text_add(&summary->words, ", ");
    xt_names_add(&summary->words, &summary->names, extreme->employee);
    if (extreme->count > 1) {
        xt_text_add(&summary->words, " and ");
        xt_words_count(&summary->words, extreme->count - 1, "other", "others");
    }
}

static void add_span(xt_summary *summary, const xt_span *span, const char *one, const char *many)
{
    xt_text *words = &summary->words;
    if (span->least.value == span->most.value) {
        xt_words_count(words, span->least.value, one, many);
        xt_text_add(words, " for everyone.");
        return;
    }
    xt_text_add(words, "Least ");
    xt_words_count(words, span->least.value, one, many);
    add_who(summary, &span->least);
    xt_text_add(words, "; most ");
    xt_words_number(words, span->most.value);
    add_who(summary, &span->most);
    xt_text_add(words, "; a spread of ");
    xt_words_number(words, span->most.value - span->least.value);
    xt_text_add(words, ".");
}

/* "2 points below it", "3 points above it", "exactly that" */
static void add_excess(xt_text *words, int64_t excess)
{
    if (excess == 0) {
        xt_text_add(words, "exactly that");
    } else {
        xt_words_count(words, excess < 0 ? -excess : excess, "point", "points");
        xt_text_add(words, excess < 0 ? " below it" : " above it");
    }
}

static void add_load(xt_summary *summary)
{
    const xt_span load = xt_figures_span(summary->names.plan, xt_figure_load);
    const xt_span excess = xt_figures_span(summary->names.plan, xt_figure_excess);
    xt_text *words = &summary->words;
    add_span(summary, &load, "point", "points");
    xt_summary_flush(summary, "Load");
    xt_text_add(words, "Against the fair share: ");
    if (excess.least.value == excess.most.value) {
        add_excess(words, excess.least.value);
        xt_text_add(words, " for everyone.");
    } else {
        xt_text_add(words, "from ");
        add_excess(words, excess.least.value);
        add_who(summary, &excess.least);
        xt_text_add(words, ", to ");
        add_excess(words, excess.most.value);
        add_who(summary, &excess.most);
        xt_text_add(words, ".");
    }
    xt_summary_flush(summary, "");
}

static void add_exposure(xt_summary *summary)
{
    const xtrain_plan *plan = summary->names.plan;
    if (xt_figures_have_exposure(plan)) {
        const xt_span hours = xt_figures_span(plan, xt_figure_exposure);
        add_span(summary, &hours, "hour with customers", "hours with customers");
        xt_summary_flush(summary, "Hours");
    }
}

static void add_people(xt_summary *summary)
{
    const xt_sums sums = xt_figures_sum(summary->names.plan);
    xt_text *words = &summary->words;
    if (sums.wishes_asked > 0) {
        xt_words_number(words, sums.wishes_granted);
        xt_text_add(words, " of ");
        xt_words_number(words, sums.wishes_asked);
        xt_text_add(words, " granted.");
        add_unlucky(summary);
        xt_summary_flush(summary, "Wishes");
    }
    const xt_span away = xt_figures_span(summary->names.plan, xt_figure_away);
    const xt_period_word period = xt_words_period(summary->names.plan);
    if (away.least.employee != XTRAIN_NONE) {
        add_span(summary, &away, period.one, period.many);
        xt_summary_flush(summary, "Away");
        if (sums.has_load) {
            add_load(summary);
        }
        add_exposure(summary);
    }
    xt_words_number(words, sums.moves);
    xt_summary_flush(summary, "Moves");
    if (sums.gaining > 0) {
        xt_words_count(words, sums.gaining, "person gains ", "people gain ");
        xt_words_count(words, sums.levels, "level.", "levels.");
        xt_summary_flush(summary, "Skills");
    }
}

/* Units of broken musts that the value has no price for. */
static int64_t unpriced_musts(const xtrain_plan *plan)
{
    int64_t units = 0;
    for (int index = 0; index < xtrain_plan_line_count(plan); index++) {
        const xtrain_line *line = xtrain_plan_line(plan, index);
        units += xt_line_is_unpriced(line) ? line->units : 0;
    }
    return units;
}

static void add_distance(xt_text *words, const xtrain_plan *plan, const xtrain_certificate *claim)
{
    xt_text_add(words, "No plan can be better than ");
    xt_words_number(words, claim->bound);
    if (claim->gap <= 1.0) {
        xt_text_add(words, "; this one is within ");
        xt_words_percent(words, claim->gap);
        xt_text_add(words, ".");
    } else {
        xt_text_add(words, "; this one is ");
        const bool larger = xtrain_plan_sense(plan) == XTRAIN_SENSE_MAXIMISE;
        const int64_t above = xtrain_plan_value(plan) - claim->bound;
        xt_words_count(words, larger ? -above : above, "point", "points");
        xt_text_add(words, larger ? " below that." : " above that.");
    }
}

static void add_value(xt_summary *summary)
{
    const xtrain_plan *plan = summary->names.plan;
    const bool larger = xtrain_plan_sense(plan) == XTRAIN_SENSE_MAXIMISE;
    xt_text *words = &summary->words;
    if (larger) {
        const xt_extreme least = xt_figures_least_utility(plan);
        xt_words_count(words, xt_figures_sum(plan).utility, "point", "points");
        xt_text_add(words, " for all together");
        if (least.employee != XTRAIN_NONE) {
            xt_text_add(words, "; least ");
            xt_words_number(words, least.value);
            add_who(summary, &least);
        }
        xt_text_add(words, ".");
        xt_summary_flush(summary, "Utility");
    }
    const int64_t unpriced = unpriced_musts(plan);
    xt_words_count(words, xtrain_plan_value(plan), "point", "points");
    if (unpriced > 0) {
        xt_text_add(words, ", and ");
        xt_words_count(words, unpriced, "must of people broken", "musts of people broken");
    }
    xt_text_add(words, larger ? "; larger is better." : "; smaller is better.");
    xt_summary_flush(summary, "Value");
}

static void add_proof(xt_summary *summary)
{
    const xtrain_plan *plan = summary->names.plan;
    const xtrain_certificate *claim = xtrain_plan_certificate(plan);
    const bool judged = claim->outcome == XTRAIN_OUTCOME_JUDGED;
    const bool optimal = claim->outcome == XTRAIN_OUTCOME_OPTIMAL;
    const bool unpriced = unpriced_musts(plan) > 0;
    xt_text *words = &summary->words;
    if (unpriced && !judged) {
        xt_text_add(words, "Plans with fewer broken musts of people come first; ");
        xt_text_add(words, optimal ? "among those with the fewest the solver proved this one to be "
                                     "the best there is."
                                   : "what follows is about those with the fewest. ");
    }
    if (judged) {
        xt_text_add(words,
                    "None: this plan was judged as it stands; no better one was looked for.");
    } else if (optimal && !unpriced) {
        xt_text_add(words, "The solver proved this plan to be the best there is.");
    } else if (!optimal) {
        if (claim->has_bound) {
            xt_text_add(words, "By the solver: ");
            add_distance(words, plan, claim);
            xt_text_add(words, " ");
        }
        if (claim->outcome == XTRAIN_OUTCOME_STOPPED) {
            xt_text_format(words, "It was stopped before %s was proven.",
                           claim->has_bound ? "more" : "anything");
        }
    }
    xt_summary_flush(summary, "Proof");
}

xtrain_status xtrain_plan_to_summary(char **out, xtrain_context *context, const xtrain_plan *plan,
                                     const xtrain_show_options *options)
{
    xtrain_show_options used;
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || plan == NULL || !xt_show_options_take(&used, options)) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    xt_summary summary = {.all = used.all};
    xt_sheet_init(&summary.sheet, &context->memory, &used);
    xt_text_init(&summary.words, &context->memory);
    if (xt_names_init(&summary.names, &context->memory, plan)) {
        add_head(&summary);
        bool done = xt_summary_add_breaches(&summary, &context->memory);
        add_people(&summary);
        add_value(&summary);
        add_proof(&summary);
        done = done && xt_summary_add_lines(&summary, &context->memory);
        status = done ? xt_sheet_take(&summary.sheet, out) : status;
    }
    xt_names_clear(&summary.names, &context->memory);
    xt_text_clear(&summary.words);
    xt_text_clear(&summary.sheet.text);
    return status;
}
