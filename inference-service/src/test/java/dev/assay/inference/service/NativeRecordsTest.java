package dev.assay.inference.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.InferenceLayer;
import dev.assay.inference.chain.FeedTransactions;
import dev.assay.inference.chain.FeedTranscript;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.latency.VantageSamples;
import dev.assay.inference.load.ChatRequest;
import dev.assay.inference.load.CompletionRequest;
import dev.assay.inference.load.PromptRequest;
import dev.assay.inference.measurement.Measured;
import dev.assay.inference.measurement.MeasurementOrder;
import dev.assay.inference.oracle.OracleAnswers;
import dev.assay.inference.oracle.OracleRegistry;
import dev.assay.inference.published.Publication;
import dev.assay.inference.published.TrafficHead;
import dev.assay.inference.published.TrafficRow;
import dev.assay.inference.published.TrafficSeal;
import dev.assay.inference.published.TrustedKeys;
import dev.assay.inference.published.TrustedSigners;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.inference.requests.TimedTranscript;
import dev.assay.inference.service.measurements.MeasurementView;
import dev.assay.inference.sla.AvailabilitySamples;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeRecordsTest {

  @Test
  void registersExactlyTheTypesThatAreWrittenOrRead() {
    // Given
    Set<Class<?>> reached = new LinkedHashSet<>();
    InferenceLayer layer = new InferenceLayer();
    reach(layer.claimsType(), reached);
    layer.checks().forEach(check -> reach(check.observationType(), reached));
    reach(TimedRequests.class, reached);
    reach(TimedTranscript.class, reached);
    reach(ExchangeSeries.class, reached);
    reach(ExchangeTranscript.class, reached);
    reach(AvailabilitySamples.class, reached);
    reach(VantageSamples.class, reached);
    reach(ExchangeSeries.class, reached);
    reach(ExchangeTranscript.class, reached);
    reach(TrafficHead.class, reached);
    reach(TrafficRow.class, reached);
    reach(TrafficSeal.class, reached);
    reach(TrustedKeys.class, reached);
    reach(TrustedSigners.class, reached);
    reach(Publication.class, reached);
    reach(FeedTransactions.class, reached);
    reach(FeedTranscript.class, reached);
    reach(OracleAnswers.class, reached);
    reach(OracleRegistry.class, reached);
    reach(ChatRequest.class, reached);
    reach(CompletionRequest.class, reached);
    reach(PromptRequest.class, reached);
    reach(MeasurementOrder.class, reached);
    reach(Measured.class, reached);
    reach(MeasurementView.class, reached);
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
        && (c.isRecord() || c.isEnum())
        && c.getName().startsWith("dev.assay.inference.")
        && reached.add(c)
        && c.isRecord()) {
      for (RecordComponent component : c.getRecordComponents()) {
        reach(component.getGenericType(), reached);
      }
    }
  }
}
