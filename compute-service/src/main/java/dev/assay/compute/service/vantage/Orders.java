package dev.assay.compute.service.vantage;

import dev.assay.compute.location.VantageOrder;
import dev.assay.layer.door.Fault;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;

/** Reads orders as they come in by any door. */
final class Orders {
  private static final int MOST_BYTES = 8 * 1024;

  private Orders() {}

  /** The order that stands at this path of a request; a {@link Fault} names its bad field. */
  static VantageOrder read(String path, byte[] json) {
    if (json.length > MOST_BYTES) {
      throw Fault.tooLarge(path, "The order has more than " + MOST_BYTES + " bytes.");
    }
    try {
      return CanonicalJson.read(json, VantageOrder.class);
    } catch (InvalidDocument e) {
      throw Fault.invalid(e.under(path));
    }
  }
}
