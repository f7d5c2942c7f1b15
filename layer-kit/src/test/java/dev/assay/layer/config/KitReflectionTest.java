package dev.assay.layer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.door.Problem;
import dev.assay.layer.door.StartBody;
import dev.assay.layer.door.VerificationView;
import dev.assay.layer.store.AnswerRow;
import dev.assay.layer.store.EventRow;
import dev.assay.layer.store.ObservationRow;
import dev.assay.layer.store.RecordedEvent;
import dev.assay.layer.testing.NativeTypes;
import dev.assay.verification.bundle.BundleIndex;
import dev.assay.verification.chain.ChainExchange;
import dev.assay.verification.check.Terms;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.evidence.Recording;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.KeyedGet;
import dev.assay.verification.probe.RandomDraw;
import dev.assay.verification.report.Catalogue;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.ObservationDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitReflectionTest {

  @Test
  void everyDocumentOfTheKitsIsRegistered() {
    assertThat(
            NativeTypes.missing(
                List.of(KitReflection.class),
                List.of(
                    StartBody.class,
                    VerificationView.class,
                    Problem.class,
                    RecordedEvent.class,
                    Terms.class,
                    Statement.class,
                    Envelope.class,
                    Provenance.class,
                    Recording.class,
                    Register.class,
                    HttpGet.class,
                    KeyedGet.class,
                    ChainExchange.class,
                    RandomDraw.class,
                    Catalogue.class,
                    LayerReport.class,
                    ObservationDocument.class,
                    BundleIndex.class,
                    AnswerRow.Key.class,
                    EventRow.Key.class,
                    ObservationRow.Key.class)))
        .isEmpty();
  }
}
