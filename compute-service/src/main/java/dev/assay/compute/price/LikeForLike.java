package dev.assay.compute.price;

import dev.assay.compute.claims.PriceClaim.Quote;
import dev.assay.compute.hardware.Accelerator;
import dev.assay.compute.hardware.FormFactor;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.hardware.HardwareName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two prices are for the same thing: model, memory and form by the catalogue, term. */
final class LikeForLike {
  private LikeForLike() {}

  /** What differs, in words; empty when nothing does. */
  static String difference(Quote own, Quote other, HardwareCatalogue catalogue) {
    Accelerator mine = catalogue.find(own.model());
    Accelerator theirs = catalogue.find(other.model());
    if (mine == null || theirs == null) {
      return "the catalogue has no " + (mine == null ? own.model() : other.model());
    }
    if (!mine.equals(theirs)) {
      return mine.model() + " is compared with " + theirs.model();
    }
    if (own.term() != other.term()) {
      return own.term() + " is compared with " + other.term();
    }
    Integer memory = memory(own);
    if (!Objects.equals(memory, memory(other)) && mine.variants().size() > 1) {
      return told(memory, "GB") + " is compared with " + told(memory(other), "GB");
    }
    FormFactor form = form(own);
    return Objects.equals(form, form(other)) || mine.variants().size() == 1
        ? ""
        : told(form, "") + " is compared with " + told(form(other), "");
  }

  private static @Nullable Integer memory(Quote quote) {
    Integer told = quote.memoryGb();
    return told == null ? HardwareName.of(quote.model()).memoryGb() : told;
  }

  private static @Nullable FormFactor form(Quote quote) {
    FormFactor told = quote.form();
    return told == null ? HardwareName.of(quote.model()).form() : told;
  }

  private static String told(@Nullable Object value, String unit) {
    return value == null ? "a variant that isn't told" : (value + " " + unit).strip();
  }
}
