package dev.assay.tokenomics.testing;

import dev.assay.tokenomics.testing.ChainProvider.Asked;
import dev.assay.tokenomics.testing.ChainProvider.Reply;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.evidence.Register.ChainSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Two providers of chain 424242 that the operator's register names, for a test run. The contract's
 * last digit says how many hundred million tokens there are; {@code /accepts/A,B} is a list.
 */
public final class ProvidersResource implements QuarkusTestResourceLifecycleManager {
  private static final BigInteger HUNDRED_MILLION = BigInteger.TEN.pow(26);

  private final ChainProvider first = new ChainProvider(ProvidersResource::answer);
  private final ChainProvider second = new ChainProvider(ProvidersResource::answer);
  private Path register;

  @Override
  public Map<String, String> start() {
    try {
      register = Files.createTempFile("register", ".json");
      Files.write(register, CanonicalJson.write(registered()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "quarkus.http.test-port", "0",
        "assay.layer.register.file", register.toString(),
        "assay.layer.egress.allowed-ranges", "127.0.0.0/8",
        "assay.layer.egress.ports", "1024-65535",
        "assay.layer.run.durable.poll-every", "200ms",
        "test.project", first.address().toString());
  }

  @Override
  public void stop() {
    first.close();
    second.close();
    try {
      Files.deleteIfExists(register);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Register registered() {
    ChainSource source =
        new ChainSource(
            "eip155:424242",
            ChainProtocol.EVM_JSON_RPC,
            List.of(first.address(), second.address()));
    return new Register(Register.SCHEMA, List.of(), List.of(source));
  }

  private static Reply answer(Asked asked) {
    String list = "/accepts/";
    if (asked.what().startsWith(list)) {
      String assets = asked.what().substring(list.length()).replace(",", "\",\"");
      return Reply.of("{\"schema\":\"assay.accepted-assets/v1\",\"assets\":[\"" + assets + "\"]}");
    }
    String contract = asked.params().path(0).path("to").asText("0xa");
    int digit = Integer.parseInt(contract.substring(contract.length() - 1), 16);
    return Scripts.evm(5_000_000, HUNDRED_MILLION.multiply(BigInteger.valueOf(digit))).apply(asked);
  }
}
