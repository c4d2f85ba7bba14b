/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a file, a line each: "file:line: what; what to do". */
#ifndef MSS_MESSAGES_H
#define MSS_MESSAGES_H

#include <stdio.h>

typedef struct mss_messages {
    FILE *to;
    const char *path; /* the file that is read */
    int count;        /* said so far */
} mss_messages;

/* Line 0: the file as a whole. After some twenty of one file it says no more, but counts. */
void mss_complain(mss_messages *messages, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
