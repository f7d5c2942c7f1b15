package dev.assay.inference.chain;

import dev.assay.layer.chain.ProviderDoor;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.verification.chain.ChainCall;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.evidence.Register;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One run over a chain's providers, each asked one call after another. A provider that fails is
 * asked no further.
 */
record FeedRun(FeedTransactions question, List<URI> providers, ProbeContext context) {

  /** The whole run; fails only by a defect. */
  Uni<FeedTranscript> transcript() {
    return Uni.join()
        .all(providers.stream().map(this::visit).toList())
        .andFailFast()
        .map(visited -> new FeedTranscript(FeedTranscript.SCHEMA, visited));
  }

  private Uni<FeedTranscript.Provider> visit(URI provider) {
    List<ChainCall> calls = new ArrayList<>(FeedCalls.opening());
    question.hashes().forEach(hash -> calls.add(FeedCalls.receipt(hash)));
    String name = provider.getHost() + ":" + Register.port(provider);
    return ask(provider, calls, List.of())
        .map(exchanges -> new FeedTranscript.Provider(name, exchanges));
  }

  private Uni<List<ChainExchange>> ask(
      URI provider, List<ChainCall> calls, List<ChainExchange> before) {
    if (calls.isEmpty()) {
      return Uni.createFrom().item(before);
    }
    ChainCall call = calls.getFirst();
    return new ProviderDoor(context, List.of())
        .send(provider, call)
        .chain(
            came -> {
              List<ChainExchange> after = new ArrayList<>(before);
              after.add(came);
              return came.reason() != null
                  ? Uni.createFrom().item(after)
                  : ask(provider, next(calls, came), after);
            });
  }

  /** The calls that are left; a transaction without a receipt is asked for by itself. */
  private List<ChainCall> next(List<ChainCall> calls, ChainExchange came) {
    List<ChainCall> left = new ArrayList<>(calls.subList(1, calls.size()));
    question.hashes().stream()
        .filter(hash -> came.step().equals(FeedCalls.receipt(hash).step()))
        .filter(hash -> FeedCalls.isNone(came))
        .findFirst()
        .ifPresent(hash -> left.addFirst(FeedCalls.transaction(hash)));
    return left;
  }
}
