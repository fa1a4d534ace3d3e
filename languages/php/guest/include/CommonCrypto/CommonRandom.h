/* The one source of randomness that PHP asks by a call and not through a device, of the many that it knows. */
#pragma once

#include <wasi/api.h>

#define kCCSuccess 0
#define CCRandomGenerateBytes(bytes, size) __wasi_random_get((uint8_t *)(bytes), size)
