/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/binding.h"

typedef struct part {
    const char *name;
    tiny_focus focus;
} part;

static const part parts[BINDINGS] = {
    [BINDING_D1_MIN] = {"D1 min", TINY_FOCUS_D1},
    [BINDING_D1_MAX] = {"D1 max", TINY_FOCUS_D1},
    [BINDING_D1_HOSTS] = {"D1 hosts", TINY_FOCUS_D1},
    [BINDING_D1_FTE_MIN] = {"D1 fte min", TINY_FOCUS_D1_FTE},
    [BINDING_D1_FTE_MAX] = {"D1 fte max", TINY_FOCUS_D1_FTE},
    [BINDING_D2] = {"D2", TINY_FOCUS_D2},
    [BINDING_D3] = {"D3", TINY_FOCUS_D3},
    [BINDING_D4] = {"D4", TINY_FOCUS_D4},
    [BINDING_D5] = {"D5", TINY_FOCUS_D5},
    [BINDING_P1] = {"P1", TINY_FOCUS_P1},
    [BINDING_P2_NEVER] = {"P2 never", TINY_FOCUS_P2_NEVER},
    [BINDING_P2_FIXED] = {"P2 fixed", TINY_FOCUS_P2_FIXED},
    [BINDING_P2_ENTRY] = {"P2 entry", TINY_FOCUS_P2_ENTRY},
    [BINDING_P2_CLOSED] = {"P2 closed", TINY_FOCUS_P2_CLOSED},
    [BINDING_P3_MIN] = {"P3 min", TINY_FOCUS_P3},
    [BINDING_P3_MAX] = {"P3 max", TINY_FOCUS_P3},
    [BINDING_P3_END] = {"P3 end", TINY_FOCUS_P3},
    [BINDING_P4_MIN] = {"P4 min", TINY_FOCUS_P4},
    [BINDING_P4_MAX] = {"P4 max", TINY_FOCUS_P4},
    [BINDING_P4_RUN] = {"P4 run", TINY_FOCUS_P4},
    [BINDING_P4_GAP] = {"P4 gap", TINY_FOCUS_P4},
    [BINDING_P5_GAP] = {"P5 gap", TINY_FOCUS_P5},
    [BINDING_P5_EVER] = {"P5 ever", TINY_FOCUS_P5},
    [BINDING_P6_MIN] = {"P6 min", TINY_FOCUS_P6},
    [BINDING_P6_MAX] = {"P6 max", TINY_FOCUS_P6},
    [BINDING_P6_DISTINCT] = {"P6 distinct", TINY_FOCUS_P6},
    [BINDING_P6_BY] = {"P6 by", TINY_FOCUS_P6},
    [BINDING_P6_PRESENT] = {"P6 present", TINY_FOCUS_P6},
    [BINDING_P7] = {"P7", TINY_FOCUS_P7},
    [BINDING_P8] = {"P8", TINY_FOCUS_P8},
    [BINDING_P8_ACROSS] = {"P8 across", TINY_FOCUS_P8},
    [BINDING_P8_NIGHT] = {"P8 night", TINY_FOCUS_NIGHTS},
    [BINDING_P9] = {"P9 windows", TINY_FOCUS_P9},
    [BINDING_P9_BLOCKS] = {"P9 blocks", TINY_FOCUS_P9},
    [BINDING_P10] = {"P10", TINY_FOCUS_P10},
    [BINDING_P10_BY] = {"P10 by", TINY_FOCUS_P10},
    [BINDING_P11] = {"P11 blocks", TINY_FOCUS_P11},
    [BINDING_P11_SHORT] = {"P11 short block", TINY_FOCUS_P11},
    [BINDING_P11_ROLLING] = {"P11 rolling", TINY_FOCUS_P11},
    [BINDING_T1] = {"T1", TINY_FOCUS_T1},
    [BINDING_T2_APART] = {"T2 apart", TINY_FOCUS_T2},
    [BINDING_T2_TOGETHER] = {"T2 together", TINY_FOCUS_T2},
    [BINDING_C1_WANT] = {"C1 want", TINY_FOCUS_C1},
    [BINDING_C1_AVOID] = {"C1 avoid", TINY_FOCUS_C1},
    [BINDING_C1_PERIOD] = {"C1 per period", TINY_FOCUS_C1},
    [BINDING_C1_STAY] = {"C1 per stay", TINY_FOCUS_C1},
    [BINDING_C2] = {"C2", TINY_FOCUS_C2},
    [BINDING_C2_SITES] = {"C2 sites", TINY_FOCUS_C2_SITES},
    [BINDING_C3] = {"C3", TINY_FOCUS_C3},
    [BINDING_C4] = {"C4", TINY_FOCUS_C4},
    [BINDING_C5_POINTS] = {"C5 points", TINY_FOCUS_C5},
    [BINDING_C5_TABLE] = {"C5 table", TINY_FOCUS_C5},
    [BINDING_D1_RANGE_MIN] = {"D1 range min", TINY_FOCUS_RANGE},
    [BINDING_D1_RANGE_MAX] = {"D1 range max", TINY_FOCUS_RANGE},
    [BINDING_D1_RANGE_HOSTS] = {"D1 range hosts", TINY_FOCUS_RANGE},
    [BINDING_D2_RANGE] = {"D2 range", TINY_FOCUS_D2},
    [BINDING_D3_RANGE] = {"D3 range", TINY_FOCUS_D3},
    [BINDING_D4_RANGE] = {"D4 range", TINY_FOCUS_D4},
    [BINDING_D5_RANGE] = {"D5 range", TINY_FOCUS_D5},
    [BINDING_C5_RANGE] = {"C5 range", TINY_FOCUS_RANGE},
    [BINDING_C5_FTE] = {"C5 fte", TINY_FOCUS_D1_FTE},
    [BINDING_P2_RANGE] = {"P2 entry range", TINY_FOCUS_STAY_RANGE},
    [BINDING_P3_RANGE_MIN] = {"P3 range min", TINY_FOCUS_STAY_RANGE},
    [BINDING_P3_RANGE_MAX] = {"P3 range max", TINY_FOCUS_STAY_RANGE},
    [BINDING_P3_RANGE_PAST] = {"P3 range before the plan", TINY_FOCUS_STAY_RANGE},
    [BINDING_TAUGHT_HOSTS] = {"hosts by gained levels", TINY_FOCUS_LEVELS},
    [BINDING_TAUGHT_NEEDS] = {"needs met by gained levels", TINY_FOCUS_D3},
    [BINDING_TAUGHT_ENTRIES] = {"entry by gained levels", TINY_FOCUS_LEVELS},
    [BINDING_TAUGHT_REACH] = {"reach by gained levels", TINY_FOCUS_P10},
    [BINDING_TAUGHT_DEPTH] = {"depth by gained levels", TINY_FOCUS_T1},
    [BINDING_TEACHING_CARRY] = {"teaching carry", TINY_FOCUS_LEVELS},
    [BINDING_TEACHING_HOME] = {"teaching at home", TINY_FOCUS_LEVELS},
    [BINDING_TEACHING_UP_TO] = {"teaching up to", TINY_FOCUS_LEVELS},
    [BINDING_FTE] = {"people's fte", TINY_FOCUS_D1_FTE},
    [BINDING_UTILITY_SUM] = {"utility sum", TINY_FOCUS_UTILITY},
    [BINDING_UTILITY_LEAST] = {"utility least", TINY_FOCUS_UTILITY},
    [BINDING_UTILITY_LINES] = {"utility lines", TINY_FOCUS_UTILITY},
};

const char *binding_name(binding at)
{
    return parts[at].name;
}

tiny_focus binding_focus(binding at)
{
    return parts[at].focus;
}
