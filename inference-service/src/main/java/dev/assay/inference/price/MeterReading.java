package dev.assay.inference.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account's running total as its meter served it: {@code {"total":"12.345678",
 * "currency":"USD"}}, the total a string of plain digits; further fields are left alone.
 *
 * @param total null when it could not be read
 * @param currency null when it could not be read
 * @param reason why it could not; null when it could
 * @param explanation in words, when there is a reason
 * @param from who served it, and when
 */
public record MeterReading(
    @Nullable BigDecimal total,
    @Nullable String currency,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z0-9$._-]{1,10}");

  public MeterReading {
    Require.that((total == null) == (reason != null), "reason", "is given when no total is");
    Require.that((total == null) == (currency == null), "currency", "is given with the total");
    Require.present(from, "from");
  }

  static MeterReading of(Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Answer.Answered<HttpGet.Document> served -> read(served.value(), served.from());
      case Answer.Unanswered<HttpGet.Document> none ->
          new MeterReading(null, null, none.reason(), none.explanation(), none.from());
    };
  }

  private static MeterReading read(HttpGet.Document document, Provenance from) {
    try {
      JsonNode meter = CanonicalJson.read(document.bytes());
      return new MeterReading(total(meter), currency(meter), null, null, from);
    } catch (InvalidDocument | UnreadableAnswer e) {
      String said = from.source() + " serves no meter: " + e.getMessage() + ".";
      return new MeterReading(null, null, Reason.SOURCE_SHAPE_CHANGED, said, from);
    }
  }

  private static BigDecimal total(JsonNode meter) throws InvalidDocument, UnreadableAnswer {
    JsonNode total = meter.path("total");
    if (!total.isTextual()) {
      throw new UnreadableAnswer("'total' is no string of digits");
    }
    return CanonicalJson.read(total, BigDecimal.class);
  }

  private static String currency(JsonNode meter) throws UnreadableAnswer {
    String currency = meter.path("currency").asText("");
    if (!CURRENCY.matcher(currency).matches()) {
      throw new UnreadableAnswer("'currency' is no symbol");
    }
    return currency;
  }
}
