package dev.assay.inference.load;

import dev.assay.inference.stream.Redactor;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one document with an operator's key through the guarded door. Redirects aren't followed;
 * the key is taken out of the body and of every sentence before they are kept. Thread-safe.
 */
@ApplicationScoped
public class KeyedGetRunner implements QuestionRunner<KeyedGet> {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int LONGEST_SENTENCE = 1000;

  @Override
  public Class<KeyedGet> questionType() {
    return KeyedGet.class;
  }

  @Override
  public Uni<RawAnswer> run(KeyedGet question, ProbeContext context) {
    String key = OperatorKey.named(question.secret(), context);
    if (key == null) {
      String said = OperatorKey.missing(question.secret());
      return Uni.createFrom().item(without(question, context, Reason.SECRET_MISSING, said));
    }
    HttpRequest request =
        HttpRequest.get(question.address())
            .withHeader("authorization", OperatorKey.bearer(key))
            .withRedirects(RedirectMode.RETURN)
            .withLimits(limits(question, context));
    return context
        .http()
        .exchange(request)
        .map(came -> answer(question, context, came, new Redactor(List.of(key))));
  }

  private static Limits limits(KeyedGet question, ProbeContext context) {
    Duration left = context.remaining().plusMillis(1);
    return Limits.standard()
        .withBytes(question.maxBytes(), question.maxBytes())
        .withTotal(left.compareTo(LONGEST) < 0 ? left : LONGEST);
  }

  private static RawAnswer answer(
      KeyedGet question, ProbeContext context, HttpExchange came, Redactor redactor) {
    return switch (came) {
      case Responded responded -> answered(question, context, responded, redactor);
      case Failed failed ->
          without(
              question,
              context,
              HttpFailure.reason(failed.code()),
              redactor.clean(source(question) + ": " + failed.explanation(), LONGEST_SENTENCE));
    };
  }

  private static RawAnswer answered(
      KeyedGet question, ProbeContext context, Responded came, Redactor redactor) {
    boolean good = came.status() / 100 == 2;
    String body =
        redactor.clean(new String(came.body(), StandardCharsets.UTF_8), Integer.MAX_VALUE);
    return new RawAnswer(
        context.clock().instant(),
        source(question),
        classOf(question, context),
        good ? null : Reason.SOURCE_ERROR,
        good ? null : source(question) + " answered with status " + came.status(),
        mediaType(came.mediaType(), redactor),
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(
            HttpGet.STATUS,
            Integer.toString(came.status()),
            KeyedGet.REDACTIONS,
            Integer.toString(redactor.redactions())));
  }

  private static @Nullable String mediaType(@Nullable String said, Redactor redactor) {
    return said == null ? null : redactor.clean(said, LONGEST_SENTENCE);
  }

  private static RawAnswer without(
      KeyedGet question, ProbeContext context, Reason reason, String explanation) {
    return RawAnswer.unanswered(
        context.clock().instant(),
        source(question),
        classOf(question, context),
        reason,
        explanation);
  }

  private static EvidenceClass classOf(KeyedGet question, ProbeContext context) {
    return context.register().classOf(question.address());
  }

  private static String source(KeyedGet question) {
    return question.address().getHost() + ":" + Register.port(question.address());
  }
}
