package dev.assay.demo.token;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.oracles.OracleRounds;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.TokenPlan;
import dev.assay.demo.seed.Seed;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * The token of a plan: two chain endpoints, bound, and the list of accepted assets. Immutable.
 *
 * @param chainUrls of the first and the second endpoint, without a slash at the end
 */
public record Token(TokenPlan plan, List<String> chainUrls) {

  /**
   * Binds both chain endpoints: the first to the plan's address with 2 as its last octet, the
   * second with 3.
   */
  public static Token bind(NetworkPlan network, InstantSource clock, Bindings bindings)
      throws IOException {
    var plan = network.token();
    var chain = new Chain(new Seed(network.seed()), clock);
    var other = plan.secondSupply() == null ? plan.supply() : plan.secondSupply();
    var rounds = new OracleRounds(new Seed(network.seed()), network.oracle());
    var first =
        new ChainEndpoint(plan.first(), plan.supply(), new FeedReceipts(chain, rounds, false));
    var second = new ChainEndpoint(plan.second(), other, new FeedReceipts(chain, rounds, true));
    String prefix = network.address().substring(0, network.address().lastIndexOf('.') + 1);
    return new Token(
        plan,
        List.of(
            first.bind(prefix + "2", network.port(), bindings, chain, plan),
            second.bind(prefix + "3", network.port(), bindings, chain, plan)));
  }

  /** The wire shape of the list of accepted assets. */
  record AcceptedAssets(String schema, List<String> assets) {}

  /** Serves the list of accepted assets. */
  public void openOn(Site site) {
    var list = Answer.json(new AcceptedAssets("assay.accepted-assets/v1", plan.acceptedAssets()));
    site.serve("GET", "/payments/accepted-assets.json", Door.answering(request -> list));
  }
}
