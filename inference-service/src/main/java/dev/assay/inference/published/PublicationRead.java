package dev.assay.inference.published;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.HttpGet;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the published figures brought.
 *
 * @param window that the figures are of; null when they could not be read
 * @param vantages different places that they are measured from
 * @param figures empty when they could not be read
 * @param contradictions figures that the samples beside them contradict
 * @param reason why they could not be read
 */
public record PublicationRead(
    @Nullable PublishedWindow window,
    int vantages,
    List<PublishedFigure> figures,
    List<String> contradictions,
    @Nullable Reason reason,
    @Nullable String explanation,
    Provenance from) {
  public PublicationRead {
    figures = Require.list(figures, "figures", 100);
    contradictions = Require.list(contradictions, "contradictions", 200);
    Require.present(from, "from");
  }

  /** The question of this reading; each is another occasion, so that the world is asked again. */
  static HttpGet question(URI address, int reading) {
    return new HttpGet(address, Publication.LARGEST, false, "reading " + reading);
  }

  /** What this answer says of that endpoint. */
  static PublicationRead of(EndpointClaim endpoint, Answer<HttpGet.Document> answer) {
    return switch (answer) {
      case Unanswered<HttpGet.Document> none ->
          unread(none.reason(), none.explanation(), none.from());
      case Answered<HttpGet.Document> served ->
          read(endpoint, served.value().bytes(), served.from());
    };
  }

  private static PublicationRead read(EndpointClaim endpoint, byte[] json, Provenance from) {
    try {
      Publication publication = Publication.read(json);
      return publication.endpoint().equals(endpoint.url())
          ? new PublicationRead(
              publication.window(),
              (int) publication.vantages().stream().distinct().count(),
              publication.metrics(),
              SampleCheck.contradictions(publication),
              null,
              null,
              from)
          : unread(
              Reason.NOT_COVERED, "The figures are of another address than the endpoint's.", from);
    } catch (InvalidDocument e) {
      String said = from.source() + " served no " + Publication.SCHEMA + ": " + e.getMessage();
      return unread(Reason.SOURCE_SHAPE_CHANGED, said + ".", from);
    }
  }

  /** Nothing, for this reason. */
  static PublicationRead unread(Reason reason, String explanation, Provenance from) {
    return new PublicationRead(null, 0, List.of(), List.of(), reason, explanation, from);
  }
}
