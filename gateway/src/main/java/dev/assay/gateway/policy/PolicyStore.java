package dev.assay.gateway.policy;

import dev.assay.layer.database.Transactions;
import dev.assay.layer.door.Fault;
import dev.assay.layer.door.FaultKind;
import dev.assay.layer.evidence.Evidence;
import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.policy.BuiltInPolicies;
import dev.assay.verification.policy.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The policies that verdicts are made under: the built-in ones, which can't be changed, and the
 * operator's own, each version kept.
 */
@ApplicationScoped
public class PolicyStore {
  private final Transactions transactions;
  private final EvidenceStore evidence;
  private final Clock clock;
  private final Map<String, Policy> builtIn =
      BuiltInPolicies.all().stream().collect(Collectors.toMap(Policy::name, Function.identity()));

  PolicyStore(Transactions transactions, EvidenceStore evidence, Clock clock) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** The latest version of this policy; a Fault when there is none. */
  public Uni<Policy> latest(String name) {
    Policy known = builtIn.get(name);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return transactions
        .in(
            () ->
                PolicyRow.<PolicyRow>find("name = ?1 order by version desc", name)
                    .<PolicyRow>firstResult())
        .onItem()
        .ifNull()
        .failWith(() -> unknown(name))
        .chain(row -> evidence.content(new Digest(row.digest)))
        .map(PolicyStore::read);
  }

  /** Stores a version of an operator's policy, which must be the next one. */
  public Uni<Policy> put(Policy policy) {
    if (builtIn.containsKey(policy.name())) {
      throw Fault.of(
          FaultKind.ID_TAKEN, "'" + policy.name() + "' is built in; choose another name");
    }
    return evidence
        .pack(List.of(Evidence.document(policy)))
        .chain(
            packed ->
                transactions.in(
                    () ->
                        evidence
                            .insert(packed)
                            .chain(
                                () ->
                                    PolicyRow.<PolicyRow>find(
                                            "name = ?1 order by version desc", policy.name())
                                        .<PolicyRow>firstResult())
                            .chain(latest -> insertNext(latest, policy))));
  }

  private Uni<Policy> insertNext(PolicyRow latest, Policy policy) {
    if (latest != null && latest.digest.equals(policy.digest().hex())) {
      return Uni.createFrom().item(policy);
    }
    int next = latest == null ? 1 : latest.version + 1;
    if (policy.version() != next) {
      throw Fault.invalid("/version", "must be " + next + ", the next version of this policy");
    }
    PolicyRow row = new PolicyRow();
    row.name = policy.name();
    row.version = next;
    row.digest = policy.digest().hex();
    row.storedAt = clock.instant();
    return row.persist().replaceWith(policy);
  }

  private static Fault unknown(String name) {
    return Fault.of(
        FaultKind.UNKNOWN_POLICY,
        "no policy is named '" + name + "'; built in are balanced, conservative and frontier");
  }

  private static Policy read(byte[] json) {
    try {
      return CanonicalJson.read(json, Policy.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored policy can't be read: " + e.getMessage(), e);
    }
  }
}
