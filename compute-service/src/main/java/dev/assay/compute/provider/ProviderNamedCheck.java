package dev.assay.compute.provider;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.HardwareSource;
import dev.assay.compute.claims.HardwareSourcesClaim;
import dev.assay.compute.page.PageShows;
import dev.assay.compute.page.PageText;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Is it said by name whose hardware this is, and do those sources exist? */
public final class ProviderNamedCheck implements Check<ComputeClaims, ProvidersObserved> {
  private static final String DOCS =
      """
      Each source of hardware that the dossier names is a subject: OWNED, LEASED or COMMUNITY.

      It is CONFIRMED that a source of that name exists when its own page answers and names it, at a
      host that the operator registered as independent; at any other host the same is WEAK_SOURCE,
      and so is the statement alone. A page that fails to answer is UNPROVEN by that reason, never a
      refutation. REFUTED is a source that the project's own published list doesn't name, or gives
      another relation. A page written by a script in the browser shows no name to us and is
      UNPROVEN(NOT_RECOGNISED), which is why only the list in JSON can refute.

      Leased capacity has a second subject: its contract. REFUTED, by the project's own words, is a
      contract that has ended, or that yields fewer boards than are claimed from it; boards beyond
      what is committed are UNPROVEN(ATTRIBUTION); without anything published NO_SOURCE; a contract
      that fits is WEAK_SOURCE, since the other party has signed nothing that we saw.

      Words such as "up to", "access to", "partners" or "thousands of" in the statement are quoted
      back as UNPROVEN(NOT_RECOGNISED): they can be neither true nor false.

      How one would cheat: name a provider that exists but provides nothing (a name is all that is
      confirmed here, and the finding says so); put up a page for an invented provider (only hosts
      that the operator registered confirm); leave the sources unnamed (the wording is UNPROVEN).
      What stays open: whether the provider knows the project.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.provider-named",
          1,
          LayerName.COMPUTE,
          "Is it said by name whose hardware this is, and do those sources exist?",
          Severity.MEDIUM,
          List.of(
              new Expectation(
                  ProviderJudge.NAMED,
                  "The source's own page answers and names it.",
                  Standard.of(EvidenceClass.THIRD_PARTY_API),
                  Standard.of(EvidenceClass.PROJECT_API)),
              new Expectation(
                  ProviderJudge.CONTRACT,
                  "A contract that runs covers the leased capacity.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.DECLARED)),
              new Expectation(
                  ProviderJudge.WORDING,
                  "The statement says who provides which hardware, by name and number.",
                  Standard.of(EvidenceClass.SIGNED),
                  Standard.of(EvidenceClass.PROJECT_API))),
          false,
          "Name each source with its page, publish the list of sources as JSON, and of each lease"
              + " its term, what is committed, and to how much it scales.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<ProvidersObserved> observationType() {
    return ProvidersObserved.class;
  }

  @Override
  public Uni<ProvidersObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    Provenance declared = Provenance.declared(claims, terms);
    HardwareSourcesClaim sources = claims.sources();
    if (sources == null) {
      return Uni.createFrom().item(new ProvidersObserved(declared, null, Map.of()));
    }
    return list(sources.list(), probes)
        .flatMap(
            list ->
                pages(sources, probes)
                    .map(pages -> new ProvidersObserved(declared, list.orElse(null), pages)));
  }

  private static Uni<Optional<SourcesList>> list(@Nullable URI list, Probes probes) {
    return list == null
        ? Uni.createFrom().item(Optional.empty())
        : probes
            .ask(HttpGet.of(list, SourcesList.MAX_BYTES))
            .map(answer -> Optional.of(SourcesList.of(answer)));
  }

  private static Uni<Map<String, PageShows>> pages(HardwareSourcesClaim sources, Probes probes) {
    return Multi.createFrom()
        .iterable(sources.named())
        .onItem()
        .transformToUniAndConcatenate(source -> page(source, probes))
        .select()
        .where(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Uni<Optional<Map.Entry<String, PageShows>>> page(
      HardwareSource source, Probes probes) {
    URI page = source.page();
    return page == null
        ? Uni.createFrom().item(Optional.empty())
        : PageShows.ask(page, PageText.naming(source.name()), probes)
            .map(shows -> Optional.of(Map.entry(source.id(), shows)));
  }

  @Override
  public Judge<ComputeClaims, ProvidersObserved> judge() {
    return new ProviderJudge();
  }
}
