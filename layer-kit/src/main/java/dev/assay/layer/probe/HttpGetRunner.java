package dev.assay.layer.probe;

import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.TlsMode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Asks for one document by GET through the guarded door; its class is the register's. */
@ApplicationScoped
class HttpGetRunner implements QuestionRunner<HttpGet> {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Override
  public Class<HttpGet> questionType() {
    return HttpGet.class;
  }

  @Override
  public Uni<RawAnswer> run(HttpGet question, ProbeContext context) {
    HttpRequest request =
        HttpRequest.get(question.address())
            .withLimits(limits(question, context))
            .withTls(question.acceptSelfSigned() ? TlsMode.SELF_SIGNED : TlsMode.VERIFIED);
    return context.http().exchange(request).map(exchange -> answer(question, context, exchange));
  }

  private static Limits limits(HttpGet question, ProbeContext context) {
    Duration left = context.remaining().plusMillis(1);
    return Limits.standard()
        .withBytes(question.maxBytes(), question.maxBytes())
        .withTotal(left.compareTo(LONGEST) < 0 ? left : LONGEST);
  }

  private static RawAnswer answer(HttpGet question, ProbeContext context, HttpExchange exchange) {
    Instant at = context.clock().instant();
    String source = source(question.address());
    EvidenceClass evidenceClass = context.register().classOf(question.address());
    return switch (exchange) {
      case Responded responded -> answered(at, source, evidenceClass, responded);
      case Failed failed ->
          RawAnswer.unanswered(
              at,
              source,
              evidenceClass,
              HttpFailure.reason(failed.code()),
              source + ": " + failed.explanation());
    };
  }

  private static RawAnswer answered(
      Instant at, String source, EvidenceClass evidenceClass, Responded came) {
    boolean good = came.status() / 100 == 2;
    return new RawAnswer(
        at,
        source,
        evidenceClass,
        good ? null : Reason.SOURCE_ERROR,
        good ? null : source + " answered with status " + came.status(),
        came.mediaType(),
        came.body(),
        attributes(came));
  }

  private static Map<String, String> attributes(Responded came) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(HttpGet.STATUS, Integer.toString(came.status()));
    attributes.put(HttpGet.REMOTE, address(came.remote()));
    Digest key = came.tlsSpki();
    if (key != null) {
      attributes.put(HttpGet.TLS_KEY, key.hex());
    }
    return attributes;
  }

  private static String address(InetSocketAddress remote) {
    return remote.getAddress().getHostAddress() + ":" + remote.getPort();
  }

  private static String source(URI address) {
    return address.getHost() + ":" + Register.port(address);
  }
}
