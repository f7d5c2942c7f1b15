package dev.assay.inference.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.inference.claims.SpreadClaim.Place;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known answers: the geodesics by GeographicLib's own tools; a quarter meridian is 10001.966 km.
 */
class LightLoopTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Frankfurt and New York, 50.1109, 8.6821, 40.7128, -74.0060, 6219.467, 41.4918",
    "pole and pole, 90, 0, -90, 0, 20003.931, 133.4519",
    "over the date line, 0, 179.5, 0, -179.5, 111.319, 0.7427",
    "twice the same place, 50, 8, 50, 8, 0, 0"
  })
  void givenTwoPlaces_whenLightGoesThereAndBack_thenItTakesTwiceTheGeodesic(
      String why, String lat1, String lon1, String lat2, String lon2, double km, double millis) {
    // Given
    List<Place> places = List.of(place(lat1, lon1), place(lat2, lon2));
    // Then
    assertThat(LightLoop.metres(places)).isCloseTo(2000 * km, within(2.0));
    assertThat(LightLoop.micros(places)).isCloseTo(1000 * millis, within(0.1));
  }

  @Test
  void givenThreePlaces_whenLightGoesAround_thenTheLastLegLeadsBack() {
    // Given
    Place pole = place("90", "0");
    Place east = place("0", "0");
    Place west = place("0", "180");
    // When
    double around = LightLoop.metres(List.of(pole, east, west));
    // Then
    double legs =
        (LightLoop.metres(List.of(pole, east))
                + LightLoop.metres(List.of(east, west))
                + LightLoop.metres(List.of(west, pole)))
            / 2;
    assertThat(around).isCloseTo(legs, within(0.001));
  }

  private static Place place(String latitude, String longitude) {
    return new Place("place", new BigDecimal(latitude), new BigDecimal(longitude));
  }
}
