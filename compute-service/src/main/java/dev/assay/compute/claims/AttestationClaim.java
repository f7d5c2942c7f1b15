package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.util.List;

/**
 * The claim that genuine accelerators stand in these hosts.
 *
 * @param hosts 1 to 64, each with an id and an address of its own
 * @param statement where the project says so
 */
public record AttestationClaim(List<AttestedHost> hosts, Statement statement) {
  private static final int MOST_HOSTS = 64;

  public AttestationClaim {
    hosts = Require.list(hosts, "hosts", MOST_HOSTS);
    Require.that(!hosts.isEmpty(), "hosts", "must name at least one host");
    Fields.distinct(hosts, AttestedHost::id, "hosts");
    Require.that(
        hosts.stream().map(AttestedHost::address).distinct().count() == hosts.size(),
        "hosts",
        "must not name the same address twice");
    Require.present(statement, "statement");
  }
}
