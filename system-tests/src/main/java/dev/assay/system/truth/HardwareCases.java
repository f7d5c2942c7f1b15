package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The compute layer's cases about hardware, its sources, its mechanism and its price. Each stands
 * alone: the claims about nodes are taken away.
 */
final class HardwareCases {
  private static final String ARITHMETIC = "compute.claim-arithmetic";
  private static final String PROVIDER = "compute.provider-named";
  private static final String MECHANISM = "compute.availability-mechanism";
  private static final String PRICE = "compute.price";
  private static final String CARDS = "cards";
  private static final String METAL = "metal";
  private static final String LEASE = "metal contract";
  private static final String SECURITY = "economic security";
  private static final String HOUR = "hour against Big Cloud";
  private static final String LONG_AGO = "2026-01-01";

  private HardwareCases() {}

  static List<TruthCase> all() {
    return List.of(
        with(
            lie(ARITHMETIC, "no-such-board", "A100 with 96 GB are claimed", CARDS),
            hardware("'model':'A100 SXM','memoryGb':96")),
        with(
            lie(ARITHMETIC, "sparse-as-dense", "the sparse FP16 peak of 8 H100 is claimed", CARDS),
            hardware("'model':'H100 SXM','tflops':'15832','precision':'FP16'")),
        with(
            lie(ARITHMETIC, "above-roofline", "900 tokens/s from one RTX 4090, no drafts", CARDS),
            decode("'speculation':{'used':false},")),
        with(
            honest(ARITHMETIC, "speculation-open", "the same, drafts are not ruled out", CARDS)
                .unproven(Reason.NOT_MEASURABLE),
            decode("")),
        with(
            honest(ARITHMETIC, "rebuilt-boards", "RTX 4090 that were rebuilt with 48 GB", CARDS)
                .unproven(Reason.NOT_RECOGNISED),
            hardware("'model':'RTX 4090','memoryGb':48")),
        with(
            lie(PROVIDER, "unlisted", "a provider that the project's list lacks", METAL)
                .serving(n -> n.withMarket(m -> m.withSources(List.of("Another Metal")))),
            sources("2999-01-01")),
        with(
            lie(PROVIDER, "ended-lease", "the lease ended months ago", LEASE),
            sources("2026-02-01")),
        with(
            honest(PROVIDER, "listed", "a provider whose page and listing are found", METAL),
            sources("2999-01-01")),
        with(
            lie(MECHANISM, "cheating-pays", "1 % are audited, a cheater loses 2.10", SECURITY),
            mechanism("'colluding':'0',", "0.01")),
        with(
            honest(MECHANISM, "collusion-open", "a share of colluders isn't published", SECURITY)
                .unproven(Reason.NO_SOURCE),
            mechanism("", "0.5")),
        with(
            lie(PRICE, "not-so-cheap", "50 % cheaper is claimed, 1.99 stands against 2.49", HOUR)
                .serving(n -> n.withMarket(m -> m.withPriceCents(199))),
            (claims, network) -> price(claims, network, "1.99", today())),
        with(
            honest(PRICE, "cheaper", "50 % cheaper is claimed, 1.19 stands against 2.49", HOUR),
            (claims, network) -> price(claims, network, "1.19", today())),
        with(
            honest(PRICE, "old-baseline", "the cloud's price was read long ago", HOUR)
                .unproven(Reason.STALE),
            (claims, network) -> price(claims, network, "1.19", LONG_AGO)));
  }

  private static TruthCase with(TruthCase of, ClaimsChange claims) {
    return of.claiming((all, network) -> all.removeAll()).claiming(claims);
  }

  private static ClaimsChange hardware(String fields) {
    return (claims, network) ->
        put(claims, network, "hardware", "[{'id':'cards','count':8," + fields + ",STATEMENT}]");
  }

  private static ClaimsChange decode(String speculation) {
    return (claims, network) ->
        put(
            claims,
            network,
            "decode",
            "[{'id':'cards','model':'RTX 4090','tensorParallel':1,'activeParameters':'8000000000',"
                + "'bytesPerParameter':'2','tokensPerSecond':'900',"
                + speculation
                + "STATEMENT}]");
  }

  private static ClaimsChange sources(String until) {
    return (claims, network) ->
        put(
            claims,
            network,
            "sources",
            "{'named':[{'id':'metal','name':'Example Metal','relation':'LEASED','page':'"
                + network.providerUrl()
                + "','contract':{'from':'2026-01-01','until':'"
                + until
                + "','committed':8}}],'list':'"
                + network.url("/hardware-sources.json")
                + "',STATEMENT}");
  }

  private static ClaimsChange mechanism(String colluding, String audited) {
    return (claims, network) ->
        put(
            claims,
            network,
            "mechanism",
            "{'kinds':['STAKE_SLASHING'],'economicallySecure':true,'parameters':{"
                + colluding
                + "'audited':'"
                + audited
                + "','detected':'1','reward':'10','slash':'200','saved':'5','unit':'DEMO'},"
                + "STATEMENT}");
  }

  private static void price(ObjectNode claims, DemoNetwork network, String own, String read) {
    put(
        claims,
        network,
        "prices",
        "[{'id':'hour','own':"
            + quote(own, network.url("/prices.html"), read)
            + ",'comparisons':[{'cloud':'Big Cloud','cheaperByPercent':'50','baseline':"
            + quote("2.49", network.cloudUrl(), read)
            + "}],STATEMENT}]");
  }

  private static String quote(String usd, String page, String read) {
    return "{'model':'H100 SXM','term':'ON_DEMAND','usdPerHour':'%s','page':'%s','date':'%s'}"
        .formatted(usd, page, read);
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }

  private static void put(ObjectNode claims, DemoNetwork network, String field, String json) {
    String statement =
        "'statement':{'source':'%s/','date':'2026-11-01','quote':'As our page says.'}"
            .formatted(network.url());
    String text = json.replace("STATEMENT", statement).replace('\'', '"');
    try {
      claims.set(field, CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidDocument e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
