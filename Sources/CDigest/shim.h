#pragma once
/* Of libcrypto only the message digest interface is used (SHA-256 of inputs and results). */
#include <openssl/evp.h>
