package dev.assay.demo.http;

import java.io.IOException;

/** An address that cannot be bound; the message is one sentence that tells what to change. */
public final class AddressUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  AddressUnavailableException(String message, IOException cause) {
    super(message, cause);
  }
}
