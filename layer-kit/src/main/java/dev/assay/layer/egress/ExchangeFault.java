package dev.assay.layer.egress;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Carries what the world did wrong out of the stages of an exchange; never leaves this package.
 * Anything else that is thrown there is a bug of ours and stays one.
 */
final class ExchangeFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_EXPLANATION = 300;
  private static final List<Class<? extends Throwable>> WORLDLY =
      List.of(
          IOException.class,
          TimeoutException.class,
          GeneralSecurityException.class,
          UnsupportedAddressTypeException.class,
          VertxException.class);
  private final FailureCode code;
  private final @Nullable EgressCode guardCode;

  private ExchangeFault(FailureCode code, @Nullable EgressCode guardCode, String explanation) {
    super(printable(explanation), null, false, false);
    this.code = code;
    this.guardCode = guardCode;
  }

  static ExchangeFault of(FailureCode code, String explanation) {
    return new ExchangeFault(code, null, explanation);
  }

  static ExchangeFault refused(EgressDecision.Refused refused) {
    return new ExchangeFault(FailureCode.REFUSED_BY_GUARD, refused.code(), refused.explanation());
  }

  static ExchangeFault redirect(String explanation) {
    return new ExchangeFault(FailureCode.REDIRECT_REFUSED, EgressCode.EGRESS_REDIRECT, explanation);
  }

  /** What a failing resolver or connection attempt means; the cause itself when it is a bug. */
  static Throwable whileConnecting(Throwable cause) {
    if (!WORLDLY.stream().anyMatch(type -> has(cause, type))) {
      return cause;
    }
    if (has(cause, TimeoutException.class) || has(cause, ConnectTimeoutException.class)) {
      return of(FailureCode.TIMED_OUT, words("no connection in time", cause));
    }
    if (has(cause, SSLException.class) || has(cause, GeneralSecurityException.class)) {
      return of(FailureCode.TLS_FAILED, words("the TLS handshake failed", cause));
    }
    if (has(cause, UnknownHostException.class)) {
      return of(FailureCode.CONNECTION_FAILED, words("the name does not resolve", cause));
    }
    return of(FailureCode.CONNECTION_FAILED, words("no connection", cause));
  }

  /** What a failure after the connection stood means. */
  static ExchangeFault whileReceiving(Throwable cause) {
    if (has(cause, TooLongFrameException.class)) {
      return of(FailureCode.TOO_LARGE, words("status line or header fields too long", cause));
    }
    if (has(cause, HttpClosedException.class)
        || has(cause, PrematureChannelClosureException.class)
        || has(cause, IOException.class)) {
      return of(
          FailureCode.CONNECTION_FAILED,
          words("the connection broke before the response was complete", cause));
    }
    return of(FailureCode.BAD_RESPONSE, words("no valid HTTP response", cause));
  }

  StreamEnd.Broken ended() {
    return new StreamEnd.Broken(code, guardCode, String.valueOf(getMessage()));
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String words(String what, Throwable cause) {
    return cause.getMessage() == null ? what : what + ": " + cause.getMessage();
  }

  /** An explanation may quote what a stranger sent: it is shortened and made printable. */
  private static String printable(String explanation) {
    String plain = explanation.replaceAll("[^\\x20-\\x7e]+", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_EXPLANATION));
  }
}
