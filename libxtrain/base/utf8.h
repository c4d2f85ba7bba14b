/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step through UTF-8. */
#ifndef XT_BASE_UTF8_H
#define XT_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the code point that starts here (1-4), or 0 if the bytes are not valid UTF-8: cut short,
 * overlong, a surrogate, or past U+10FFFF. */
size_t xt_utf8_step(const char *bytes, size_t length, uint32_t *out);

#endif
