package dev.assay.layer.probe;

import dev.assay.verification.probe.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.Map;

/** The runners of this service, by the question's record. Thread-safe. */
@ApplicationScoped
public class Runners {
  private final Map<Class<?>, QuestionRunner<?>> byType = new HashMap<>();

  Runners(Instance<QuestionRunner<?>> runners) {
    for (QuestionRunner<?> runner : runners) {
      QuestionRunner<?> other = byType.put(runner.questionType(), runner);
      if (other != null) {
        throw new IllegalStateException(
            "two runners for " + runner.questionType().getName() + "; a kind has one");
      }
    }
  }

  /** The runner of this question's kind; having none is a defect of the service. */
  @SuppressWarnings("unchecked") // a runner's type parameter is its questionType
  <Q extends Question<?>> QuestionRunner<Q> of(Q question) {
    QuestionRunner<?> runner = byType.get(question.getClass());
    if (runner == null) {
      throw new IllegalStateException("no runner for questions of the kind " + question.kind());
    }
    return (QuestionRunner<Q>) runner;
  }
}
