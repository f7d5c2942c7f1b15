package dev.assay.compute.distribution;

import dev.assay.verification.report.Picture;
import dev.assay.verification.report.Picture.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page may draw of a distribution: nodes by operator and by network. Pure. */
final class DistributionPictures {
  private static final String REST = "all others";

  private DistributionPictures() {}

  static List<Picture> of(NodeDistribution seen) {
    List<Picture> pictures = new ArrayList<>();
    for (ListSpread list : seen.lists()) {
      if (list.operators() != null) {
        String title = "Nodes by operator, as the list " + list.list().id() + " says";
        add(title, list.operators().named(), pictures);
      }
    }
    if (seen.networks() != null) {
      add("Nodes by network, as measured", seen.networks().spread(), pictures);
    }
    return pictures;
  }

  private static void add(String title, @Nullable Spread spread, List<Picture> pictures) {
    if (spread == null) {
      return;
    }
    List<Part> parts = new ArrayList<>();
    spread.top().forEach(share -> parts.add(new Part(share.name(), share.nodes())));
    if (spread.rest() > 0) {
      parts.add(new Part(REST, spread.rest()));
    }
    pictures.add(new Picture.Shares(title, parts));
  }
}
