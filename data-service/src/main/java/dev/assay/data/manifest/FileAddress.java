package dev.assay.data.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a manifest's files are served: addresses that it writes, and paths beside it. */
final class FileAddress {
  private static final int LONGEST = 2000;

  private FileAddress() {}

  /** The http or https address that is written, absolute or relative; null when it is none. */
  static @Nullable URI written(URI manifest, String reference) {
    if (reference.isBlank() || reference.length() > LONGEST) {
      return null;
    }
    try {
      return reachable(manifest.resolve(new URI(reference.strip())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The address of a path below the manifest's own folder; null when it leads out of there. */
  static @Nullable URI beside(URI manifest, String path) {
    if (path.isBlank() || path.length() > LONGEST || path.startsWith("/") || leadsOut(path)) {
      return null;
    }
    try {
      return reachable(
          manifest.resolve(new URI(null, null, "/./" + path, null).getRawPath().substring(1)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean leadsOut(String path) {
    for (String segment : path.split("[/\\\\]", -1)) {
      if (segment.equals("..")) {
        return true;
      }
    }
    return path.chars().anyMatch(Character::isISOControl);
  }

  private static @Nullable URI reachable(URI address) {
    String scheme = String.valueOf(address.getScheme());
    boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    return web && address.getHost() != null && address.getUserInfo() == null
        ? withoutFragment(address)
        : null;
  }

  private static URI withoutFragment(URI address) {
    String text = address.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? address : URI.create(text.substring(0, fragment));
  }
}
