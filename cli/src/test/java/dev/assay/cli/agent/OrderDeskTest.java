package dev.assay.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.assay.contracts.agent.v1.Order;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderDeskTest {
  private static final long KEPT = 2L * 64 * 64 * 4;

  private static final MatrixShape SHAPE = MatrixShape.of(64, 2);
  private final OrderDesk desk = at(Duration.ofMinutes(-5));

  static Stream<Arguments> refused() {
    SigningKey stranger = SigningKey.fresh();
    return Stream.of(
        Arguments.of(good().setRounds(3), Status.Code.PERMISSION_DENIED),
        Arguments.of(good().setSignature(ByteString.EMPTY), Status.Code.PERMISSION_DENIED),
        Arguments.of(
            good()
                .setVerifierKey(ByteString.copyFrom(stranger.raw()))
                .setSignature(
                    ByteString.copyFrom(
                        Orders.order(1, SHAPE, Orders.EXPIRES).signed(stranger.secret()))),
            Status.Code.PERMISSION_DENIED),
        Arguments.of(good().setN(63), Status.Code.INVALID_ARGUMENT),
        Arguments.of(good().setN(-64), Status.Code.INVALID_ARGUMENT),
        Arguments.of(good().setRounds(0), Status.Code.INVALID_ARGUMENT),
        Arguments.of(
            good().setSeed(ByteString.copyFrom(new byte[31])), Status.Code.INVALID_ARGUMENT),
        Arguments.of(
            good().setExpires(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)),
            Status.Code.INVALID_ARGUMENT),
        Arguments.of(
            Orders.signed(Orders.order(1, MatrixShape.of(256, 2), Orders.EXPIRES)),
            Status.Code.OUT_OF_RANGE),
        Arguments.of(
            Orders.signed(Orders.order(1, MatrixShape.of(64, 11), Orders.EXPIRES)),
            Status.Code.OUT_OF_RANGE),
        Arguments.of(
            Orders.signed(Orders.order(1, SHAPE, Orders.EXPIRES.minus(Duration.ofMinutes(5)))),
            Status.Code.FAILED_PRECONDITION),
        Arguments.of(
            Orders.signed(Orders.order(1, SHAPE, Orders.EXPIRES.plus(Duration.ofHours(2)))),
            Status.Code.FAILED_PRECONDITION));
  }

  @Test
  void givenSignedOrder_whenTaken_thenOnceOnly() {
    // Given
    Order order = good().build();

    // When // Then
    assertThat(desk.take(order).shape()).isEqualTo(SHAPE);
    assertThatThrownBy(() -> desk.take(order)).hasMessageContaining("taken before");
    assertThat(desk.take(Orders.signed(Orders.order(2, SHAPE, Orders.EXPIRES)).build()).shape())
        .isEqualTo(SHAPE);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void givenOtherOrders_whenTaken_thenRefusedWithTheirStatus(
      Order.Builder order, Status.Code code) {
    // Given // When // Then
    assertThatThrownBy(() -> desk.take(order.build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(code));
  }

  @Test
  void givenOrderForAnotherNode_whenTaken_thenRefused() {
    // Given
    OrderDesk other =
        new OrderDesk(
            SigningKey.fresh(),
            Orders.trusted(),
            new AgentLimits(128, 10, KEPT),
            Clock.fixed(Orders.EXPIRES.minusSeconds(60), ZoneOffset.UTC));

    // When // Then
    assertThatThrownBy(() -> other.take(good().build())).hasMessageContaining("another node");
  }

  private static Order.Builder good() {
    return Orders.signed(Orders.order(1, SHAPE, Orders.EXPIRES));
  }

  private static OrderDesk at(Duration beforeItExpires) {
    return new OrderDesk(
        Orders.NODE,
        Orders.trusted(),
        new AgentLimits(128, 10, KEPT),
        Clock.fixed(Orders.EXPIRES.plus(beforeItExpires), ZoneOffset.UTC));
  }
}
