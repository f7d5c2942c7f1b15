package dev.assay.demo.token;

import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.plan.TokenPlan;
import dev.assay.demo.plan.TokenPlan.Answers;
import java.io.IOException;
import java.math.BigInteger;

/** One chain endpoint: how it answers and the supply, in whole tokens, that it tells. Immutable. */
record ChainEndpoint(Answers answers, BigInteger supply, FeedReceipts receipts) {

  /** Binds it and returns its address and port. */
  String bind(String address, int port, Bindings bindings, Chain chain, TokenPlan plan)
      throws IOException {
    if (answers == Answers.DOWN) {
      return bindings.refusing(address, port);
    }
    var site = bindings.site(address, port);
    site.serve("POST", "/", Door.answering(new EvmDoor(chain, plan, supply, receipts)::answer));
    new CosmosDoor(chain, supply).openOn(site);
    if (answers == Answers.HTML) {
      site.htmlEverywhere();
    }
    return site.url();
  }
}
