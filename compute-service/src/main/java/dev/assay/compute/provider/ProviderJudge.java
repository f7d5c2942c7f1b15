package dev.assay.compute.provider;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.HardwareSource;
import dev.assay.compute.claims.HardwareSource.Relation;
import dev.assay.compute.claims.HardwareSourcesClaim;
import dev.assay.compute.page.PageShows;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges compute.provider-named: each named source, its contract, and the wording. Pure. */
final class ProviderJudge implements Judge<ComputeClaims, ProvidersObserved> {
  static final String NAMED = "named";
  static final String CONTRACT = "contract";
  static final String WORDING = "wording";

  @Override
  public List<Judgement> judge(ComputeClaims claims, ProvidersObserved observed, Terms terms) {
    HardwareSourcesClaim sources = claims.sources();
    if (sources == null) {
      return Judgement.noClaim(
          "sources", NAMED, "The dossier says nothing of where the hardware comes from.");
    }
    LocalDate today = LocalDate.ofInstant(terms.asOf(), ZoneOffset.UTC);
    List<Judgement> judgements = new ArrayList<>();
    for (HardwareSource source : sources.named()) {
      judgements.add(named(source, observed));
      if (source.relation() == Relation.LEASED) {
        judgements.add(ContractTerms.judge(source, today, observed.declared()));
      }
    }
    List<String> vague = VagueWording.in(sources.statement().quote());
    if (!vague.isEmpty() || sources.named().isEmpty()) {
      judgements.add(wording(sources, vague));
    }
    return judgements;
  }

  private static Judgement named(HardwareSource source, ProvidersObserved observed) {
    Judgement.Subject subject =
        Judgement.about(source.id(), NAMED)
            .claimed(
                source.relation() + " hardware of " + source.name(),
                "a page of its own that names it, at a host that the operator registered")
            .trusting("whoever serves the page; it proves a name, not that hardware is provided");
    SourcesList list = observed.list();
    if (list != null && list.sources() != null) {
      Judgement contradicted = contradicted(subject, source, list);
      if (contradicted != null) {
        return contradicted;
      }
    }
    PageShows page = observed.pages().get(source.id());
    if (page == null) {
      return subject
          .observing(Observed.of("source.name", source.name(), observed.declared()))
          .confirmed("The project states it; no page of " + source.name() + " was given to ask.");
    }
    Reason reason = page.reason();
    if (reason != null) {
      return subject.unproven(reason, String.valueOf(page.explanation()));
    }
    if (!page.found()) {
      return subject.unproven(
          Reason.NOT_RECOGNISED, "The page answers, but nowhere names " + source.name() + ".");
    }
    return subject
        .observing(Observed.of("source.name", source.name(), page.from()))
        .confirmed("The page of " + source.name() + " answers and names it.");
  }

  private static @Nullable Judgement contradicted(
      Judgement.Subject subject, HardwareSource source, SourcesList list) {
    SourcesList.Listed listed = list.named(source.name()).orElse(null);
    if (listed == null) {
      return subject
          .observing(Observed.of("listed.sources", names(list), list.from()))
          .refuted("The project's own list of sources doesn't name " + source.name() + ".");
    }
    if (listed.relation() != source.relation()) {
      return subject
          .observing(Observed.of("listed.relation", listed.relation(), list.from()))
          .refuted(
              "The project's own list says "
                  + listed.relation()
                  + ", not "
                  + source.relation()
                  + ".");
    }
    return null;
  }

  private static String names(SourcesList list) {
    List<SourcesList.Listed> sources = list.sources() == null ? List.of() : list.sources();
    return sources.stream()
        .limit(20)
        .map(SourcesList.Listed::name)
        .collect(Collectors.joining(", "));
  }

  private static Judgement wording(HardwareSourcesClaim sources, List<String> vague) {
    Judgement.Subject subject =
        Judgement.about("wording", WORDING)
            .claimed(sources.statement().quote(), "who provides which hardware, by name and number")
            .trusting("nobody: these are the project's own words");
    if (vague.isEmpty()) {
      return subject.unproven(Reason.NO_SOURCE, "The statement names no source of hardware.");
    }
    String quoted = vague.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(", "));
    return subject.unproven(
        Reason.NOT_RECOGNISED,
        "The statement says " + quoted + ", which is neither a number nor a name to be checked.");
  }
}
