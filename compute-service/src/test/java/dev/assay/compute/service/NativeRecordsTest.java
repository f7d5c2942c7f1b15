package dev.assay.compute.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.ComputeLayer;
import dev.assay.compute.asking.NodeRequest;
import dev.assay.compute.attestation.AttestationQuestion;
import dev.assay.compute.attestation.AttestationTranscript;
import dev.assay.compute.attestation.Inventory;
import dev.assay.compute.bandwidth.BandwidthOrder;
import dev.assay.compute.bandwidth.BandwidthQuestion;
import dev.assay.compute.bandwidth.BandwidthTranscript;
import dev.assay.compute.challenge.MatrixChallenge;
import dev.assay.compute.challenge.MatrixTranscript;
import dev.assay.compute.challenge.MemoryChallenge;
import dev.assay.compute.challenge.MemoryTranscript;
import dev.assay.compute.hardware.HardwareCatalogue;
import dev.assay.compute.latency.LatencyQuestion;
import dev.assay.compute.latency.LatencyTranscript;
import dev.assay.compute.latency.RoundTripLog;
import dev.assay.compute.liveness.LivenessTranscript;
import dev.assay.compute.liveness.NodeLivenessQuestion;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.uptime.CommitmentQuestion;
import dev.assay.compute.uptime.UptimeLog;
import dev.assay.compute.uptime.UptimeQuestion;
import dev.assay.compute.uptime.UptimeTranscript;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeRecordsTest {

  @Test
  void registersExactlyTheRecordsThatAreWrittenOrRead() {
    // Given
    Set<Class<?>> reached = new LinkedHashSet<>();
    ComputeLayer layer = new ComputeLayer();
    reach(layer.claimsType(), reached);
    layer.checks().forEach(check -> reach(check.observationType(), reached));
    reach(HardwareCatalogue.class, reached);
    reach(NodeLivenessQuestion.class, reached);
    reach(LivenessTranscript.class, reached);
    reach(NodeRequest.Challenge.class, reached);
    reach(MatrixChallenge.class, reached);
    reach(ChallengeBody.class, reached);
    reach(MatrixTranscript.class, reached);
    reach(MemoryChallenge.class, reached);
    reach(MemoryTranscript.class, reached);
    reach(LocationQuestion.class, reached);
    reach(LocationTranscript.class, reached);
    reach(VantageMeasurement.class, reached);
    reach(LatencyQuestion.class, reached);
    reach(LatencyTranscript.class, reached);
    reach(RoundTripLog.class, reached);
    reach(BandwidthQuestion.class, reached);
    reach(BandwidthTranscript.class, reached);
    reach(BandwidthOrder.class, reached);
    reach(CommitmentQuestion.class, reached);
    reach(CommitmentQuestion.Commitment.class, reached);
    reach(UptimeQuestion.class, reached);
    reach(UptimeTranscript.class, reached);
    reach(UptimeLog.class, reached);
    reach(AttestationQuestion.class, reached);
    reach(AttestationTranscript.class, reached);
    reach(Inventory.class, reached);
    // When
    Class<?>[] registered =
        NativeRecords.class.getAnnotation(RegisterForReflection.class).targets();
    // Then
    assertThat(registered).containsExactlyInAnyOrderElementsOf(reached);
  }

  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> c
        && c.isRecord()
        && c.getName().startsWith("dev.assay.compute.")
        && reached.add(c)) {
      for (RecordComponent component : c.getRecordComponents()) {
        reach(component.getGenericType(), reached);
      }
    }
  }
}
