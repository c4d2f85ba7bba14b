/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * malloc and its family for the whole process, failing on command; for glibc on Linux. Linked into
 * a program, or preloaded into one with XTRAIN_FAIL_AT in its environment: the number, from 0, of
 * the allocation that fails.
 *
 * Allocations that libconfig 1.5 makes never fail: it does not look at their results.
 */
#ifndef OOM_FAILING_MALLOC_H
#define OOM_FAILING_MALLOC_H

/* From now on allocations are counted, and number `first` to `last` of them fail (negative: none);
 * blocks that were there already are forgotten. */
void failing_malloc_arm(long first, long last);
/* Stops that. Returns how many allocations were asked for. */
long failing_malloc_disarm(void);
/* Blocks that were allocated while armed, by the program and the libraries it uses rather than by
 * the C library for itself, and that are still there. */
long failing_malloc_blocks(void);

#endif
