package dev.assay.compute.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeClaimsTest {
  private static final String STATEMENT =
      "{source: 'https://project.example/', date: '2026-11-01', quote: made up}";

  @ParameterizedTest
  @ValueSource(strings = {"valid-demo-claims.yaml", "valid-akash-claims.yaml"})
  void readsTheClaimsOfDossiers(String fixture) throws IOException, InvalidDocument {
    // Given
    JsonNode tree;
    try (InputStream in = ComputeClaimsTest.class.getResourceAsStream("/" + fixture)) {
      tree = new YAMLMapper().readTree(in);
    }
    // When
    ComputeClaims claims = CanonicalJson.read(tree, ComputeClaims.class);
    // Then
    assertThat(claims.nodeLists()).isNotEmpty();
    assertThat(CanonicalJson.read(CanonicalJson.write(claims), ComputeClaims.class))
        .isEqualTo(claims);
  }

  @Test
  void takesClaimsThatSayNothing() throws IOException, InvalidDocument {
    assertThat(read("{}").nodeLists()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{nodes: []} | /nodes | no known field",
        "{nodeLists: [{id: own, url: 'ftp://a.example', format: ASSAY_NODES}]} | /nodeLists/0 | 'url'",
        "{nodeLists: [{id: own, url: 'https://u:p@a.example', format: ASSAY_NODES}]} | /nodeLists/0 | 'url'",
        "{nodeLists: [{id: 'Own List', url: 'https://a.example', format: ASSAY_NODES}]} | /nodeLists/0 | 'id'",
        "{nodeLists: [{id: own, url: 'https://a.example', format: CSV}]} | /nodeLists/0/format | must be one of",
        "{nodeLists: [{id: own, url: 'https://a.example', format: ASSAY_NODES}, {id: own, url: 'https://b.example', format: ASSAY_NODES}]} | '' | id of its own",
        "{nodeAgents: {agents: [], statement: STATEMENT}} | /nodeAgents | at least one agent",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1'}]}} | /nodeAgents | 'statement'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'atLeastTops'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '0'}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'atLeastTops'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1000001'}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'atLeastTops'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: 1.5}], statement: STATEMENT}} | /nodeAgents/agents/0/atLeastTops | as a string",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, model: ' '}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'model'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1', count: 0}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'count'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1', nodeKey: AAAA}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'nodeKey'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1', agreement: {withinSeconds: 20, signature: AAAA}}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'agreement'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1', agreement: {withinSeconds: 5, signature: AAAA}}], statement: STATEMENT}} | /nodeAgents/agents/0/agreement | 'withinSeconds'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example/x', consent: c, atLeastTops: '1'}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'address'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', atLeastTops: '1'}], statement: STATEMENT}} | /nodeAgents/agents/0 | 'consent'",
        "{nodeAgents: {agents: [{id: a, address: 'http://a.example', consent: c, atLeastTops: '1'}, {id: a, address: 'http://a.example', consent: c, atLeastTops: '1'}], statement: STATEMENT}} | /nodeAgents | id of its own",
        "{nodeCount: {claimed: -24, statement: STATEMENT}} | /nodeCount | 'claimed'",
        "{nodeCount: {claimed: 0, statement: STATEMENT}} | /nodeCount | 'claimed'",
        "{nodeCount: {claimed: '24', statement: STATEMENT}} | /nodeCount/claimed | whole number",
        "{nodeCount: {claimed: 24}} | /nodeCount | 'statement'",
        "{liveness: {atLeastShare: '95', statement: STATEMENT}} | /liveness | 'atLeastShare'",
        "{liveness: {atLeastShare: 0.95, statement: STATEMENT}} | /liveness/atLeastShare | as a string",
        "{liveness: {atLeastShare: '95 %', statement: STATEMENT}} | /liveness/atLeastShare | as a string",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '1', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0 | 'atLeastShare'",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.9999999', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0 | 'atLeastShare'",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-10-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0/window | 'to'",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:30Z'}, statement: STATEMENT}]} | /uptime/0/window | whole minute",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2028-01-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0 | 400 days",
        "{uptime: [{id: u, nodes: [], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0 | at least one node",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}, {id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, statement: STATEMENT}]} | /uptime/0 | id of its own",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, logs: ['https://a.example/l', 'https://a.example/l'], statement: STATEMENT}]} | /uptime/0 | same address",
        "{uptime: [{id: u, nodes: [{id: n, endpoint: 'http://a.example', nodeKey: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='}], atLeastShare: '0.99', window: {from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z'}, maintenance: [{from: '2026-10-02T00:00:00Z', to: '2026-10-02T01:00:00Z', announced: '2026-10-02T00:00:00Z'}], statement: STATEMENT}]} | /uptime/0/maintenance/0 | 'announced'",
        "{distribution: {statement: STATEMENT}} | /distribution | at least one",
        "{distribution: {nakamotoAtLeast: 0, statement: STATEMENT}} | /distribution | 'nakamotoAtLeast'",
        "{distribution: {hyperscalerShareAtMost: '20', statement: STATEMENT}} | /distribution | 'hyperscalerShareAtMost'",
        "{distribution: {regions: [''], statement: STATEMENT}} | /distribution | 'regions'"
      })
  void namesThePathOfAMistake(String yaml, String path, String said) {
    assertThatThrownBy(() -> read(yaml.replace("STATEMENT", STATEMENT)))
        .isInstanceOfSatisfying(
            InvalidDocument.class,
            e -> {
              assertThat(e.problems().getFirst().path()).isEqualTo(path);
              assertThat(e.problems().getFirst().message()).contains(said);
            });
  }

  private static ComputeClaims read(String yaml) throws IOException, InvalidDocument {
    return CanonicalJson.read(new YAMLMapper().readTree(yaml), ComputeClaims.class);
  }
}
