package dev.assay.compute.claims;

import dev.assay.compute.geometry.Place;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/**
 * The claim that a node stands at a place.
 *
 * @param id the node's name, part of what it signs
 * @param endpoint where it is asked by the proof protocol; http or https
 * @param nodeKey raw Ed25519 key in Base64, by which it proves itself
 * @param place the middle of the claimed region
 * @param radiusKm how far the region reaches: some kilometres for a building, hundreds for a
 *     country
 * @param region in the project's words, such as "Frankfurt"
 * @param measurements where other vantages' signed measurements lie; at most 16
 * @param statement where the project says so
 */
public record LocationClaim(
    String id,
    URI endpoint,
    String nodeKey,
    Place place,
    BigDecimal radiusKm,
    String region,
    List<URI> measurements,
    Statement statement) {
  private static final BigDecimal HALF_ROUND = BigDecimal.valueOf(20_004);
  private static final int MOST = 16;

  public LocationClaim {
    Fields.id(id);
    Fields.web(endpoint, "endpoint");
    Fields.key(nodeKey, "nodeKey");
    Require.present(place, "place");
    Fields.positive(Require.present(radiusKm, "radiusKm"), "radiusKm");
    Require.that(radiusKm.compareTo(HALF_ROUND) < 0, "radiusKm", "must be less than the Earth");
    Require.text(region, "region", 100);
    measurements = Require.list(measurements, "measurements", MOST);
    measurements.forEach(url -> Fields.web(url, "measurements"));
    Require.that(
        measurements.stream().distinct().count() == measurements.size(),
        "measurements",
        "must not name the same address twice");
    Require.present(statement, "statement");
  }

  /** The node that is claimed to stand there. */
  public ProvingNode node() {
    return new ProvingNode(id, endpoint, nodeKey);
  }
}
