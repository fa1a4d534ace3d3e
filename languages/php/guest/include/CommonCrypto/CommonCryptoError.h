/* Goes before CommonRandom.h, which has all that is needed. */
#pragma once
