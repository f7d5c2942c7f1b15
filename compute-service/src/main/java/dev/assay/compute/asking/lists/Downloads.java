package dev.assay.compute.asking.lists;

import dev.assay.compute.asking.lists.Download.Piece;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.probe.DocumentPart;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The downloads of one run: the next part comes from the connection that brought the last one. A
 * run that goes on where another one died, or whose connection was given up, begins anew and skips
 * what is recorded. Thread-safe.
 */
final class Downloads {
  private final Map<URI, Download> open = new ConcurrentHashMap<>();

  /** The part that begins where the question says. */
  Uni<Piece> part(DocumentPart question, ProbeContext context, ListFetching settings) {
    Download download =
        open.compute(
            question.address(),
            (address, there) ->
                there != null && there.canReach(question.from())
                    ? there
                    : begin(address, context, settings));
    return skipTo(question.from(), download).onCancellation().invoke(download::stop);
  }

  private static Uni<Piece> skipTo(long from, Download download) {
    return download
        .next()
        .chain(
            piece ->
                piece.from() < from && piece.end() == null
                    ? skipTo(from, download)
                    : Uni.createFrom().item(piece));
  }

  private static Download begin(URI address, ProbeContext context, ListFetching settings) {
    Download download = new Download(settings.mostPause());
    Duration left = context.remaining().plusMillis(1);
    Duration total = left.compareTo(settings.mostTime()) < 0 ? left : settings.mostTime();
    Limits limits =
        Limits.standard().withBytes(settings.mostBytes(), settings.mostBytes()).withTotal(total);
    Cancellable unused =
        context.http().stream(HttpRequest.get(address).withLimits(limits), download)
            .subscribe()
            .with(download::ended, download::failed);
    return download;
  }
}
