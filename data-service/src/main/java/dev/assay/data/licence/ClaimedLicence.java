package dev.assay.data.licence;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What the list says of the claimed identifier.
 *
 * @param spdx as claimed
 * @param listed whether it is in the list
 * @param deprecated whether the list advises against it
 * @param forContent whether it was written for data, texts or works, not for programs
 * @param same identifiers of the same licence text, itself included
 */
public record ClaimedLicence(
    String spdx, boolean listed, boolean deprecated, boolean forContent, List<String> same) {
  public ClaimedLicence {
    Require.present(spdx, "spdx");
    same = List.copyOf(same);
  }

  static ClaimedLicence of(String spdx, SpdxList list) {
    SpdxLicence licence = list.licence(spdx);
    return licence == null
        ? new ClaimedLicence(spdx, false, false, false, List.of())
        : new ClaimedLicence(
            spdx,
            true,
            licence.deprecated(),
            licence.forContent(),
            List.copyOf(list.same(licence)));
  }

  /** Whether one of these identifiers stands for the claimed licence's text. */
  boolean among(List<String> ids) {
    return ids.stream().anyMatch(same::contains);
  }
}
