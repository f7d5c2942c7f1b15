package dev.assay.tokenomics.utility;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.probe.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A project's own list of the assets that it accepts, in the shape {@code
 * {"schema":"assay.accepted-assets/v1","assets":["DEMO","USDC"]}}; further fields are left alone.
 */
final class AcceptedAssets {
  private static final String SCHEMA = "assay.accepted-assets/v1";
  private static final int MOST = 100;
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9$._-]{1,40}");

  private AcceptedAssets() {}

  /** The symbols on this list, in its order. */
  static List<String> read(byte[] body) throws UnreadableAnswer {
    JsonNode list = json(body);
    JsonNode assets = list.path("assets");
    if (!list.path("schema").asText("").equals(SCHEMA) || !assets.isArray()) {
      throw new UnreadableAnswer("the list of accepted assets is not of schema " + SCHEMA);
    }
    if (assets.size() > MOST) {
      throw new UnreadableAnswer("the list names more than " + MOST + " assets");
    }
    List<String> symbols = new ArrayList<>();
    for (JsonNode asset : assets) {
      if (!asset.isTextual() || !SYMBOL.matcher(asset.asText()).matches()) {
        throw new UnreadableAnswer("the list names an asset that is no symbol");
      }
      symbols.add(asset.asText());
    }
    return symbols;
  }

  private static JsonNode json(byte[] body) throws UnreadableAnswer {
    try {
      return CanonicalJson.read(body);
    } catch (InvalidDocument e) {
      throw new UnreadableAnswer("the list of accepted assets is not JSON");
    }
  }
}
