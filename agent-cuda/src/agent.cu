// Answers one matrix challenge on a card; README.md tells the wire, and what it was measured to do.
#include <cublas_v2.h>
#include <cuda_runtime.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "hashing.cuh"

namespace {

constexpr int HASH = 32;
constexpr int THREADS = 256;
constexpr size_t STRIP_BYTES = size_t(2) << 30;

[[noreturn]] void fail(const char *what) {
  std::fprintf(stderr, "assay-agent-cuda: %s\n", what);
  std::exit(1);
}

void check(cudaError_t status) {
  if (status != cudaSuccess) fail(cudaGetErrorString(status));
}

void check(cublasStatus_t status) {
  if (status != CUBLAS_STATUS_SUCCESS) fail("cuBLAS can't multiply");
}

unsigned grid(size_t work) { return unsigned((work + THREADS - 1) / THREADS); }

template <typename T>
T *onCard(size_t count) {
  T *memory;
  check(cudaMalloc(&memory, count * sizeof(T)));
  return memory;
}

// Rows of A, row-major: one thread makes one block of 64 entries.
__global__ void fillRows(Key key, uint32_t t, uint32_t first, uint32_t rows, uint32_t n,
                         int8_t *out) {
  size_t at = size_t(blockIdx.x) * blockDim.x + threadIdx.x;
  uint32_t perRow = n / 64;
  if (at >= size_t(rows) * perRow) return;
  uint32_t row = uint32_t(at / perRow), block = uint32_t(at % perRow), words[16];
  chacha20(key, 'A', t, first + row, block, words);
  auto *target = reinterpret_cast<uint32_t *>(out + size_t(row) * n + block * 64);
  for (int i = 0; i < 16; i++) target[i] = words[i];
}

// B, column-major, as int8 products want it; neighbouring threads write neighbouring rows.
__global__ void fillColumns(Key key, uint32_t n, int8_t *out) {
  size_t at = size_t(blockIdx.x) * blockDim.x + threadIdx.x;
  if (at >= size_t(n) * (n / 64)) return;
  uint32_t row = uint32_t(at % n), block = uint32_t(at / n), words[16];
  chacha20(key, 'B', 0, row, block, words);
  for (int i = 0; i < 64; i++)
    out[size_t(block * 64 + i) * n + row] = int8_t(words[i / 4] >> (8 * (i % 4)));
}

__device__ void put(uint8_t *to, uint32_t value) {
  for (int i = 0; i < 4; i++) to[i] = uint8_t(value >> (8 * i));
}

// The leaf of each tile of a strip of rows.
__global__ void hashTiles(const int32_t *product, uint32_t t, uint32_t first, uint32_t rows,
                          uint32_t n, uint32_t columns, uint8_t *leaves) {
  uint32_t blocks = n / columns;
  size_t at = size_t(blockIdx.x) * blockDim.x + threadIdx.x;
  if (at >= size_t(rows) * blocks) return;
  uint32_t row = uint32_t(at / blocks), block = uint32_t(at % blocks);
  uint8_t head[13] = {0};
  put(head + 1, t);
  put(head + 5, first + row);
  put(head + 9, block);
  auto *tile = reinterpret_cast<const uint8_t *>(product + size_t(row) * n + block * columns);
  sha256(head, 13, tile, columns * 4, leaves + (size_t(first + row) * blocks + block) * HASH);
}

// The level above; a last hash without a sibling goes up unchanged.
__global__ void hashLevel(const uint8_t *below, uint32_t size, uint8_t *above) {
  uint32_t at = blockIdx.x * blockDim.x + threadIdx.x;
  if (at >= (size + 1) / 2) return;
  const uint8_t *pair = below + size_t(at) * 2 * HASH;
  if (at * 2 + 1 == size) {
    for (int i = 0; i < HASH; i++) above[size_t(at) * HASH + i] = pair[i];
    return;
  }
  uint8_t head[1] = {1};
  sha256(head, 1, pair, 2 * HASH, above + size_t(at) * HASH);
}

// One tile: a row of A times some columns of B.
__global__ void multiplyTile(const int8_t *row, const int8_t *columns, uint32_t n, uint32_t width,
                             int32_t *out) {
  uint32_t c = blockIdx.x * blockDim.x + threadIdx.x;
  if (c >= width) return;
  int32_t sum = 0;
  for (uint32_t j = 0; j < n; j++) sum += int32_t(row[j]) * columns[size_t(c) * n + j];
  out[c] = sum;
}

// The lower halves of a strip of the product, two to a word.
__global__ void keepHalves(const int2 *product, size_t words, uint32_t *out) {
  size_t at = size_t(blockIdx.x) * blockDim.x + threadIdx.x;
  if (at >= words) return;
  int2 two = product[at];
  out[at] = (uint32_t(two.x) & 0xffff) | uint32_t(two.y) << 16;
}

// The words of a pass.
__global__ void fillWords(Key key, uint32_t pass, uint32_t blocks, uint32_t *out) {
  uint32_t at = blockIdx.x * blockDim.x + threadIdx.x;
  if (at < blocks) chacha20(key, 'K', pass, 0, at, out + at * 16);
}

// The fold of each kept tile: a warp for each, its lanes reading neighbouring words.
__global__ void foldTiles(const uint2 *kept, const uint2 *words, uint32_t pairs, size_t tiles,
                          uint64_t *folds) {
  size_t tile = (size_t(blockIdx.x) * blockDim.x + threadIdx.x) / 32;
  uint32_t lane = threadIdx.x % 32;
  if (tile >= tiles) return;
  const uint2 *own = kept + tile * pairs;
  uint64_t sum = 0;
#pragma unroll 8
  for (uint32_t i = lane; i < pairs; i += 32) {
    uint2 x = own[i], k = words[i];
    sum += uint64_t(x.x ^ k.x) * (x.y ^ k.y);
  }
  for (int by = 16; by > 0; by /= 2) sum += __shfl_down_sync(0xffffffff, sum, by);
  if (lane == 0) folds[tile] = sum;
}

// The leaf of each fold of one round.
__global__ void hashFolds(const uint64_t *folds, uint32_t t, uint32_t tiles, uint32_t blocks,
                          uint8_t *leaves) {
  uint32_t at = blockIdx.x * blockDim.x + threadIdx.x;
  if (at >= tiles) return;
  uint8_t head[21] = {2};
  put(head + 1, t);
  put(head + 5, at / blocks);
  put(head + 9, at % blocks);
  put(head + 13, uint32_t(folds[at]));
  put(head + 17, uint32_t(folds[at] >> 32));
  sha256(head, 21, nullptr, 0, leaves + size_t(at) * HASH);
}

class Challenge {
 public:
  Challenge(uint32_t n, uint32_t columns, uint32_t rounds, const Key &seed, bool keeping)
      : n(n), columns(columns), tiles(n * (n / columns)), keys(rounds), kept(rounds) {
    // a row of the strip takes n bytes of A and 4 n of the product
    strip = uint32_t(std::min<size_t>(n, std::max<size_t>(64, STRIP_BYTES / (5 * size_t(n)))));
    strip = strip / 4 * 4;
    right = onCard<int8_t>(size_t(n) * n);
    leftRows = onCard<int8_t>(size_t(strip) * n);
    product = onCard<int32_t>(size_t(strip) * n);
    tree = onCard<uint8_t>((size_t(tiles) * 2 + 64) * HASH);
    if (keeping) {
      halves.assign(rounds, nullptr);
      for (auto &round : halves) round = onCard<uint32_t>(size_t(n) * n / 2);
      folds = onCard<uint64_t>(size_t(tiles) * rounds);
      words = onCard<uint32_t>(columns / 2);
      passTree = onCard<uint8_t>((size_t(tiles) * rounds * 2 + 64) * HASH);
    }
    check(cublasCreate(&blas));
    fillColumns<<<grid(size_t(n) * (n / 64)), THREADS>>>(seed, n, right);
    check(cudaGetLastError());
  }

  void commit(uint32_t round, const Key &key, uint8_t root[HASH]) {
    keys.at(round - 1) = key;
    for (uint32_t first = 0; first < n; first += strip) {
      uint32_t rows = std::min(strip, n - first);
      fillRows<<<grid(size_t(rows) * (n / 64)), THREADS>>>(key, round, first, rows, n, leftRows);
      const int32_t one = 1, zero = 0;
      // column-major: transposed B (n by n) times A as columns gives the rows of the product
      check(cublasGemmEx(blas, CUBLAS_OP_T, CUBLAS_OP_N, int(n), int(rows), int(n), &one, right,
                         CUDA_R_8I, int(n), leftRows, CUDA_R_8I, int(n), &zero, product,
                         CUDA_R_32I, int(n), CUBLAS_COMPUTE_32I, CUBLAS_GEMM_DEFAULT));
      hashTiles<<<grid(size_t(rows) * (n / columns)), THREADS>>>(product, round, first, rows, n,
                                                                columns, tree);
      if (!halves.empty()) {
        size_t kept = size_t(rows) * n / 2;
        keepHalves<<<grid(kept), THREADS>>>(reinterpret_cast<const int2 *>(product), kept,
                                            halves.at(round - 1) + size_t(first) * n / 2);
      }
      check(cudaGetLastError());
    }
    auto &leaves = kept.at(round - 1);
    leaves.resize(size_t(tiles) * HASH);
    check(cudaMemcpy(leaves.data(), tree, leaves.size(), cudaMemcpyDeviceToHost));
    size_t top = grow(tree, tiles);
    check(cudaMemcpy(root, tree + top * HASH, HASH, cudaMemcpyDeviceToHost));
  }

  void pass(const Key &key, uint8_t root[HASH]) {
    passes.push_back(key);
    size_t top = fold(uint32_t(passes.size()));
    check(cudaMemcpy(root, passTree + top * HASH, HASH, cudaMemcpyDeviceToHost));
  }

  void showPass(uint32_t number, uint32_t round, uint32_t row, uint32_t block,
                std::vector<uint8_t> &path) {
    if (number < 1 || number > passes.size() || row >= n || block >= n / columns)
      fail("there is no such pass");
    if (number != folded) fold(number);
    siblings(passTree, tiles * keys.size(),
             size_t(round - 1) * tiles + row * (n / columns) + block, path);
  }

  void open(uint32_t round, uint32_t row, uint32_t block, std::vector<int32_t> &entries,
            std::vector<uint8_t> &path) {
    const auto &leaves = kept.at(round - 1);
    if (row >= n || block >= n / columns || leaves.empty()) fail("there is no such tile");
    fillRows<<<grid(n / 64), THREADS>>>(keys.at(round - 1), round, row, 1, n, leftRows);
    multiplyTile<<<grid(columns), THREADS>>>(leftRows, right + size_t(block) * columns * n, n,
                                             columns, product);
    check(cudaGetLastError());
    entries.resize(columns);
    check(cudaMemcpy(entries.data(), product, columns * 4, cudaMemcpyDeviceToHost));
    check(cudaMemcpy(tree, leaves.data(), leaves.size(), cudaMemcpyHostToDevice));
    grow(tree, tiles);
    siblings(tree, tiles, row * (n / columns) + block, path);
  }

 private:
  // Folds all kept tiles under a pass's key and builds its tree; gives the root's place.
  size_t fold(uint32_t number) {
    fillWords<<<grid(columns / 32), THREADS>>>(passes.at(number - 1), number, columns / 32, words);
    for (size_t round = 0; round < halves.size(); round++) {
      foldTiles<<<grid(size_t(tiles) * 32), THREADS>>>(
          reinterpret_cast<const uint2 *>(halves[round]), reinterpret_cast<const uint2 *>(words),
          columns / 4, tiles, folds + round * tiles);
      hashFolds<<<grid(tiles), THREADS>>>(folds + round * tiles, uint32_t(round + 1), tiles,
                                          n / columns, passTree + round * tiles * HASH);
      check(cudaGetLastError());
    }
    folded = number;
    return grow(passTree, size_t(tiles) * halves.size());
  }

  // Builds all levels behind the leaves; gives the root's place.
  static size_t grow(uint8_t *tree, size_t leaves) {
    size_t from = 0;
    for (size_t size = leaves; size > 1; size = (size + 1) / 2) {
      hashLevel<<<grid((size + 1) / 2), THREADS>>>(tree + from * HASH, uint32_t(size),
                                                  tree + (from + size) * HASH);
      check(cudaGetLastError());
      from += size;
    }
    return from;
  }

  static void siblings(const uint8_t *tree, size_t leaves, size_t at, std::vector<uint8_t> &path) {
    path.clear();
    size_t from = 0;
    for (size_t size = leaves; size > 1; size = (size + 1) / 2) {
      size_t sibling = at ^ 1;
      if (sibling < size) {
        path.resize(path.size() + HASH);
        check(cudaMemcpy(path.data() + path.size() - HASH, tree + (from + sibling) * HASH, HASH,
                         cudaMemcpyDeviceToHost));
      }
      from += size;
      at /= 2;
    }
  }

  uint32_t n, columns, tiles, strip;
  int8_t *right, *leftRows;
  int32_t *product;
  uint8_t *tree;
  std::vector<uint32_t *> halves;  // of each round, where tiles are kept
  std::vector<Key> passes;
  uint32_t folded = 0;
  uint64_t *folds = nullptr;
  uint32_t *words = nullptr;
  uint8_t *passTree = nullptr;
  cublasHandle_t blas;
  std::vector<Key> keys;
  std::vector<std::vector<uint8_t>> kept;
};

bool read(void *to, size_t bytes) { return std::fread(to, 1, bytes, stdin) == bytes; }

uint32_t number() {
  uint8_t b[4];
  if (!read(b, 4)) fail("the input ended");
  return uint32_t(b[0]) << 24 | b[1] << 16 | b[2] << 8 | b[3];
}

Key key() {
  Key key;
  if (!read(key.words, sizeof key.words)) fail("the input ended");  // this machine is little-endian
  return key;
}

void write(const void *from, size_t bytes) {
  if (std::fwrite(from, 1, bytes, stdout) != bytes) fail("nobody listens");
}

void writeNumber(uint32_t value) {
  uint8_t b[4] = {uint8_t(value >> 24), uint8_t(value >> 16), uint8_t(value >> 8), uint8_t(value)};
  write(b, 4);
}

}  // namespace

int main() {
  uint8_t command;
  if (!read(&command, 1)) return 0;
  if (command != 'B' && command != 'K') fail("a challenge begins with B or K");
  uint32_t n = number(), columns = number(), rounds = number();
  bool usable = n >= 64 && n <= 131008 && n % 64 == 0 && columns >= 64 && columns <= 4096 &&
                n % columns == 0 && rounds >= 1 && rounds <= 100000;
  if (!usable) fail("no such sizes");
  Challenge challenge(n, columns, rounds, key(), command == 'K');
  std::vector<int32_t> entries;
  std::vector<uint8_t> path;
  while (read(&command, 1)) {
    if (command == 'C') {
      uint32_t round = number();
      if (round < 1 || round > rounds) fail("no such round");
      uint8_t root[HASH];
      challenge.commit(round, key(), root);
      write(root, HASH);
    } else if (command == 'P') {
      uint8_t root[HASH];
      challenge.pass(key(), root);
      write(root, HASH);
    } else if (command == 'S') {
      uint32_t pass = number(), round = number(), row = number(), block = number();
      if (round < 1 || round > rounds) fail("no such round");
      challenge.showPass(pass, round, row, block, path);
      writeNumber(uint32_t(path.size() / HASH));
      write(path.data(), path.size());
    } else if (command == 'O') {
      uint32_t round = number(), row = number(), block = number();
      if (round < 1 || round > rounds) fail("no such round");
      challenge.open(round, row, block, entries, path);
      write(entries.data(), entries.size() * 4);
      writeNumber(uint32_t(path.size() / HASH));
      write(path.data(), path.size());
    } else {
      fail("no such command");
    }
    std::fflush(stdout);
  }
  return 0;
}
