// What kept.h tells of, made: the header says that it is elsewhere, and this is there.
#define KEPT template
#include "kept.h"
