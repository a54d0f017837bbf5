#pragma once
/* Hides every function of GEOS that is not reentrant, so Swift cannot call one by mistake. */
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
