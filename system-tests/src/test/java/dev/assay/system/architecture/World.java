package dev.assay.system.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.regex.Pattern;

/** What lies outside of a program: files, sockets, clocks, chance and the environment. */
final class World {
  private static final Pattern LIVE_TYPES =
      Pattern.compile(
          """
          java\\.time\\.(Clock|InstantSource)\
          |java\\.util\\.(Random|SplittableRandom|random\\..*|concurrent\\.ThreadLocalRandom)\
          |java\\.security\\.SecureRandom\
          |java\\.io\\.(File.*|RandomAccessFile)\
          |java\\.nio\\.(file|channels)\\..*\
          |java\\.net\\.((Server|Datagram|Multicast)?Socket|URL|.*URLConnection|NetworkInterface)\
          |java\\.net\\.http\\..*\
          |javax\\.net\\..*""");

  private static final Pattern LIVE_CALLS =
      Pattern.compile(
          """
          java\\.time\\..*\\.now\
          |java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)\
          |java\\.lang\\.Math\\.random\
          |java\\.util\\.UUID\\.randomUUID\
          |java\\.net\\.InetAddress\\.(getByName|getAllByName|getLocalHost|isReachable)\
          |java\\.net\\.Inet(Socket)?Address\\.(getHostName|getCanonicalHostName)""");

  private static final Set<String> NET_OF_A_JUDGE =
      Set.of("java.net.URI", "java.net.URISyntaxException");

  private World() {}

  /** Files, sockets, clocks and chance. */
  static boolean isLive(JavaClass type) {
    return LIVE_TYPES.matcher(type.getName()).matches();
  }

  /** Whether an access asks for the time, chance, a name's address or the environment. */
  static boolean isLive(JavaAccess<?> access) {
    String called = access.getTargetOwner().getName() + "." + access.getName();
    return LIVE_CALLS.matcher(called).matches();
  }

  /** Wider than what is live: a judge has no business with streams, probes or later answers. */
  static boolean isNoneOfAJudges(JavaClass type) {
    return switch (type.getPackageName()) {
      case "java.io" -> !type.getSimpleName().endsWith("Exception");
      case "java.net" -> !NET_OF_A_JUDGE.contains(type.getName());
      case "dev.assay.verification.probe" -> type.getSimpleName().equals("Probes");
      default -> isLive(type) || type.getPackageName().startsWith("io.smallrye.mutiny");
    };
  }
}
