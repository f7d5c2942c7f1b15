package dev.assay.inference.realtime;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.TokenBounds;

/**
 * An interactive workload by MLPerf's limits for its model's size; source: mlcommons/inference,
 * {@code mlperf.conf} and {@code mlperf_gptoss.conf}, the {@code -interactive.Server} entries.
 */
enum Workload {
  LLAMA2_70B("llama2-70b", 450, 40),
  LLAMA31_8B("llama3.1-8b", 500, 30),
  LLAMA31_405B("llama3.1-405b", 4500, 80),
  DEEPSEEK_R1("deepseek-r1", 1500, 15),
  GPT_OSS_120B("gpt-oss-120b", 2000, 15);

  private static final long MICROS_PER_MILLI = 1000;

  private final String model;
  private final int ttftMs;
  private final int tpotMs;

  Workload(String model, int ttftMs, int tpotMs) {
    this.model = model;
    this.ttftMs = ttftMs;
    this.tpotMs = tpotMs;
  }

  String model() {
    return model;
  }

  int ttftMs() {
    return ttftMs;
  }

  int tpotMs() {
    return tpotMs;
  }

  /** Whether a whole answer keeps both limits, its time between tokens by the fewest tokens. */
  boolean fits(Exchanged exchange, int asked) {
    Heard heard = exchange.whole();
    if (heard == null) {
      return false;
    }
    int tokens = TokenBounds.of(exchange, asked).fewest();
    long first = heard.firstMicros() - exchange.sentMicros();
    long rest = heard.lastMicros() - heard.firstMicros();
    return first <= ttftMs * MICROS_PER_MILLI
        && tokens >= 2
        && rest <= tpotMs * MICROS_PER_MILLI * (tokens - 1);
  }
}
