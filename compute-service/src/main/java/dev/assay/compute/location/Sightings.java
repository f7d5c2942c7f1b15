package dev.assay.compute.location;

import dev.assay.compute.geometry.Disc;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.location.LocationObserved.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What several vantages saw of one node, of which some may lie: about their places, or about times.
 * The verifier doesn't lie to itself. Pure.
 *
 * @param all ours first
 * @param lyingAtMost how many of the others may lie together
 * @param micros the time that counts, of which a vantage's disc follows
 */
record Sightings(List<Sighting> all, int lyingAtMost, ToLongFunction<Sighting> micros) {

  /** Two sightings whose discs have no point in common: both in earnest only in two places. */
  private record Apart(Sighting one, Sighting other) {
    boolean names(Sighting seen) {
      return one.equals(seen) || other.equals(seen);
    }

    Sighting beside(Sighting seen) {
      return one.equals(seen) ? other : one;
    }
  }

  static Sightings byAnswers(LocationObserved.Node node) {
    return new Sightings(node.sightings(), node.lyingAtMost(), Sighting::leastAnswerMicros);
  }

  static Sightings byConnects(LocationObserved.Node node) {
    return new Sightings(node.sightings(), node.lyingAtMost(), Sighting::leastConnectMicros);
  }

  List<Sighting> of(Predicate<Sighting> wanted) {
    return all.stream().filter(wanted).toList();
  }

  Disc disc(Sighting seen, Medium medium) {
    return Disc.of(seen.vantage().place(), micros.applyAsLong(seen), medium);
  }

  /** Whether not all of these can be lies. */
  boolean suffice(List<Sighting> some) {
    return some.stream().anyMatch(Sighting::own) || some.size() > lyingAtMost;
  }

  /** Whether the discs are so far apart that lies of so many can't explain it. */
  boolean areInSeveralPlaces() {
    List<Apart> apart = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (areApart(all.get(i), all.get(j))) {
          apart.add(new Apart(all.get(i), all.get(j)));
        }
      }
    }
    return !explained(apart, lyingAtMost);
  }

  /** Sightings of which no two can be of one place, the closest first. */
  List<Sighting> places() {
    List<Sighting> places = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparingLong(micros))
        .filter(seen -> places.stream().allMatch(other -> areApart(seen, other)))
        .forEach(places::add);
    return places;
  }

  private boolean areApart(Sighting one, Sighting other) {
    return disc(one, Medium.VACUUM).apartFrom(disc(other, Medium.VACUUM));
  }

  /**
   * Whether so many liars are named by all pairs: a vertex cover. Either the one that is named most
   * often lies, or everybody who contradicts it does.
   */
  private static boolean explained(List<Apart> apart, int liars) {
    if (apart.isEmpty() || liars <= 0) {
      return apart.isEmpty() && liars >= 0;
    }
    Sighting named =
        apart.stream()
            .flatMap(pair -> Stream.of(pair.one(), pair.other()))
            .max(Comparator.comparingLong(seen -> times(apart, seen)))
            .orElseThrow();
    List<Sighting> others =
        apart.stream().filter(pair -> pair.names(named)).map(p -> p.beside(named)).toList();
    return (!named.own() && explained(without(apart, List.of(named)), liars - 1))
        || (others.stream().noneMatch(Sighting::own)
            && explained(without(apart, others), liars - others.size()));
  }

  private static long times(List<Apart> apart, Sighting seen) {
    return apart.stream().filter(pair -> pair.names(seen)).count();
  }

  private static List<Apart> without(List<Apart> apart, List<Sighting> liars) {
    return apart.stream().filter(pair -> liars.stream().noneMatch(pair::names)).toList();
  }
}
