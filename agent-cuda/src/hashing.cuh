// SHA-256 (FIPS 180-4) and ChaCha20 (RFC 8439), for the card.
#pragma once
#include <cstdint>

__constant__ uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

__device__ inline uint32_t right(uint32_t v, int by) { return v >> by | v << (32 - by); }
__device__ inline uint32_t left(uint32_t v, int by) { return v << by | v >> (32 - by); }

__device__ inline void sha256Block(uint32_t state[8], const uint32_t block[16]) {
  uint32_t w[16], s[8];
  for (int i = 0; i < 16; i++) w[i] = block[i];
  for (int i = 0; i < 8; i++) s[i] = state[i];
#pragma unroll
  for (int i = 0; i < 64; i++) {
    if (i >= 16) {
      uint32_t a = w[(i + 1) & 15], b = w[(i + 14) & 15];
      w[i & 15] += w[(i + 9) & 15] + (right(a, 7) ^ right(a, 18) ^ a >> 3) +
                   (right(b, 17) ^ right(b, 19) ^ b >> 10);
    }
    uint32_t t1 = s[7] + (right(s[4], 6) ^ right(s[4], 11) ^ right(s[4], 25)) +
                  ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[i] + w[i & 15];
    uint32_t t2 = (right(s[0], 2) ^ right(s[0], 13) ^ right(s[0], 22)) +
                  ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
    for (int k = 7; k > 0; k--) s[k] = s[k - 1];
    s[4] += t1;
    s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) state[i] += s[i];
}

// The hash of a short head and a body, read byte by byte because the head is not aligned.
__device__ inline void sha256(const uint8_t *head, int headBytes, const uint8_t *body,
                              uint32_t bodyBytes, uint8_t out[32]) {
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  uint32_t bytes = headBytes + bodyBytes;
  uint32_t blocks = (bytes + 8) / 64 + 1;
  for (uint32_t b = 0; b < blocks; b++) {
    uint32_t block[16];
    for (int i = 0; i < 16; i++) {
      uint32_t word = 0;
      for (int k = 0; k < 4; k++) {
        uint32_t at = b * 64 + i * 4 + k;
        uint32_t byte = at < (uint32_t)headBytes ? head[at]
                        : at < bytes             ? body[at - headBytes]
                        : at == bytes            ? 0x80
                                                 : 0;
        word = word << 8 | byte;
      }
      block[i] = word;
    }
    if (b == blocks - 1) {
      block[14] = bytes >> 29;
      block[15] = bytes << 3;
    }
    sha256Block(state, block);
  }
  for (int i = 0; i < 32; i++) out[i] = state[i / 4] >> (24 - 8 * (i % 4));
}

struct Key {
  uint32_t words[8];
};

__device__ inline void quarter(uint32_t *x, int a, int b, int c, int d) {
  x[a] += x[b];
  x[d] = left(x[d] ^ x[a], 16);
  x[c] += x[d];
  x[b] = left(x[b] ^ x[c], 12);
  x[a] += x[b];
  x[d] = left(x[d] ^ x[a], 8);
  x[c] += x[d];
  x[b] = left(x[b] ^ x[c], 7);
}

// One block of the key stream of (tag, t, row), as sixteen little-endian words.
__device__ inline void chacha20(const Key &key, uint32_t tag, uint32_t t, uint32_t row,
                                uint32_t counter, uint32_t out[16]) {
  uint32_t s[16] = {0x61707865,   0x3320646e,   0x79622d32,   0x6b206574,
                    key.words[0], key.words[1], key.words[2], key.words[3],
                    key.words[4], key.words[5], key.words[6], key.words[7],
                    counter,      tag,          t,            row};
  for (int i = 0; i < 16; i++) out[i] = s[i];
  for (int round = 0; round < 10; round++) {
    quarter(out, 0, 4, 8, 12);
    quarter(out, 1, 5, 9, 13);
    quarter(out, 2, 6, 10, 14);
    quarter(out, 3, 7, 11, 15);
    quarter(out, 0, 5, 10, 15);
    quarter(out, 1, 6, 11, 12);
    quarter(out, 2, 7, 8, 13);
    quarter(out, 3, 4, 9, 14);
  }
  for (int i = 0; i < 16; i++) out[i] += s[i];
}
