#pragma once
#include <zlib.h>

/* deflateInit2 is a macro that Swift does not see. No zlib header around the data: archives have their own. */
static inline int quartier_deflate_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
