package dev.assay.verification.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityMergingTest {
  private static final double ALPHA = 0.01;
  private static final double SAME = 0.5;

  @ParameterizedTest
  @CsvSource({
    // n, members of the bucket, matching: a n/m, else (1-a)/(1-q) with q = m(m-1)/(n(n-1))
    "10, 2, true,  2.5",
    "10, 2, false, 0.511364",
    "10, 10, true, 0.5",
    "1000, 2, true, 250",
    "1000, 100, true, 5"
  })
  void aMatchIsWorthTheLessTheMoreShareIt(int n, int members, boolean match, double worth) {
    // Given the first members share a value, all others have one of their own
    SignalColumn column =
        SignalColumn.of(IntStream.range(0, n).mapToObj(i -> i < members ? "shared" : i).toList());
    // When
    double e = merging(n, List.of(column)).eValue(0, match ? 1 : n - 1);
    // Then
    assertThat(e).isCloseTo(worth, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theMeanOverAllPairsIsNeverAboveOne(int seed) {
    // Given any buckets at all
    Random random = new Random(seed);
    int n = 2 + random.nextInt(60);
    EntityMerging merging = merging(n, List.of(random(n, 1 + random.nextInt(n), random)));
    // When
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        sum += merging.eValue(i, j);
      }
    }
    // Then
    assertThat(sum / (n * (n - 1) / 2.0)).isLessThanOrEqualTo(1 + 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    // (n/4)^k against 100 n(n-1)/2: one family never merges, however rare the match
    "1000, 1, 1000",
    "1000, 2, 1000",
    "1000, 3, 1000",
    "1000, 4, 999",
    "5000, 3, 4999",
    "24, 3, 24",
    "24, 6, 23"
  })
  void itTakesSeveralFamilies(int n, int families, int entities) {
    // Given nodes 0 and 1 alone have the same value in so many families
    SignalColumn pair =
        SignalColumn.of(IntStream.range(0, n).mapToObj(i -> Math.max(1, i)).toList());
    // When
    MergedEntities merged = merging(n, Collections.nCopies(families, pair)).merged(ALPHA);
    // Then
    assertThat(merged.count()).isEqualTo(entities);
    assertThat(merged.errorProbability()).isEqualTo(ALPHA);
  }

  @Test
  void aFamilyOfManySignalsIsStillOne() {
    // Given a thousand nodes of which two match in twenty signals that depend on one another
    int n = 1000;
    SignalColumn pair =
        SignalColumn.of(IntStream.range(0, n).mapToObj(i -> Math.max(1, i)).toList());
    SignalFamily family = new SignalFamily("address", SAME, Collections.nCopies(20, pair));
    // When
    MergedEntities merged = new EntityMerging(n, List.of(), List.of(family)).merged(ALPHA);
    // Then
    assertThat(merged.count()).isEqualTo(n);
  }

  @Test
  void whatManyShareMergesNobody() {
    // Given 500 nodes of which 50 show the same in four families: a tenth, as an image that many
    // install would make it
    int n = 500;
    List<SignalColumn> columns = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      columns.add(SignalColumn.of(IntStream.range(0, n).mapToObj(i -> i < 450 ? i : -1).toList()));
    }
    columns.add(SignalColumn.of(IntStream.range(0, n).mapToObj(i -> i % 10).toList()));
    columns.add(SignalColumn.of(Collections.nCopies(n, "the usual software")));
    columns.add(SignalColumn.of(Collections.nCopies(n, null)));
    // When
    EntityMerging merging = merging(n, columns);
    // Then
    assertThat(merging.proven().count()).isEqualTo(n);
    assertThat(merging.merged(ALPHA).count()).isEqualTo(n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void strangersStayApart(int seed) {
    // Given 2000 strangers whose eight signals fall into buckets of every size
    Random random = new Random(seed);
    int n = 2000;
    List<SignalColumn> columns = new ArrayList<>();
    for (int buckets : List.of(2, 5, 20, 100, 500, 1000, 2000, 20_000)) {
      columns.add(random(n, buckets, random));
    }
    // When / Then
    assertThat(merging(n, columns).merged(ALPHA).count()).isEqualTo(n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void mergesByProofAsAPlainSearchDoes(int seed) {
    // Given
    Random random = new Random(seed);
    int n = 300;
    List<SignalColumn> shared = List.of(random(n, 200, random), random(n, 400, random));
    // When
    MergedEntities merged = MergedEntities.sharing(n, shared);
    // Then it is the closure of sharing, numbered in the order of first nodes
    int[] plain = plain(n, shared);
    assertThat(merged.entityOf()).isEqualTo(plain);
    assertThat(merged.count()).isEqualTo(Arrays.stream(plain).max().orElseThrow() + 1);
    assertThat(Arrays.stream(merged.sizes()).sum()).isEqualTo(n);
    assertThat(merged.largest()).isEqualTo(Arrays.stream(merged.sizes()).max().orElseThrow());
    assertThat(merged.errorProbability()).isZero();
  }

  @Test
  void theEvidenceOnlyEverAddsToTheProof() {
    // Given
    Random random = new Random(7);
    SignalColumn shared = random(1000, 900, random);
    EntityMerging merging =
        new EntityMerging(
            1000, List.of(shared), List.of(new SignalFamily("any", SAME, List.of(shared))));
    // When / Then
    assertThat(merging.merged(ALPHA).count()).isLessThanOrEqualTo(merging.proven().count());
  }

  @Test
  void noNodesAreNoEntities() {
    assertThat(merging(0, List.of(SignalColumn.of(List.of()))).merged(ALPHA).count()).isZero();
    assertThat(merging(1, List.of(SignalColumn.of(List.of("a")))).merged(ALPHA).count()).isOne();
    assertThat(MergedEntities.sharing(0, List.of()).largest()).isZero();
  }

  @Test
  void refusesColumnsOfAnotherLength() {
    assertThatThrownBy(() -> merging(3, List.of(SignalColumn.of(List.of("a")))))
        .hasMessageContaining("one value for each node");
  }

  /** Relabels until nothing changes: slow, and plainly right. */
  private static int[] plain(int n, List<SignalColumn> columns) {
    int[] label = IntStream.range(0, n).toArray();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (label[j] < label[i] && share(i, j, columns)) {
            label[i] = label[j];
            changed = true;
          }
        }
      }
    }
    int[] order = Arrays.stream(label).distinct().sorted().toArray();
    return Arrays.stream(label).map(l -> Arrays.binarySearch(order, l)).toArray();
  }

  private static boolean share(int i, int j, List<SignalColumn> columns) {
    return columns.stream().anyMatch(c -> c.bucket(i) >= 0 && c.bucket(i) == c.bucket(j));
  }

  private static SignalColumn random(int n, int buckets, Random random) {
    return SignalColumn.of(
        IntStream.range(0, n)
            .mapToObj(i -> random.nextInt(10) == 0 ? null : (Object) random.nextInt(buckets))
            .toList());
  }

  private static EntityMerging merging(int n, List<SignalColumn> columns) {
    return new EntityMerging(
        n,
        List.of(),
        columns.stream().map(c -> new SignalFamily("made up", SAME, List.of(c))).toList());
  }
}
