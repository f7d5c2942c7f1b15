package dev.assay.inference.load.kserve;

import com.google.protobuf.ByteString;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.stream.AnswerPart;
import dev.assay.inference.stream.AnswerPart.Delta;
import dev.assay.inference.stream.AnswerPart.Extras;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a question for text and reads the text of answers. The prompt is the BYTES tensor {@code
 * text_input} of one element, the limits are parameters; the text is the first element of the BYTES
 * tensor {@code text_output}, else of {@code output} or {@code generated_text}, else of the first
 * BYTES tensor, in either of the protocol's two forms. Pure.
 */
public final class KserveText {
  private static final String BYTES = "BYTES";
  private static final List<String> NAMES = List.of("text_output", "output", "generated_text");
  private static final int LENGTH_BYTES = 4;
  private static final int LONGEST_NAME = 200;

  private KserveText() {}

  /** The question of a planned exchange. */
  public static ModelInferRequest question(String model, PlannedExchange planned) {
    ModelInferRequest.Builder question =
        ModelInferRequest.newBuilder()
            .setModelName(model)
            .putParameters("max_tokens", number(planned.maxTokens()))
            .putParameters(
                "stream", InferParameter.newBuilder().setBoolParam(planned.stream()).build())
            .addInputs(
                ModelInferRequest.InferInputTensor.newBuilder()
                    .setName("text_input")
                    .setDatatype(BYTES)
                    .addShape(1)
                    .setContents(
                        InferTensorContents.newBuilder()
                            .addBytesContents(ByteString.copyFromUtf8(planned.prompt()))));
    if (planned.temperature() != null) {
      question.putParameters(
          "temperature",
          InferParameter.newBuilder().setDoubleParam(planned.temperature().doubleValue()).build());
    }
    return question.build();
  }

  /** A part of a stream. */
  public static AnswerPart part(ModelStreamInferResponse answer) {
    return answer.getErrorMessage().isEmpty()
        ? part(answer.getInferResponse())
        : new AnswerPart.Failed();
  }

  /** A whole answer, or a part's content; an answer without tensors ends a stream. */
  public static AnswerPart part(ModelInferResponse answer) {
    if (answer.getOutputsCount() == 0) {
      return Delta.ofText("", null);
    }
    int output = output(answer);
    ByteString element = output < 0 ? null : element(answer, output);
    if (element == null) {
      return new AnswerPart.Unreadable();
    }
    String text = element.toStringUtf8();
    return new Delta(
        text.isEmpty() ? null : TokenKind.CONTENT, text, text.length(), null, null, extras(answer));
  }

  private static Extras extras(ModelInferResponse answer) {
    String model = answer.getModelName();
    String cut = model.substring(0, Math.min(model.length(), LONGEST_NAME));
    return new Extras(
        cut.isEmpty() ? null : cut, null, List.<Heard.TokenLogprob>of(), List.of(), null);
  }

  private static int output(ModelInferResponse answer) {
    for (String name : NAMES) {
      for (int i = 0; i < answer.getOutputsCount(); i++) {
        if (answer.getOutputs(i).getName().equals(name)) {
          return i;
        }
      }
    }
    for (int i = 0; i < answer.getOutputsCount(); i++) {
      if (answer.getOutputs(i).getDatatype().equals(BYTES)) {
        return i;
      }
    }
    return -1;
  }

  /** The first element: in the contents, or raw after its length in four bytes, least first. */
  private static @Nullable ByteString element(ModelInferResponse answer, int output) {
    InferTensorContents contents = answer.getOutputs(output).getContents();
    if (contents.getBytesContentsCount() > 0) {
      return contents.getBytesContents(0);
    }
    if (output >= answer.getRawOutputContentsCount()) {
      return null;
    }
    ByteString raw = answer.getRawOutputContents(output);
    if (raw.size() < LENGTH_BYTES) {
      return null;
    }
    long length = 0;
    for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
      length = (length << 8) | (raw.byteAt(i) & 0xff);
    }
    return length > raw.size() - LENGTH_BYTES
        ? null
        : raw.substring(LENGTH_BYTES, LENGTH_BYTES + (int) length);
  }

  private static InferParameter number(long value) {
    return InferParameter.newBuilder().setInt64Param(value).build();
  }
}
