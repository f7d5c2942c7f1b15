package dev.assay.cli.stack;

import dev.assay.verification.check.LayerName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five services of a stack, the gateway first. */
public enum Part {
  GATEWAY("gateway"),
  COMPUTE("compute-service"),
  DATA("data-service"),
  INFERENCE("inference-service"),
  TOKENOMICS("tokenomics-service");

  private final String module;

  Part(String module) {
    this.module = module;
  }

  /** The service of a layer. */
  public static Part of(LayerName layer) {
    return valueOf(layer.name());
  }

  /** The layers' services. */
  static List<Part> layers() {
    return Arrays.stream(values()).filter(part -> part != GATEWAY).toList();
  }

  /** Its name in addresses, databases and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The module that it is built in. */
  String module() {
    return module;
  }
}
