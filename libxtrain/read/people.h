/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in a CSV file, one a row. */
#ifndef XT_READ_PEOPLE_H
#define XT_READ_PEOPLE_H

#include "read/columns.h"

enum {
    XT_PERSON_ID = 0,
    XT_PERSON_NAME,
    XT_PERSON_HOME,
    XT_PERSON_GROUPS,
    XT_PERSON_CONTRACT_FROM,
    XT_PERSON_CONTRACT_TO,
    XT_PERSON_FTE,
    XT_PERSON_COLUMNS
};

/* Finds the department of a home column; init makes a new one of each value. */
typedef int (*xt_find_home)(xt_reader *reader, const xt_reference *reference, void *user);

typedef struct xt_people {
    xt_reader *reader;
    xt_column columns[XT_PERSON_COLUMNS];
    xt_column *skills; /* columns of levels */
    int skill_count;
    xt_find_home find_home;
    void *user;      /* for find_home */
    int field_count; /* of the header; 0 before it */
    bool is_usable;  /* the header has what is needed */
} xt_people;

/* Every column has the name of its key and only the id must be there. */
void xt_people_init(xt_people *people, xt_reader *reader);

/* Adds the person of a row, or takes the header; for xt_csv_read. */
bool xt_people_take_row(const xt_csv_row *row, void *payload);

/* Reports a file without a header at the place that names it (NULL: in the file itself); `is_read`:
 * the rest was right. */
void xt_people_finish(xt_people *people, bool is_read, const xt_csv_source *source);

#endif
