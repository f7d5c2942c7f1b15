package dev.assay.tokenomics.chain;

import dev.assay.layer.chain.ProviderDoor;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.chain.ChainExchanges;
import dev.assay.verification.chain.UnusableAnswer;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.evidence.Register.ChainSource;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run over a chain's providers: each names a recent block, the lower median of those heights is
 * chosen, so that a provider that is some blocks late or stands still decides nothing alone, and
 * each is asked about that block. A provider that fails is asked no further.
 */
final class SupplyRun {
  private final ChainSupply question;
  private final ChainSource source;
  private final ChainDialect dialect;
  private final ProbeContext context;
  private final ProviderDoor door;
  private final AtomicInteger asked = new AtomicInteger();

  SupplyRun(ChainSupply question, ChainSource source, ProbeContext context) {
    this.question = question;
    this.source = source;
    this.dialect = ChainDialect.of(source.protocol());
    this.context = context;
    this.door = new ProviderDoor(context, List.of(CosmosDialect.HEIGHT_ANSWERED));
  }

  /**
   * What has passed between us and one provider.
   *
   * @param newest the height that it named; null when it named none
   */
  private record Visit(URI provider, List<ChainExchange> exchanges, @Nullable Long newest) {
    Visit with(ChainExchange exchange, @Nullable Long height) {
      List<ChainExchange> more = new ArrayList<>(exchanges);
      more.add(exchange);
      return new Visit(provider, more, height);
    }
  }

  /** The whole run; fails only by a defect. */
  Uni<Transcript> transcript() {
    return each(source.providers(), p -> open(new Visit(p, List.of(), null), dialect.opening()))
        .chain(this::atOneBlock)
        .map(visits -> visits.stream().map(SupplyRun::provider).toList())
        .map(all -> new Transcript(Transcript.SCHEMA, source.protocol(), all));
  }

  private Uni<Visit> open(Visit visit, List<ChainCall> calls) {
    if (calls.isEmpty()) {
      return Uni.createFrom().item(visit);
    }
    return door.send(visit.provider(), calls.getFirst())
        .map(exchange -> visit.with(exchange, null))
        .map(next -> new Visit(next.provider(), next.exchanges(), newest(next)))
        .chain(
            next ->
                next.newest() != null || failed(next)
                    ? Uni.createFrom().item(next)
                    : open(next, calls.subList(1, calls.size())));
  }

  private @Nullable Long newest(Visit visit) {
    try {
      return dialect.newest(question, new ChainExchanges(visit.exchanges()));
    } catch (UnusableAnswer e) {
      return null; // reading the transcript says so again
    }
  }

  private Uni<List<Visit>> atOneBlock(List<Visit> opened) {
    List<Long> heights = new ArrayList<>();
    opened.forEach(visit -> addHeight(visit, heights));
    if (heights.isEmpty()) {
      return Uni.createFrom().item(opened);
    }
    heights.sort(null);
    List<ChainCall> calls = dialect.at(question, heights.get((heights.size() - 1) / 2));
    return each(opened, visit -> visit.newest() == null ? done(visit) : ask(visit, calls));
  }

  private static void addHeight(Visit visit, List<Long> heights) {
    Long newest = visit.newest();
    if (newest != null) {
      heights.add(newest);
    }
  }

  private Uni<Visit> ask(Visit visit, List<ChainCall> calls) {
    if (calls.isEmpty()) {
      return done(visit);
    }
    return door.send(visit.provider(), calls.getFirst())
        .map(exchange -> visit.with(exchange, visit.newest()))
        .chain(next -> failed(next) ? done(next) : ask(next, calls.subList(1, calls.size())));
  }

  private Uni<Visit> done(Visit visit) {
    context.progress("chain providers", asked.incrementAndGet(), source.providers().size());
    return Uni.createFrom().item(visit);
  }

  private static boolean failed(Visit visit) {
    return visit.exchanges().getLast().reason() != null;
  }

  private static Transcript.Provider provider(Visit visit) {
    URI address = visit.provider();
    return new Transcript.Provider(
        address.getHost() + ":" + Register.port(address), visit.exchanges());
  }

  private static <I, O> Uni<List<O>> each(List<I> items, Function<I, Uni<O>> ask) {
    return Uni.join().all(items.stream().map(ask).toList()).andFailFast();
  }
}
