package dev.assay.verification.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads exact numbers from strings of plain digits; JSON numbers are refused, they are doubles. */
final class ExactNumber {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,98})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,40})?");

  private ExactNumber() {}

  static final class Whole extends StdScalarDeserializer<BigInteger> {
    private static final long serialVersionUID = 1L;

    Whole() {
      super(BigInteger.class);
    }

    @Override
    public BigInteger deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String hint = "a whole number as a string of digits, for example \"1000\"";
      return new BigInteger(digits(json, context, WHOLE, BigInteger.class, hint));
    }
  }

  static final class Decimal extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    Decimal() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String hint = "a decimal as a string without exponent, for example \"0.95\"";
      return new BigDecimal(digits(json, context, DECIMAL, BigDecimal.class, hint));
    }
  }

  private static String digits(
      JsonParser json, DeserializationContext context, Pattern form, Class<?> type, String hint)
      throws IOException {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
    if (text == null || !form.matcher(text).matches()) {
      context.reportInputMismatch(type, "must be %s", hint);
    }
    return String.valueOf(text);
  }
}
