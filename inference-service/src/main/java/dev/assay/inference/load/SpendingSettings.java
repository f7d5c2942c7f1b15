package dev.assay.inference.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** The most that asking endpoints may cost, for one verification or one measurement. */
@ConfigMapping(prefix = "assay.inference.spending")
public interface SpendingSettings {

  /** Tokens of prompts and answers together. */
  @WithDefault("20000000")
  long tokens();

  /** Money at the claimed prices; where no price is claimed, the tokens alone are counted. */
  @WithDefault("20")
  BigDecimal money();

  /** The money's currency; nothing is sent at a price in another one. */
  @WithDefault("USD")
  String currency();

  /** Seconds under load. */
  @WithDefault("3600")
  long seconds();
}
