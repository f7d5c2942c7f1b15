package dev.assay.compute.hardware;

import dev.assay.verification.document.Require;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a model is called in a claim, such as {@code NVIDIA H100 SXM5 80GB}, taken apart: the model,
 * and the form and memory that the name tells beside it. Pure.
 *
 * @param model upper-case letters and digits alone
 * @param form null when the name tells none
 * @param memoryGb null when the name tells none
 */
public record HardwareName(String model, @Nullable FormFactor form, @Nullable Integer memoryGb) {
  /** The longest name that is looked up. */
  public static final int LONGEST = 100;

  private static final Pattern FORM = Pattern.compile("\\b(SXM)[0-9]?\\b|\\b(PCIE)\\b|\\b(OAM)\\b");
  private static final Pattern MEMORY = Pattern.compile("\\b([1-9][0-9]{0,3}) ?GI?B\\b");
  private static final Pattern NOISE =
      Pattern.compile("\\b(HBM[0-9]?E?|GDDR[0-9]X?|GEFORCE|INSTINCT|GPUS?)\\b");

  /** The name, taken apart; at most {@link #LONGEST} characters are read. */
  public static HardwareName of(String name) {
    Require.text(name, "model", LONGEST);
    String text = name.toUpperCase(Locale.ROOT).replaceAll("[-_/]", " ");
    Matcher form = FORM.matcher(text);
    FormFactor told = form.find() ? form(form) : null;
    Matcher memory = MEMORY.matcher(text);
    Integer gigabytes = memory.find() ? Integer.valueOf(memory.group(1)) : null;
    String rest = NOISE.matcher(memory.replaceAll(" ")).replaceAll(" ");
    return new HardwareName(
        FORM.matcher(rest).replaceAll(" ").replaceAll("[^A-Z0-9]", ""), told, gigabytes);
  }

  private static FormFactor form(Matcher found) {
    if (found.group(1) != null) {
      return FormFactor.SXM;
    }
    return found.group(2) != null ? FormFactor.PCIE : FormFactor.OAM;
  }
}
