/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libFuzzer and the replaying driver call with each input. */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
