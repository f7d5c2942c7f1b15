package dev.assay.cli.program;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Register;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the services of a stack are allowed and told by its operator. Two stacks with equal settings
 * give the same answers.
 *
 * @param ranges address ranges that the egress guard lets through, sorted
 * @param ports the only ports, sorted; empty for the default
 * @param register the sources
 * @param secrets folder with one file for each secret, by its name; null for none
 * @param vantage latitude and longitude of this machine, with a comma between; null for nowhere
 * @param attestationRoots PEM file of roots that attestations may lead to beside the vendors' own;
 *     null for none
 * @param trustedVantages raw Ed25519 keys in Base64 of vantages whose signed measurements count
 * @param linkControl address that this machine's own link is tried by; null for none
 * @param secondAddress address of this machine that inference requests are sent from too; null for
 *     none
 */
public record OperatorSettings(
    List<String> ranges,
    List<Integer> ports,
    Register register,
    @Nullable String secrets,
    @Nullable String vantage,
    @Nullable String attestationRoots,
    List<String> trustedVantages,
    @Nullable String linkControl,
    @Nullable String secondAddress) {
  /** Nothing allowed beyond the defaults, no source registered. */
  public static final OperatorSettings NONE =
      new OperatorSettings(List.of(), List.of(), Register.empty());

  public OperatorSettings {
    ranges = ranges.stream().sorted().toList();
    ports = ports.stream().sorted().toList();
    trustedVantages = List.copyOf(trustedVantages);
  }

  /** Settings without secrets. */
  public OperatorSettings(List<String> ranges, List<Integer> ports, Register register) {
    this(ranges, ports, register, null, null, null, List.of(), null, null);
  }

  /** The same with this folder of secrets. */
  public OperatorSettings withSecrets(Path folder) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        folder.toString(),
        vantage,
        attestationRoots,
        trustedVantages,
        linkControl,
        secondAddress);
  }

  /** The same at this place, so that the compute layer measures round trips from it. */
  public OperatorSettings standingAt(String latitude, String longitude) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        secrets,
        latitude + "," + longitude,
        attestationRoots,
        trustedVantages,
        linkControl,
        secondAddress);
  }

  /** The same believing vantages that sign by these raw Ed25519 keys in Base64. */
  public OperatorSettings trustingVantages(List<String> keys) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        secrets,
        vantage,
        attestationRoots,
        keys,
        linkControl,
        secondAddress);
  }

  /** The same with these roots of attestations. */
  public OperatorSettings withAttestationRoots(Path pem) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        secrets,
        vantage,
        pem.toString(),
        trustedVantages,
        linkControl,
        secondAddress);
  }

  /** The same with an address that this machine's own link is tried by, in short runs. */
  public OperatorSettings tryingItsLinkBy(URI control) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        secrets,
        vantage,
        attestationRoots,
        trustedVantages,
        control.toString(),
        secondAddress);
  }

  /** The same with a second address of this machine to ask endpoints from. */
  public OperatorSettings askingFrom(String address) {
    return new OperatorSettings(
        ranges,
        ports,
        register,
        secrets,
        vantage,
        attestationRoots,
        trustedVantages,
        linkControl,
        address);
  }

  /** Whether they allow and register the same. */
  public boolean sameAs(OperatorSettings other) {
    return CanonicalJson.digest(this).equals(CanonicalJson.digest(other));
  }

  /** What they come to, in sentences for people; {@code because} says who asks for it. */
  public List<String> sentences(String who, String because) {
    return Stream.concat(egress(who, because), sources(who, because)).toList();
  }

  private Stream<String> egress(String who, String because) {
    if (ranges.isEmpty() && ports.isEmpty()) {
      return Stream.empty();
    }
    String where =
        ranges.isEmpty() ? "public addresses" : "public addresses and " + String.join(", ", ranges);
    String on =
        ports.isEmpty()
            ? ""
            : " on ports "
                + ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " only";
    return Stream.of("%s lets the services connect to %s%s%s.".formatted(who, where, on, because));
  }

  private Stream<String> sources(String who, String because) {
    Stream<String> chains =
        register.chains().stream()
            .map(
                chain ->
                    "%s registers as providers of chain %s: %s%s."
                        .formatted(
                            who,
                            chain.chain(),
                            chain.providers().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                            because));
    Stream<String> third =
        register.thirdParties().isEmpty()
            ? Stream.empty()
            : Stream.of(
                "%s registers as independent of the project: %s%s."
                    .formatted(who, String.join(", ", register.thirdParties()), because));
    return Stream.concat(chains, third);
  }
}
