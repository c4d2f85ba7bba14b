/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include "base/text.h"

size_t xt_utf8_step(const char *bytes, size_t length, uint32_t *out)
{
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (length == 0) {
        return 0;
    }
    const uint32_t lead = (unsigned char)bytes[0];
    if (lead < 0x80) {
        *out = lead;
        return 1;
    }
    const size_t size = lead >= 0xf8   ? 0
                        : lead >= 0xf0 ? 4
                        : lead >= 0xe0 ? 3
                        : lead >= 0xc0 ? 2
                                       : 0;
    if (size == 0 || size > length) {
        return 0;
    }
    uint32_t point = lead & (0x7fU >> size);
    for (size_t i = 1; i < size; i++) {
        const uint32_t next = (unsigned char)bytes[i];
        if ((next & 0xc0U) != 0x80) {
            return 0;
        }
        point = point << 6 | (next & 0x3fU);
    }
    if (point < smallest[size] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
        return 0;
    }
    *out = point;
    return size;
}

static bool is_control(uint32_t point)
{
    return (point < 0x20 && point != '\t') || (point >= 0x7f && point < 0xa0);
}

bool xt_utf8_is_clean(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t point = 0;
        const size_t size = xt_utf8_step(bytes + at, length - at, &point);
        if (size == 0 || is_control(point)) {
            return false;
        }
        at += size;
    }
    return true;
}
