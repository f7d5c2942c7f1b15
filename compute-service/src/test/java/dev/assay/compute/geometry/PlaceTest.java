package dev.assay.compute.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource({
    "50.1109, 8.6821, 40.7128, -74.0060, 6219.5, 41.49, 60.91",
    "50.1109, 8.6821, 1.3521, 103.8198, 10261.3, 68.46, 100.49",
    "52.5200, 13.4050, 50.1109, 8.6821, 424.4, 2.83, 4.16",
    "0, 0, 0, 180, 20003.9, 133.45, 195.91",
    "0, 179.5, 0, -179.5, 111.3, 0.74, 1.09"
  })
  void knowsDistancesAndTheirLeastTimes(
      BigDecimal lat1,
      BigDecimal lon1,
      BigDecimal lat2,
      BigDecimal lon2,
      double km,
      double vacuum,
      double fibre) {
    // When
    double distance = new Place(lat1, lon1).kilometresTo(new Place(lat2, lon2));
    // Then
    assertThat(distance).isCloseTo(km, within(0.1));
    assertThat(Medium.VACUUM.millis(distance)).isCloseTo(vacuum, within(0.01));
    assertThat(Medium.FIBRE.millis(distance)).isCloseTo(fibre, within(0.01));
  }

  @Test
  void knowsHowFarAMillisecondLeads() {
    assertThat(Medium.VACUUM.kilometres(1000)).isCloseTo(149.896, within(0.001));
    assertThat(Medium.FIBRE.kilometres(1000)).isCloseTo(102.1, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"90.1, 0", "0, -180.1", "1e9, 0", "0, 1.0000000001"})
  void refusesWhatIsNoPlace(BigDecimal latitude, BigDecimal longitude) {
    assertThatThrownBy(() -> new Place(latitude, longitude))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
