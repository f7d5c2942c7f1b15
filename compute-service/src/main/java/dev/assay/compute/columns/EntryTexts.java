package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeMarks;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an entry says in words, kept for the few entries that are needed so. */
final class EntryTexts {
  private final @Nullable String[] texts = new String[Mark.values().length];
  private @Nullable String id;
  private boolean kept;

  void keep(boolean keep) {
    kept = keep;
  }

  void clear() {
    if (kept) {
      Arrays.fill(texts, null);
      id = null;
    }
  }

  void putId(char[] text, int from, int to) {
    id = kept ? new String(text, from, to - from) : null;
  }

  /** Keeps a text; an empty one is none. */
  void put(Mark mark, char[] text, int from, int to) {
    if (kept) {
      texts[mark.ordinal()] = to > from ? new String(text, from, to - from) : null;
    }
  }

  /** The entry as a listed node; it was found well-formed. */
  ListedNode node(@Nullable Long system, boolean offline) {
    return new ListedNode(
        Objects.requireNonNull(id),
        URI.create(Objects.requireNonNull(of(Mark.ENDPOINT))),
        oneSpelling(of(Mark.PUBLIC_KEY)),
        of(Mark.TLS_KEY),
        of(Mark.OPERATOR),
        of(Mark.REGION),
        of(Mark.COUNTRY),
        system,
        offline,
        new NodeMarks(
            of(Mark.DEVICE),
            of(Mark.SSH_KEY),
            of(Mark.PAYOUT),
            of(Mark.FUNDING),
            of(Mark.SOFTWARE)));
  }

  private @Nullable String of(Mark mark) {
    return texts[mark.ordinal()];
  }

  private static @Nullable String oneSpelling(@Nullable String base64) {
    return base64 == null
        ? null
        : Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
  }
}
