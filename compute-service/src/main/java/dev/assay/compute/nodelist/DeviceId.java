package dev.assay.compute.nodelist;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that an accelerator was made with: 32 hexadecimal digits or more, as in {@code
 * GPU-8-4-4-4-12} of nvidia-smi or an attested ueid. Fillers such as all zeros are no ids: nobody
 * is the same device for them. Pure.
 */
final class DeviceId {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32,128}");
  private static final int DIFFERENT_DIGITS = 6; // 32 random digits have fewer once in 10^11

  private DeviceId() {}

  /** The id in one spelling; null when this is none. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^(gpu|mig)-", "").replace("-", "");
    boolean id =
        FORM.matcher(digits).matches() && digits.chars().distinct().count() >= DIFFERENT_DIGITS;
    return id ? digits : null;
  }
}
