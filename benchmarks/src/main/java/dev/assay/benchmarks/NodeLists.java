package dev.assay.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a made-up node list in NDJSON with every field of the documented shape: operators of every
 * size, nodes of which some share networks, accounts and versions, and a malformed line in 10,000.
 */
final class NodeLists {
  private static final int MALFORMED = 10_000;
  private static final int OPERATORS = 50_000;
  private static final int EACH_NETWORK = 20;
  private static final int SYSTEMS = 400;
  private static final int COUNTRIES = 60;

  private NodeLists() {}

  static void write(Path file, int nodes) throws IOException {
    Random random = new Random(nodes);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < nodes; i++) {
        out.write(
            i % MALFORMED == MALFORMED - 1
                ? "{\"id\":\"node-without-endpoint\"}"
                : entry(i, random));
        out.write('\n');
      }
    }
  }

  private static String entry(int i, Random random) {
    Random owner = new Random(i / EACH_NETWORK);
    int operator = (int) (OPERATORS * Math.pow(owner.nextDouble(), 3));
    int country = (int) (COUNTRIES * Math.pow(random.nextDouble(), 2));
    return "{\"id\":\"node-%07d\",\"endpoint\":\"https://%d.%d.%d.%d:4281\",\"publicKey\":\"%s\","
            .formatted(
                i,
                11 + i / 1_280_000,
                i / 5_000 % 256,
                i / EACH_NETWORK % 250,
                1 + i % EACH_NETWORK,
                key(random))
        + "\"operatorKey\":\"%s\",".formatted(key(new Random(operator)))
        + "\"region\":\"region-%d\",\"country\":\"country-%d\",\"asn\":%d,"
            .formatted(country % 7, country, 64_512 + random.nextInt(SYSTEMS))
        + "\"device\":\"GPU-%s\",".formatted(device(random))
        + "\"sshKey\":\"SHA256:%s\",".formatted(key(random).substring(0, 43))
        + "\"payout\":\"akash1%038d\",\"software\":\"agent/1.%d\"}"
            .formatted(operator, random.nextInt(30));
  }

  private static String key(Random random) {
    byte[] raw = new byte[32];
    random.nextBytes(raw);
    return Base64.getEncoder().encodeToString(raw);
  }

  private static String device(Random random) {
    String digits = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
  }
}
