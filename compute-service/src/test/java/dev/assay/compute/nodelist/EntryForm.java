package dev.assay.compute.nodelist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.compute.claims.NodeListFormat;
import dev.assay.compute.nodelist.EntryFields.MalformedEntry;

/** How one entry of a format becomes a node. */
enum EntryForm {
  ASSAY {
    @Override
    ListedNode read(JsonNode entry) throws MalformedEntry {
      EntryFields fields = EntryFields.of(entry);
      return new ListedNode(
          fields.text("id"),
          fields.endpoint("endpoint"),
          fields.ed25519Key("publicKey"),
          fields.tlsKey("tlsKey"),
          fields.optionalText("operatorKey"),
          fields.optionalText("region"),
          fields.optionalText("country"),
          fields.asn("asn"),
          false,
          fields.marks());
    }
  },
  AKASH {
    @Override
    ListedNode read(JsonNode entry) throws MalformedEntry {
      EntryFields fields = EntryFields.of(entry);
      String owner = fields.text("owner");
      return new ListedNode(
          owner,
          fields.endpoint("hostUri"),
          null,
          null,
          owner,
          fields.optionalText("ipRegion"),
          fields.optionalText("ipCountry"),
          null,
          fields.isFalse("isOnline"),
          NodeMarks.NONE);
    }
  };

  abstract ListedNode read(JsonNode entry) throws MalformedEntry;

  static EntryForm of(NodeListFormat format) {
    return switch (format) {
      case ASSAY_NODES, ASSAY_NODES_LINES, ASSAY_NODES_TABLE -> ASSAY;
      case AKASH_PROVIDERS -> AKASH;
    };
  }
}
