/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes a failure on. */
#ifndef MSS_TRY_H
#define MSS_TRY_H

#define MSS_TRY(call)                                                                              \
    do {                                                                                           \
        const xtrain_status status_ = (call);                                                      \
        if (status_ != XTRAIN_OK) {                                                                \
            return status_;                                                                        \
        }                                                                                          \
    } while (0)

#endif
