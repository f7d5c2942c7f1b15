package dev.assay.verification.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes a decimal as a string without exponent, so that 0.01 never becomes 1E-2. */
final class PlainDecimalSerializer extends StdSerializer<BigDecimal> {
  private static final long serialVersionUID = 1L;

  PlainDecimalSerializer() {
    super(BigDecimal.class);
  }

  @Override
  public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(value.toPlainString());
  }
}
