/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the columns of the widest line on standard input, counted by the C library: another judge
 * than the one that drew it. Colour codes take none. Ends with 1 if something has no width. */
#define _XOPEN_SOURCE 700
#include <locale.h>
#include <stdio.h>
#include <wchar.h>

int main(void)
{
    int widest = 0;
    int columns = 0;
    if (setlocale(LC_ALL, "C.UTF-8") == NULL) {
        return 77;
    }
    for (wint_t letter = getwchar(); letter != WEOF; letter = getwchar()) {
        if (letter == L'\n') {
            columns = 0;
        } else if (letter == L'\033') {
            while (letter != L'm' && letter != WEOF) {
                letter = getwchar();
            }
        } else {
            const int width = wcwidth((wchar_t)letter);
            if (width < 0) {
                return 1;
            }
            columns += width;
            widest = columns > widest ? columns : widest;
        }
    }
    printf("%d\n", widest);
    return ferror(stdin) ? 1 : 0;
}
